"""Controller of the hand-over by message: what is sent, and the program that is opened with it."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain.ports import Opener
from cammer_desktop.flow.background import Background
from cammer_desktop.services.message_service import MessageService

# The window closes within 0.3 s.
_LAST_SECONDS: Final = 0.2

Then = Callable[[bool], None]


class HandOverController(QObject):
    """Composes messages, and opens them with the system's programs off the GUI thread."""

    def __init__(self, background: Background, opener: Opener, messages: MessageService) -> None:
        """Take where to open, what opens, and what is sent."""
        super().__init__()
        self._background = background
        self._opener = opener
        self._under_way: dict[threading.Event, tuple[int, Then]] = {}
        self.messages: Final = messages

    def open(self, uri: str, then: Then) -> None:
        """Open a URI; `then` gets whether a program took it."""
        started = threading.Event()

        def work() -> bool:
            is_open = self._opener.open(uri, started.set)
            if not is_open:
                started.clear()
            return is_open

        job = self._background.run(work, partial(self._on_ended, started), "open")
        self._under_way[started] = (job, then)

    @Slot()
    def finish(self) -> None:
        """Take each program that was started for one that works: this one ends now.

        Whether it is one is known only later, and nobody will be here to take note of that. Blocks
        for a moment, in which what `then` wants to be stored is stored.
        """
        newest = self._background.newest
        under_way, self._under_way = self._under_way, {}
        for started, (job, then) in under_way.items():
            self._background.drop(job)
            if started.is_set():
                then(True)
        self._background.wait(newest, _LAST_SECONDS)

    def _on_ended(self, started: threading.Event, is_open: bool) -> None:
        _job, then = self._under_way.pop(started)
        then(is_open)
