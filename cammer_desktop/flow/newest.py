"""Questions of which only the newest is answered."""

from collections.abc import Callable
from typing import Generic, TypeVar

from cammer_desktop.flow.background import Background

T = TypeVar("T")


class Newest(Generic[T]):
    """Works on one question at a time; of those asked meanwhile only the last one follows.

    So nobody gets an answer to what is not asked any more, and a folder that hangs is asked once.
    """

    def __init__(self, background: Background, name: str) -> None:
        """Take where the work runs, and its thread's name."""
        self._background = background
        self._name = name
        self._next: tuple[Callable[[], T], Callable[[T | None], None]] | None = None
        self._is_busy = False

    def ask(self, work: Callable[[], T], then: Callable[[T | None], None]) -> None:
        """Have work done; `then` gets what it returns, None if it fails, unless this is overtaken.

        An error, which nobody expects, is raised on the event loop after that.
        """
        self._next = work, then
        if not self._is_busy:
            self._start(work, then)

    def _start(self, work: Callable[[], T], then: Callable[[T | None], None]) -> None:
        self._next, self._is_busy = None, True

        def ended(result: T | None) -> None:
            self._is_busy = False
            if self._next is None:
                then(result)
            else:
                self._start(*self._next)

        def broke(error: Exception) -> None:
            ended(None)
            raise error

        self._background.run(work, ended, self._name, expected=Exception, failed=broke)
