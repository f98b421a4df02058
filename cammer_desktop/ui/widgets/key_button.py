"""A button with its shortcut on it, in small letters behind its text."""

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from cammer_desktop.ui.widgets.own_text import OwnText
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font, set_style_property

_RING: Final = 2
_RING_INSIDE: Final = 3


class KeyButton(OwnText, QPushButton):
    """Text and shortcut stand in its middle; filled, it is the next step.

    `PADDING` is the room beside them, in logical pixels.
    """

    PADDING: ClassVar = 12

    def __init__(self, text: str, keys: str = "", parent: QWidget | None = None) -> None:
        """Take the text and the keys as people read them."""
        super().__init__(text, parent)
        self._keys = keys
        self.setAccessibleDescription(keys)  # what is seen on it is heard
        self._high = 0
        self._takes_blanks = True

    def leave_blanks(self) -> None:
        """Be pressed by Enter alone: a blank may be one of a name that is typed on."""
        self._takes_blanks = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a blank, if that is wanted."""
        if event.key() == Qt.Key.Key_Space and not self._takes_blanks:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def set_height(self, height: int) -> None:
        """Take a height, in logical pixels, whatever the sheet says of its role."""
        self._high = height
        self._keep_height()

    def _keep_height(self) -> None:
        if self._high:
            self.setFixedHeight(self._high)

    def name_keys(self, keys: str) -> None:
        """Show other keys, as people read them."""
        self._keys = keys
        self.setAccessibleDescription(keys)
        self.updateGeometry()
        self.update()

    @property
    def is_filled(self) -> bool:
        """Whether it is shown as the next step."""
        return bool(self.property("role") == "primary")

    def fill(self, is_next: bool) -> None:
        """Show that this is the next step, or is not."""
        self.take_role("primary" if is_next else "")

    def take_role(self, role: str) -> None:
        """Take a role of the style sheet, which would give it the least height of its own."""
        set_style_property(self, "role", role)
        self._keep_height()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the height in another theme: its sheet brings the least height of a role again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_height()

    def sizeHint(self) -> QSize:
        """Return the room for both texts, the first one semibold."""
        return QSize(self._width(with_keys=True), self._high or SIZES.field)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the text: the keys are shown where there is enough for both."""
        return QSize(self._width(with_keys=False), SIZES.field)

    def _width(self, *, with_keys: bool) -> int:
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(self._shown)
        if self._keys and with_keys:
            wide += GRID + QFontMetrics(font(SIZES.note)).horizontalAdvance(self._keys)
        return wide + 2 * self.PADDING + 2

    @property
    def _shown(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's ground, both texts, and the ring of a filled one's focus."""
        self.paint_ground(event)
        painter = QPainter(self)
        front, quiet = self.shades
        texts = [(self._shown, font(SIZES.text, bold=front == "on_accent"), front)]
        if self._keys and self.width() >= self._width(with_keys=True):
            texts.append((self._keys, font(SIZES.note), quiet))
        widths = [QFontMetrics(each).horizontalAdvance(text) for text, each, _shade in texts]
        left = (self.width() - sum(widths) - GRID * (len(texts) - 1)) // 2
        for (text, letters, shade), width in zip(texts, widths, strict=True):
            painter.setFont(letters)
            painter.setPen(colour(shade))
            place = QRect(left, 0, width + 1, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
            left += width + GRID
        self.paint_ring(painter)

    @property
    def shades(self) -> tuple[str, str]:
        """The colours of the text and of what is said in smaller letters."""
        if not self.isEnabled():
            return ("disabled", "disabled")
        return ("on_accent", "on_accent") if self.is_filled else ("text", "muted")

    def paint_ground(self, event: QPaintEvent) -> None:
        """Paint what the sheet says of it, without any text."""
        super().paintEvent(event)

    def paint_ring(self, painter: QPainter) -> None:
        """Paint the ring of the focus inside, if it is filled."""
        if self.is_filled and self.isEnabled() and self.hasFocus():
            painter.setPen(QPen(colour("on_accent"), _RING))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = _RING_INSIDE + _RING // 2
            painter.drawRoundedRect(self.rect().adjusted(inside, inside, -inside, -inside), 3, 3)
