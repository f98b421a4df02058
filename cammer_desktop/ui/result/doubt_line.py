"""What must be seen before a message is opened: a line at which no key does anything by chance."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.headline import Headline
from cammer_desktop.ui.widgets.held_keys import ENTER

_ICONS: Final = {"error": "x-circle-fill", "warning": "warning-fill", "ok": "check-circle-fill"}
_SHIFTED: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class DoubtLine(Headline):
    """Has the focus when a dialog comes by itself, and is read by a screen reader.

    `passed_over` carries the letter or digit of whoever types on without having seen it. `entered`
    is emitted when Tab leaves it for the fields, `attended` when the focus comes or goes.
    """

    passed_over = Signal(str)
    entered = Signal()
    attended = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(_("Por revisar"))
        told = _("Tab pasa al campo; con una letra empieza el cliente siguiente.")
        self.setAccessibleDescription(told)

    def show_doubt(self, text: str, state: str) -> None:
        """Show what must be seen; `state` is "error", "warning" or "ok"."""
        self.show_line(text, text, state, _ICONS[state])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do nothing on Enter, with any other key, and on blanks; pass on what is typed."""
        is_plain = not event.modifiers() & ~_SHIFTED
        if event.key() in ENTER or (is_plain and event.text().isspace()):
            event.accept()
        elif is_plain and _begins(event.text()):
            self.passed_over.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Go on to what is in doubt."""
        if not next:
            return super().focusNextPrevChild(next)
        self.entered.emit()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is read."""
        super().focusInEvent(event)
        self.attended.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.attended.emit(False)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        """Return that an input method is wanted: Qt gives none to what is read-only."""
        wanted = query == Qt.InputMethodQuery.ImEnabled
        return True if wanted else super().inputMethodQuery(query, *argument)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pass on what was composed."""
        if _begins(event.commitString()):
            self.passed_over.emit(event.commitString())
        event.accept()


def _begins(text: str) -> bool:
    """Tell whether a name or a number begins so."""
    return text[:1].isalnum() or text == "+"
