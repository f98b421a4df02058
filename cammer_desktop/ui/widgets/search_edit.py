"""A search field above a list: Esc empties it, Enter and the down arrow go to what was found."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.input_rules import is_escape_override

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTERING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchEdit(QLineEdit):
    """Emits `entered` to go to the list, and `left` on Esc where there is nothing to empty."""

    entered = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        """Take the accessible name and what stands in the empty field."""
        super().__init__()
        self.leaves_escape: Callable[[], bool] = bool  # never
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)

    def tell(self, found: str) -> None:
        """Say how much was found: whoever types does not see the list."""
        self.setAccessibleDescription(found)
        announce(self, found)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window's shortcut, unless `leaves_escape` says otherwise."""
        if is_escape_override(event) and not self.leaves_escape():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field, leave it, or go to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
                event.ignore()  # it closes a dialog
        elif event.key() in _ENTERING and event.modifiers() in _PLAIN:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
