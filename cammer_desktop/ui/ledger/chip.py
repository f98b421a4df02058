"""A chip: a small button that narrows a list, and says to what."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from cammer_desktop.ui.widgets.accessible import Opener
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.menu import Menu
from cammer_desktop.ui.widgets.own_text import OwnText
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font, set_style_property

_PADDING: Final = 11
_GAP: Final = 6


class Chip(OwnText, QPushButton):
    """Shows what is chosen, and a caret if that comes from a menu; filled while it narrows.

    Its accessible name is what it narrows by, its description what is chosen.
    """

    def __init__(self, name: str, menu: Menu | None = None) -> None:
        """Take the name, and the menu to choose from; without one it is on or off."""
        super().__init__(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_style_property(self, "role", "chip")
        if menu is None:
            self.setCheckable(True)
        else:
            self.setMenu(menu)

    def accessible(self) -> Opener | None:
        """Return a button that has its menu below it, or Qt's own without one."""
        role = QAccessible.Role.ButtonMenu
        return Opener(self, role, Chip.menu, Chip.showMenu) if self.menu() else None

    def show_choice(self, text: str, told: str, *, is_chosen: bool) -> None:
        """Show what is chosen; `told` says it whole, `is_chosen` whether that narrows the list."""
        self.setText(text)
        self.setToolTip(f"{self.accessibleName()}: {told}")
        self.setAccessibleDescription(told)
        set_style_property(self, "chosen", str(is_chosen).lower())
        self.updateGeometry()

    def width_for(self, text: str) -> int:
        """Return how wide it is with a text, in logical pixels."""
        caret = _GAP + SIZES.caret if self.menu() else 0
        return QFontMetrics(font(SIZES.text)).horizontalAdvance(text) + caret + 2 * _PADDING

    def sizeHint(self) -> QSize:
        """Return the room for text and caret."""
        return QSize(self.width_for(self.text()), SIZES.field)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a letter or two: in a narrow column the text is cut."""
        return QSize(6 * GRID, SIZES.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu as a list is opened, too."""
        if self.menu() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's ground, the text, and the caret behind it: Qt's stands before it."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        if self.menu():
            top = (self.height() - SIZES.caret) // 2
            caret = QRect(place.right() - SIZES.caret + 1, top, SIZES.caret, SIZES.caret)
            paint_icon(painter, "caret-down", caret, "text")
            place.setRight(caret.left() - _GAP)
        painter.setFont(font(SIZES.text))
        painter.setPen(colour("text"))
        cut = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(self.text(), cut, place.width() + 1)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
