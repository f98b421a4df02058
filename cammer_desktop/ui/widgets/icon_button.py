"""A button with an icon before its text, or with an icon alone."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStylePainter

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font


class IconButton(KeyButton):
    """It paints itself: of itself Qt leaves no room between icon and text."""

    def __init__(self, icon: str, text: str = "") -> None:
        """Take the icon's name, and the text; without one it is a square."""
        super().__init__(text)
        self._icon = icon

    def sizeHint(self) -> QSize:
        """Return the room for icon and text."""
        if not self.text():
            return QSize(SIZES.field, SIZES.field)
        return super().sizeHint() + QSize(SIZES.small_icon + GRID, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet's ground, the icon and the text."""
        painter = QStylePainter(self)
        self.paint_ground(painter)
        shade, _quiet = self.shades
        painter.setFont(font(SIZES.text))
        painter.setPen(colour(shade))
        side = SIZES.small_icon
        behind = painter.fontMetrics().horizontalAdvance(self._shown)
        wide = side + (GRID + behind if behind else 0)
        place = QRect((self.width() - wide) // 2, (self.height() - side) // 2, side, side)
        paint_icon(painter, self._icon, place, shade)
        rest = self.rect().adjusted(place.right() + 1 + GRID, 0, 0, 0)
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), self._shown)
