"""Variables in a ticket's texts, such as `{nombre}`, and their values.

Their names are Spanish in every language of the program, since team files are shared.
"""

import re
from collections.abc import Mapping
from typing import Final

_VARIABLE: Final = re.compile(r"\{(\w+)\}")


class EmptyVariableError(ValueError):
    """A text holds a variable that is unknown or has no value."""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each variable replaced by its value. Raises EmptyVariableError."""

    def value(match: re.Match[str]) -> str:
        filling = values.get(match[1].casefold(), "").strip()
        if not filling:
            raise EmptyVariableError(match[1])
        return filling

    return _VARIABLE.sub(value, text)
