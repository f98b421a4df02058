"""A button with its shortcut on it, in small letters behind its text."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font, set_style_property

_PADDING: Final = 12
_RING: Final = 2
_RING_INSIDE: Final = 3


class KeyButton(QPushButton):
    """Text and shortcut stand in its middle; filled, it is the next step."""

    def __init__(self, text: str, keys: str = "") -> None:
        """Take the text and the keys as people read them."""
        super().__init__(text)
        self._keys = keys

    def name_keys(self, keys: str) -> None:
        """Show other keys, as people read them."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    @property
    def is_filled(self) -> bool:
        """Whether it is shown as the next step."""
        return bool(self.property("role") == "primary")

    def fill(self, is_next: bool) -> None:
        """Show that this is the next step, or is not."""
        set_style_property(self, "role", "primary" if is_next else "")

    def sizeHint(self) -> QSize:
        """Return the room for both texts, the first one semibold."""
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(self._shown)
        if self._keys:
            wide += GRID + QFontMetrics(font(SIZES.note)).horizontalAdvance(self._keys)
        return QSize(wide + 2 * _PADDING + 2, SIZES.field)

    def minimumSizeHint(self) -> QSize:
        """Return the room for both texts."""
        return self.sizeHint()

    @property
    def _shown(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet's ground, both texts, and the ring of a filled one's focus."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        is_filled = self.is_filled and self.isEnabled()
        front = "disabled" if not self.isEnabled() else "on_accent" if is_filled else "text"
        quiet = front if is_filled or not self.isEnabled() else "muted"
        texts = [(self._shown, font(SIZES.text, bold=is_filled), front)]
        if self._keys:
            texts.append((self._keys, font(SIZES.note), quiet))
        widths = [QFontMetrics(each).horizontalAdvance(text) for text, each, _shade in texts]
        left = (self.width() - sum(widths) - GRID * (len(texts) - 1)) // 2
        for (text, letters, shade), width in zip(texts, widths, strict=True):
            painter.setFont(letters)
            painter.setPen(colour(shade))
            place = QRect(left, 0, width + 1, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
            left += width + GRID
        if is_filled and self.hasFocus():
            painter.setPen(QPen(colour("on_accent"), _RING))
            painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
            inside = _RING_INSIDE + _RING // 2
            painter.drawRoundedRect(self.rect().adjusted(inside, inside, -inside, -inside), 3, 3)
