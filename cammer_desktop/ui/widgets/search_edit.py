"""A search field above a list: Esc empties it, Enter and the down arrow go to what was found."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets import aloud
from cammer_desktop.ui.widgets.edit_menu import edit_menu
from cammer_desktop.ui.widgets.escape_filter import EscapeFilter
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.menu import show_context_menu
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.voice import Voice

_PADDING: Final = 12
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTERING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchEdit(QLineEdit):
    """Emits `entered` to go to the list, and `left` on Esc where there is nothing to empty."""

    entered = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        """Take the accessible name and what stands in the empty field."""
        super().__init__()
        self.escape = EscapeFilter(self)
        self.found = ""
        self._voice = Voice(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._offer_to_clear)
        self.setTextMargins(SIZES.small_icon + GRID, 0, 0, 0)

    @Slot()
    def _offer_to_clear(self) -> None:
        """Have the button that clears, from the first text on: Qt searches all icons for it."""
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)
            for button in self.findChildren(QToolButton):
                button.setAccessibleName(_("Limpiar búsqueda"))

    def describe(self, found: str) -> None:
        """Say of itself how much was found, while somebody types here only when that is told."""
        self.found = found
        aloud.describe(self, found)

    def tell(self, found: str) -> None:
        """Say how much was found: whoever types does not see the list.

        It is said after the last key, which would cut it off.
        """
        self.describe(found)
        self._voice.say_if_new(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a magnifier before the text."""
        super().paintEvent(event)
        side = SIZES.small_icon
        place = QRect(_PADDING, (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "magnifying-glass", place, "muted")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of every editor."""
        show_context_menu(edit_menu(self), self, event)

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
