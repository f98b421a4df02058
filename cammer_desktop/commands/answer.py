"""The JSON object that `link --json` prints, the same in every case."""

import json
from collections.abc import Mapping


def json_of(
    kind: str,
    message: str,
    fields: Mapping[str, tuple[str, ...]] | None = None,
    *,
    link: str | None = None,
    customer: Mapping[str, str | None] | None = None,
) -> str:
    """Return the object, with the same keys whatever the outcome is.

    It is in ASCII, which every code page of a Windows console decodes alike.
    """
    answer = {"outcome": kind, "link": link, "customer": customer}
    return json.dumps({**answer, "fields": fields or {}, "message": message})
