"""What stands above the rows while the file cannot be read: a header with a whole sentence."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font

_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class FaultNote(QHeaderView):
    """As high as its text needs; of itself Qt cuts the text of a header."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent
        self.edge = 2 * GRID
        self.setStretchLastSection(True)
        self.setFont(font(SIZES.note))
        self.hide()

    @property
    def _text(self) -> str:
        text = self.model().headerData(0, Qt.Orientation.Horizontal) if self.model() else None
        return str(text or "")

    def sizeHint(self) -> QSize:
        """Return the height of the text in this width."""
        room = QRect(0, 0, self._table.width() - 2 * self.edge, 0)
        needed = self.fontMetrics().boundingRect(room, _WRAPPED, self._text)
        return QSize(super().sizeHint().width(), needed.height() + 2 * GRID)

    def paintSection(self, painter: QPainter, place: QRect, _section: int) -> None:
        """Paint all of the text, with a line below it."""
        painter.fillRect(place, colour("warning_tint"))
        painter.setFont(self.font())
        painter.setPen(colour("warning"))
        painter.drawText(place.adjusted(self.edge, 0, -self.edge, 0), _WRAPPED, self._text)
