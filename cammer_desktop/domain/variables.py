"""Variables in a ticket's texts, such as `{nombre}`, and their values.

Their names are Spanish in every language of the program, since team files are shared.
"""

import re
from collections.abc import Mapping
from typing import Final

_VARIABLE: Final = re.compile(r"\{(\w+)\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each variable replaced by its value; one without a value stays."""
    return _VARIABLE.sub(lambda match: _value(match[1], values) or match[0], text)


def unfilled(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the variables in a text that have no value, in lower case, each once."""
    names = (match[1] for match in _VARIABLE.finditer(text))
    return tuple(dict.fromkeys(name.casefold() for name in names if not _value(name, values)))


def _value(name: str, values: Mapping[str, str]) -> str:
    return values.get(name.casefold(), "").strip()
