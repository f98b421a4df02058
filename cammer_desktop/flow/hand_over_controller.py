"""Controller of the hand-over by message: what is sent, and the program that is opened with it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from cammer_desktop.domain.ports import Opener
from cammer_desktop.flow.background import Background
from cammer_desktop.services.message_service import MessageService


class HandOverController(QObject):
    """Composes messages, and opens them with the system's programs off the GUI thread."""

    def __init__(self, background: Background, opener: Opener, messages: MessageService) -> None:
        """Take where to open, what opens, and what is sent."""
        super().__init__()
        self._background = background
        self._opener = opener
        self.messages: Final = messages

    def open(self, uri: str, then: Callable[[bool], None]) -> None:
        """Open a URI; `then` gets whether a program took it."""
        self._background.run(lambda: self._opener.open(uri), then, "open")
