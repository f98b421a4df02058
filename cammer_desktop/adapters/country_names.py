"""The countries' names in several languages: a file made from the Unicode CLDR."""

import json
from collections.abc import Mapping

from cammer_desktop.support.paths import resources


def country_names() -> Mapping[str, Mapping[str, str]]:
    """Return region (ISO 3166) to language to name. Raises OSError if the program is incomplete."""
    file = resources() / "countries" / "names.json"
    names: Mapping[str, Mapping[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return names
