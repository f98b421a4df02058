"""A row of the hand-over: a way to hand the link over, with what it takes and its key."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStylePainter

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import colour, font

_EDGE: Final = 12
_LABEL: Final = 44
_DETAIL: Final = 136
_GAP: Final = 16


class ChannelRow(KeyButton):
    """Icon, label, detail and key, as wide as the column; filled, it is the next step."""

    def __init__(self, icon: str, text: str, keys: str = "") -> None:
        """Take the icon's name, the label, and the keys as people read them."""
        super().__init__(text, keys)
        self._icon = icon
        self._detail, self._shade = "", "muted"
        self.fill(is_next=False)

    def fill(self, is_next: bool) -> None:
        """Show that this is the next step, or is not."""
        self.take_role("primary" if is_next else "flat")

    def set_density(self, density: Density) -> None:
        """Take the height."""
        self.set_height(density.channel)

    def tell(self, detail: str, shade: str = "muted") -> None:
        """Show what it takes or what became of it, in a colour of the theme."""
        self._detail, self._shade = detail, shade
        self.setAccessibleDescription(detail)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, label and key; a detail may have none."""
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(self._shown)
        keys = QFontMetrics(font(SIZES.note)).horizontalAdvance(self._keys)
        return QSize(_LABEL + wide + _GAP + keys + _EDGE, SIZES.field)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet's ground, icon and texts; the detail only where it fits whole."""
        painter = QStylePainter(self)
        self.paint_ground(painter)
        front, quiet = self.shades
        place = QRect(_EDGE, (self.height() - SIZES.icon) // 2, SIZES.icon, SIZES.icon)
        paint_icon(painter, self._icon, place, front)
        label = font(SIZES.text, bold=front == "on_accent")
        after = _LABEL + QFontMetrics(label).horizontalAdvance(self._shown)
        small = QFontMetrics(font(SIZES.note))
        keys = self.width() - _EDGE - small.horizontalAdvance(self._keys)
        painter.setFont(label)
        self._paint_text(painter, _LABEL, self._shown, front)
        painter.setFont(font(SIZES.note))
        self._paint_text(painter, keys, self._keys, quiet)
        left = max(_DETAIL, after + _GAP)
        if left + small.horizontalAdvance(self._detail) + _GAP // 2 <= keys:
            shade = self._shade if quiet == "muted" else quiet
            self._paint_text(painter, left, self._detail, shade)
        self.paint_ring(painter)

    def _paint_text(self, painter: QStylePainter, left: int, text: str, shade: str) -> None:
        painter.setPen(colour(shade))
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
