"""Variables in a ticket's or a message's texts, such as `{nombre}`, and their values.

Their names are Spanish in every language of the program, since team files are shared. People write
them as they write words: `{Promoción}` and `{ nombre }` are `{promocion}` and `{nombre}`.
"""

import re
from collections.abc import Mapping
from typing import Final

from cammer_desktop.support.folding import folded

# A letter's accent may be a character of its own (NFD), which is no part of a word for `re`.
_VARIABLE: Final = re.compile(r"\{[^\S\r\n]*([\w\u0300-\u036f]+)[^\S\r\n]*\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each variable replaced by its value; one without a value stays."""
    return _VARIABLE.sub(lambda match: _value(match[1], values) or match[0], text)


def variables_in(text: str) -> tuple[str, ...]:
    """Return the names of the variables in a text, folded, each once."""
    return tuple(dict.fromkeys(folded(match[1]) for match in _VARIABLE.finditer(text)))


def first_in(text: str) -> str:
    """Return the first variable in a text as it is written there, braces too, "" without one."""
    found = _VARIABLE.search(text)
    return found[0] if found else ""


def unfilled(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the variables in a text that have no value, folded, each once."""
    return tuple(name for name in variables_in(text) if not _value(name, values))


def _value(name: str, values: Mapping[str, str]) -> str:
    return values.get(folded(name), "").strip()
