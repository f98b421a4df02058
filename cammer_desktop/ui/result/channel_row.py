"""A row of the hand-over: a way to hand the link over, with what it takes and its key."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStylePainter

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import colour, font

_EDGE: Final = 12
_KEYS_EDGE: Final = 8
_LABEL: Final = 44
_DETAIL: Final = 128
_GAP: Final = 12
_SIGN_GAP: Final = 4
_SIGNS: Final = {"ok": "check-bold"}
"""The icon before a detail, by its colour."""


class ChannelRow(KeyButton):
    """Icon, label, detail and key; filled, it is the next step."""

    def __init__(self, icon: str, text: str, keys: str = "") -> None:
        """Take the icon's name, the label, and the keys as people read them."""
        super().__init__(text, keys)
        self._icon = icon
        self._details: tuple[str, ...] = ()
        self._shade = "muted"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fill(is_next=False)

    @property
    def told(self) -> str:
        """The whole detail, whether it fits or not; "" without one."""
        return self._details[0] if self._details else ""

    @property
    def detail(self) -> str:
        """The longest detail that fits whole, "" if none does."""
        room = self._keys_left - self._detail_left - _SIGN_GAP - self._sign_width
        small = QFontMetrics(font(SIZES.note))
        fitting = (each for each in self._details if small.horizontalAdvance(each) <= room)
        return next(fitting, "")

    def fill(self, is_next: bool) -> None:
        """Show that this is the next step, or is not."""
        self.take_role("primary" if is_next else "flat")

    def set_density(self, density: Density) -> None:
        """Take the height."""
        self.set_height(density.channel)

    def name_keys(self, keys: str) -> None:
        """Show other keys, as people read them."""
        super().name_keys(keys)
        self._describe()

    def tell(self, *details: str, shade: str = "muted") -> None:
        """Show what it takes or what became of it, in a colour of the theme.

        Of several details, each shorter than the one before, the first that fits is shown.
        """
        self._details, self._shade = tuple(filter(None, details)), shade
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, label and key; a detail may have none."""
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(self._shown)
        return QSize(_LABEL + wide + _GAP + self._keys_width + _KEYS_EDGE, SIZES.field)

    def minimumSizeHint(self) -> QSize:
        """Return the room for icon and label: the key is shown where there is enough for all."""
        return QSize(self.sizeHint().width() - self._keys_width - _GAP, SIZES.field)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet's ground, icon and texts; the detail only where it fits whole."""
        painter = QStylePainter(self)
        self.paint_ground(painter)
        front, quiet = self.shades
        place = QRect(_EDGE, (self.height() - SIZES.icon) // 2, SIZES.icon, SIZES.icon)
        paint_icon(painter, self._icon, place, front)
        painter.setFont(self._letters)
        self._paint_text(painter, _LABEL, self._shown, front)
        painter.setFont(font(SIZES.note))
        if self.width() >= self.sizeHint().width():
            self._paint_text(painter, self._keys_left, self._keys, quiet)
        detail, left = self.detail, self._detail_left
        shade = self._shade if quiet == "muted" else quiet
        if detail and self._sign_width:
            side = SIZES.small_icon
            sign = QRect(left, (self.height() - side) // 2, side, side)
            paint_icon(painter, _SIGNS[self._shade], sign, shade)
            left += self._sign_width
        self._paint_text(painter, left, detail, shade)
        self.paint_ring(painter)

    @property
    def _letters(self) -> QFont:
        return font(SIZES.text, bold=self.shades[0] == "on_accent")

    @property
    def _keys_width(self) -> int:
        return QFontMetrics(font(SIZES.note)).horizontalAdvance(self._keys)

    @property
    def _keys_left(self) -> int:
        """Where the keys begin."""
        return self.width() - _KEYS_EDGE - self._keys_width

    @property
    def _detail_left(self) -> int:
        """Where a detail, or its sign, begins: in all rows at the same place, if it has room."""
        after = _LABEL + QFontMetrics(self._letters).horizontalAdvance(self._shown)
        return max(_DETAIL, after + _GAP)

    @property
    def _sign_width(self) -> int:
        return SIZES.small_icon + _SIGN_GAP if self._shade in _SIGNS else 0

    def _describe(self) -> None:
        """Have a screen reader say what is seen beside the label, whether it fits or not."""
        self.setAccessibleDescription(", ".join(filter(None, (self.told, self._keys))))

    def _paint_text(self, painter: QStylePainter, left: int, text: str, shade: str) -> None:
        painter.setPen(colour(shade))
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
