"""A row of the hand-over: a way to hand the link over, with what it takes and its key."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, font

_EDGE: Final = 12
_KEYS_EDGE: Final = 8
_LABEL: Final = 40
_DETAIL: Final = 128
_GAP: Final = 12
_KEYS_GAP: Final = 8
_SIGN_GAP: Final = 4
_SIGNS: Final = {"ok": "check-bold", "warning": "warning-fill"}
"""The icon before a detail, by its colour."""


class ChannelRow(KeyButton):
    """Icon, label, detail and key; filled, it is the next step.

    Where there is no room for all, the detail is shown and not the key, which the tooltip has too.
    """

    def __init__(self, icon: str, text: str, column: Sequence[str] = ()) -> None:
        """Take the icon's name, the label, and the labels of all rows that stand in its column."""
        super().__init__(text)
        self._icon = icon
        self._labels = (text, *column)
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
        room = self.width() - _KEYS_EDGE - self.detail_left - self._sign_width
        return next((each for each in self._details if _width_of(each) <= room), "")

    @property
    def shows_keys(self) -> bool:
        """Whether there is room for the keys beside label and detail."""
        used = self._label_right
        if self.detail:
            used = self.detail_left + self._sign_width + _width_of(self.detail)
        return used + _KEYS_GAP <= self.width() - _KEYS_EDGE - _width_of(self._keys)

    def fill(self, is_next: bool) -> None:
        """Show that this is the next step, or is not."""
        self.take_role("primary" if is_next else "flat")

    def name_keys(self, keys: str) -> None:
        """Show other keys, as people read them."""
        super().name_keys(keys)
        self._describe()

    def tell(self, *details: str, shade: str = "muted") -> None:
        """Show what it takes or what became of it, in a colour of the theme.

        Of several details, each shorter than the one before, the first that fits is shown.
        """
        told = (tuple(filter(None, details)), shade)
        if told != (self._details, self._shade):  # at most keys it is not
            self._details, self._shade = told
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, label and key; a detail may have none."""
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(self._shown)
        keys = _width_of(self._keys)
        return QSize(_LABEL + wide + _GAP + keys + _KEYS_EDGE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for icon and label: the key is shown where there is enough for all."""
        wide = self.sizeHint().width() - _width_of(self._keys) - _GAP
        return QSize(wide, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's ground, icon and texts; the detail only where it fits whole."""
        self.paint_ground(event)
        painter = QPainter(self)
        front, quiet = self.shades
        place = QRect(_EDGE, (self.height() - SIZES.icon) // 2, SIZES.icon, SIZES.icon)
        paint_icon(painter, self._icon, place, front)
        painter.setFont(self._letters)
        self._paint_text(painter, _LABEL, self._shown, front)
        painter.setFont(font(SIZES.note))
        if self.shows_keys:
            left = self.width() - _KEYS_EDGE - _width_of(self._keys)
            self._paint_text(painter, left, self._keys, quiet)
        detail, left = self.detail, self.detail_left
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
    def _label_right(self) -> int:
        return _LABEL + QFontMetrics(self._letters).horizontalAdvance(self._shown)

    @property
    def detail_left(self) -> int:
        """Where a detail, or its sign, begins: in all rows at the same place."""
        bold = QFontMetrics(font(SIZES.text, bold=True))
        return max(_DETAIL, _LABEL + max(map(bold.horizontalAdvance, self._labels)) + _GAP)

    @property
    def _sign_width(self) -> int:
        return SIZES.small_icon + _SIGN_GAP if self._shade in _SIGNS else 0

    def _describe(self) -> None:
        """Have a screen reader say what is seen beside the label, whether it fits or not."""
        self.setAccessibleDescription(", ".join(filter(None, (self.told, self._keys))))

    def _paint_text(self, painter: QPainter, left: int, text: str, shade: str) -> None:
        painter.setPen(colour(shade))
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)


def _width_of(text: str) -> int:
    """Return the width of a text in small letters."""
    return QFontMetrics(font(SIZES.note)).horizontalAdvance(text)
