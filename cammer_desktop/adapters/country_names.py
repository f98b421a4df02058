"""The countries' names in several languages, from a file generated from the Unicode CLDR."""

import json
from collections.abc import Mapping

from cammer_desktop.support.paths import resources


def country_names() -> Mapping[str, Mapping[str, str]]:
    """Return the names by region (ISO 3166) and language.

    Raises OSError if the installation is incomplete.
    """
    file = resources() / "countries" / "names.json"
    names: Mapping[str, Mapping[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return names
