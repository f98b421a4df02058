"""Where something will be: a dashed edge, and perhaps what it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, set_style_property


def paint_dashes(painter: QPainter, place: QRect) -> None:
    """Paint a dashed edge just inside a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("edge"), 1, Qt.PenStyle.DashLine))
    inside = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, SIZES.box_radius, SIZES.box_radius)


class DashedText(QLabel):
    """A text in a dashed box."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(GRID)
        set_style_property(self, "role", "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge, and the text."""
        painter = QPainter(self)
        paint_dashes(painter, self.rect())
        painter.end()
        super().paintEvent(event)
