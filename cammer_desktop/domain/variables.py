"""Variables in a ticket's texts, such as `{nombre}`: what the customer reads in their place.

They are written in Spanish, whatever the program's language: team files are shared.
"""

import re
from collections.abc import Mapping
from typing import Final

_VARIABLE: Final = re.compile(r"\{(\w+)\}")


class EmptyVariableError(ValueError):
    """A text holds a variable that has no value, or that nobody knows."""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each variable's value in its place. Raises EmptyVariableError."""

    def value(found: re.Match[str]) -> str:
        filling = values.get(found[1].casefold(), "").strip()
        if not filling:
            raise EmptyVariableError(found[1])
        return filling

    return _VARIABLE.sub(value, text)
