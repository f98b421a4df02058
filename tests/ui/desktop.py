"""The desktop with its programs, as far as the window asks it to open something."""

import threading
from collections.abc import Callable
from typing import Final

# Far longer than anything takes, in seconds.
_PATIENCE: Final = 20


class Desktop:
    """Implements `ports.Opener`: takes what it is asked to open, if `works`.

    `is_free` is cleared while a program takes its time; it runs by then if the desktop `starts`
    it at all.
    """

    def __init__(self) -> None:
        self.works = self.starts = True
        self.runs = 0
        self.opened: list[str] = []
        self.is_free = threading.Event()
        self.is_free.set()

    def open(self, uri: str, started: Callable[[], object] | None = None) -> bool:
        """Open nothing; return whether a program took it."""
        if self.starts and started is not None:
            started()
            self.runs += 1
        self.is_free.wait(_PATIENCE)
        if self.works:
            self.opened.append(uri)
        return self.works
