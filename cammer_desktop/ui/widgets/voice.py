"""What is said once nothing has happened for a moment: a key or a moving focus would cut it off."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.ui.widgets.announce import announce

_REST_MS: Final = 300


class Voice(QObject):
    """Announces in the place of a widget, each time after a rest: of several texts the last one."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._text = self._heard = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)

    def say(self, text: str) -> None:
        """Say a text in place of what was not said yet; what is heard once is not heard again."""
        self._text = text
        self._rest.start()

    def add(self, text: str) -> None:
        """Say a text behind what was not said yet."""
        self.say(f"{self._text} {text}".strip())

    def say_if_new(self, text: str) -> None:
        """Say a text unless it was the last that was said."""
        self.say("" if text == self._heard else text)

    @Slot()
    def _on_rest(self) -> None:
        text, self._text = self._text, ""
        if text:
            self._heard = text
            announce(self._widget, text)
