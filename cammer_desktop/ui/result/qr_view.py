"""A QR code on the screen: black on white, whole device pixels for each module (ISO/IEC 18004)."""

import math
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from cammer_desktop.domain import qr
from cammer_desktop.support.texts import _

_GREY: Final = QImage.Format.Format_Grayscale8
# White for a light module (0), black for a dark one.
_GREYS: Final = b"\xff\x00".ljust(256, b"\x00")


def paint_code(painter: QPainter, modules: qr.Modules, corner: QPoint, scale: int) -> None:
    """Paint a code with its border, `scale` of the painter's units for each module, whole ones."""
    across = len(modules) + 2 * qr.QUIET_ZONE
    side = bytes(qr.QUIET_ZONE)
    rows = [bytes(across)] * qr.QUIET_ZONE
    pixels = b"".join((*rows, *(side + bytes(row) + side for row in modules), *rows))
    # One image takes a tenth of the time of a rectangle for each module, and one in the screen's
    # own format a quarter of a grey one. It is enlarged here: a printer might smooth it.
    grey = QImage(pixels.translate(_GREYS), across, across, across, _GREY)
    image = grey.convertToFormat(QImage.Format.Format_RGB32)
    size = QSize(across, across) * scale
    painter.drawImage(corner, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio))


class QrView(QLabel):
    """Paints the code of a link in its middle, as large as it fits, or a text if it does not fit.

    `EDGE` is what a frame takes of each side, in logical pixels.
    """

    EDGE: ClassVar = 0

    def __init__(self, side: int, if_too_small: str, whose: str = "") -> None:
        """Take the least side, in logical pixels, the text for a code that needs more, a name."""
        super().__init__()
        self._modules: qr.Modules = ()
        self._side = side
        self._if_too_small = if_too_small
        self._whose = whose
        self._too_long = False
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(_("Código QR"))
        self.setPixmap(QPixmap(1, 1))  # a label with a picture is a graphic to screen readers

    def show_link(self, link: str) -> None:
        """Show the code of a link; an empty text shows nothing."""
        self._too_long = False
        try:
            self._modules = qr.modules(link) if link else ()
        except qr.TooLongError:
            self._modules, self._too_long = (), True
        self._describe()
        self.update()

    @property
    def has_code(self) -> bool:
        """Whether there is a link, whether its code fits or not."""
        return bool(self._modules) or self._too_long

    @property
    def is_too_long(self) -> bool:
        """Whether the link fits into no code."""
        return self._too_long

    @property
    def fits(self) -> bool:
        """Whether the code fits with enough pixels for each module."""
        return self._scale() >= qr.MIN_PIXELS

    @property
    def needed(self) -> int:
        """The side that the code needs, in logical pixels."""
        return math.ceil(self._across * qr.MIN_PIXELS / self.devicePixelRatioF()) + 2 * self.EDGE

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return self.sizeHint()

    @property
    def _across(self) -> int:
        """How many modules a side has, with its border."""
        return len(self._modules) + 2 * qr.QUIET_ZONE

    def _scale(self) -> int:
        """Return the device pixels for each module, 0 without a code."""
        if not self._modules:
            return 0
        room = (min(self.width(), self.height()) - 2 * self.EDGE) * self.devicePixelRatioF()
        return int(room // self._across)

    def _excuse(self) -> str:
        """Return why no code is shown, "" if one is."""
        if self._too_long:
            return _("El enlace no cabe en un código QR.")
        return "" if not self._modules or self.fits else self._if_too_small

    def _describe(self) -> None:
        self.setAccessibleDescription(". ".join(filter(None, (self._whose, self._excuse()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the description: the code may fit now, or no longer."""
        super().resizeEvent(event)
        self._describe()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the code in whole device pixels, so that no module is blurred."""
        painter = QPainter(self)
        excuse = self._excuse()
        if excuse:
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(wrapped), excuse)
        if excuse or not self._modules:
            return
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        square = self.square
        self.paint_card(painter, square)
        paint_code(painter, self._modules, square.topLeft(), self._scale())

    def paint_card(self, painter: QPainter, square: QRect) -> None:
        """Paint what is around the code; `square` is in device pixels, and so is the painter."""

    @property
    def square(self) -> QRect:
        """Where the code is with its border, in device pixels."""
        ratio, side = self.devicePixelRatioF(), self._across * self._scale()
        # The window starts at a whole device pixel; the code has to as well.
        wide, high = int(self.width() * ratio), int(self.height() * ratio)
        return QRect(wide // 2 - side // 2, high // 2 - side // 2, side, side)
