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

    def value(match: re.Match[str]) -> str:
        filling = values.get(match[1].casefold(), "").strip()
        if not filling:
            raise EmptyVariableError(match[1])
        return filling

    return _VARIABLE.sub(value, text)
