"""The code in the large: on a card that is white in every theme, and as a picture to paste."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from cammer_desktop.ui.result.qr_view import QrView, paint_code
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour

# As in the pictures that are saved: it stays crisp where it is shown smaller.
_PIXELS: Final = 8


class QrCard(QrView):
    """Paints the code as large as it fits; it takes the focus, to be heard."""

    EDGE = GRID // 2  # as in `QrBox`

    def __init__(self, link: str, whose: str) -> None:
        """Take the link, and whose it is."""
        super().__init__(0, "", whose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_link(link)

    def paint_card(self, painter: QPainter, square: QRect) -> None:
        """Paint the card, and with the focus its ring."""
        ratio = self.devicePixelRatioF()
        edge = round(self.EDGE * ratio)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(colour("focus" if self.hasFocus() else "line"))
        pen.setWidthF((2 if self.hasFocus() else 1) * ratio)
        painter.setPen(pen)
        painter.setBrush(Qt.GlobalColor.white)
        inside = round(ratio)
        card = square.adjusted(-edge + inside, -edge + inside, edge - inside, edge - inside)
        radius = SIZES.box_radius * ratio
        painter.drawRoundedRect(card, radius, radius)
        painter.restore()

    def image(self) -> QImage:
        """Return the code with its border, whole pixels for each module."""
        side = self._across * _PIXELS
        made = QImage(side, side, QImage.Format.Format_RGB32)
        painter = QPainter(made)
        paint_code(painter, self._modules, QPoint(0, 0), _PIXELS)
        painter.end()
        return made
