"""What is said once nothing has happened for a moment: a key or a moving focus would cut it off."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets import aloud

_REST_MS: Final = 300
# Where another window has come to the front: by then it was said which, and what has the focus.
_IN_FRONT_MS: Final = 700


class Voice(QObject):
    """Says texts in the place of a widget, each time after a rest: of several the last one.

    A screen reader breaks off whatever it says when the focus moves, also for a moment: the rest
    begins anew then. `resting` is emitted at its end, just before something is said.
    """

    resting = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._text = self._heard = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rest)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def say(self, text: str) -> None:
        """Say a text in place of what was not said yet; what is heard once is not heard again."""
        self._text = text
        self._rest.start(_REST_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether something was not said yet."""
        return bool(self._text)

    def withdraw(self, text: str) -> None:
        """Do not say a text any more, if it was not said yet: it is not true any more."""
        if text == self._text:
            self._text = ""

    def add(self, text: str) -> None:
        """Say a text behind what was not said yet, unless that says it already."""
        self.say(self._text if text in self._text else f"{self._text} {text}".strip())

    def say_if_new(self, text: str) -> None:
        """Say a text unless it was the last that was said."""
        self.say("" if text == self._heard else text)

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._rest.isActive():
            self._rest.start(_IN_FRONT_MS if before is None else _REST_MS)
            if now is not None and aloud.is_wrong(now):
                aloud.foretell(now, self._told(self._text))

    @Slot()
    def _on_rest(self) -> None:
        text, self._text = self._text, ""
        self.resting.emit()
        if text:
            self._heard = text
            aloud.say(self._widget, self._told(text))

    def _told(self, text: str) -> str:
        """Return a text as it is said."""
        return text


class FieldVoice(Voice):
    """Says what is to be said of a field: by its name, where the focus has gone on meanwhile."""

    def _told(self, text: str) -> str:
        if self._widget.hasFocus():
            return text
        return _("{field}: {text}").format(field=self._widget.accessibleName(), text=text)
