"""A button with an icon before its text, or with an icon alone."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font
from cammer_desktop.ui.widgets.tip import set_tip


class IconButton(KeyButton):
    """It paints itself: of itself Qt leaves no room between icon and text."""

    def __init__(self, icon: str, text: str = "", *, elides: bool = False) -> None:
        """Take the icon's name, and the text; without one it is a square.

        One that `elides` ends its text with dots where it has no room; its tooltip has it whole.
        """
        super().__init__(text)
        self._icon = icon
        self._elides = elides
        if elides:  # of itself a button is never narrower than its text
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for icon and text."""
        if not self.text():
            return QSize(SIZES.field, SIZES.field)
        return super().sizeHint() + QSize(SIZES.small_icon + GRID, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same room, or what the icon takes alone."""
        whole = self.sizeHint()
        return QSize(SIZES.field, whole.height()) if self._elides else whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text where it is not seen whole."""
        super().resizeEvent(event)
        if self._elides:
            set_tip(self, self._shown if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's ground, the icon and the text."""
        self.paint_ground(event)
        painter = QPainter(self)
        shade, _quiet = self.shades
        painter.setFont(font(SIZES.text))
        painter.setPen(colour(shade))
        side = SIZES.small_icon
        text = self._shown
        if self.width() < self.sizeHint().width():
            room = self.width() - side - GRID - 2 * self.PADDING
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        behind = painter.fontMetrics().horizontalAdvance(text)
        wide = side + (GRID + behind if behind else 0)
        place = QRect((self.width() - wide) // 2, (self.height() - side) // 2, side, side)
        paint_icon(painter, self._icon, place, shade)
        rest = self.rect().adjusted(place.right() + 1 + GRID, 0, 0, 0)
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), text)
