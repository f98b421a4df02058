"""Objects that are made, and their modules imported, when they are first asked for something.

A start and a command name many more of them than they use.
"""

import functools
from collections.abc import Callable
from threading import RLock
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class _Late:
    """Stands for an object: gives its attributes, once it is made."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make: Callable[[], object] | None = make
        self._made: object = None
        self._making = RLock()  # two threads may be the first

    def __getattr__(self, name: str) -> object:
        with self._making:
            if self._make is not None:
                self._made, self._make = self._make(), None
        return getattr(self._made, name)


def late(make: Callable[P, T]) -> Callable[P, T]:
    """Decorate a function that imports a class and makes one of it: both are put off.

    What it raises is raised by who asks first, and by the next again.
    """

    @functools.wraps(make)
    def named(*given: P.args, **options: P.kwargs) -> T:
        return cast("T", _Late(functools.partial(make, *given, **options)))

    return named
