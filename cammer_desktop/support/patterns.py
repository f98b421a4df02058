"""Regular expressions that are compiled when they are used first: a start uses few of them."""

import re
from typing import AnyStr, Generic, cast


class Pattern(Generic[AnyStr]):
    """Stands for a compiled pattern, whose methods become its own as they are asked for."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern that `re.compile` would return, for a name of a module."""
    return cast("re.Pattern[AnyStr]", Pattern(text, flags))
