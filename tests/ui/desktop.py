"""The desktop with its programs, as far as the window asks it to open something."""

import threading
from typing import Final

# Far longer than anything takes, in seconds.
_PATIENCE: Final = 20


class Desktop:
    """Implements `ports.Opener`: takes what it is asked to open, if `works`.

    `is_free` is cleared while a program takes its time to start.
    """

    def __init__(self) -> None:
        self.works = True
        self.opened: list[str] = []
        self.is_free = threading.Event()
        self.is_free.set()

    def open(self, uri: str) -> bool:
        """Open nothing; return whether a program took it."""
        self.is_free.wait(_PATIENCE)
        if self.works:
            self.opened.append(uri)
        return self.works
