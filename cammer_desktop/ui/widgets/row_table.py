"""A table of a dialog: rows of one height from edge to edge, the chosen one unmistakable."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.notice import SIGNS
from cammer_desktop.ui.widgets.row_state import state_of
from cammer_desktop.ui.widgets.row_view import RowView, show_as_rows
from cammer_desktop.ui.widgets.rows_model import STATE
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font
from cammer_desktop.ui.widgets.viewport import viewport_of

_BAR: Final = 3
_RING: Final = 2
_EDGE: Final = 3 * GRID


class RowTable(RowView):
    """Shows rows of texts; `shades` says of each column what its texts are.

    "name" is the row's name, "text" an ordinary text, "note" one in small letters. The last cell of
    a row that has a state is in its colour, behind its sign.
    """

    def __init__(self, name: str, model: QAbstractItemModel, shades: Sequence[str]) -> None:
        """Take what a screen reader calls it, the rows, and the shades."""
        super().__init__()
        self.setModel(model)
        show_as_rows(self, name)
        self._shades = shades
        self.setItemDelegate(_Cells(shades, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().setDefaultSectionSize(SIZES.table_row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit(self, longest: Sequence[Sequence[str]]) -> None:
        """Give each column the room of its longest text; those without any share the rest.

        Qt would ask for the texts of a thousand rows to find out.
        """
        header = self.horizontalHeader()
        for column, (texts, shade) in enumerate(zip(longest, self._shades, strict=True)):
            if texts:
                heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
                metrics = QFontMetrics(_letters(shade))
                widest = max(metrics.horizontalAdvance(text) for text in (heading, *texts))
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, widest + 4 * GRID)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chosen row's bar and, with the focus, its ring over the cells."""
        super().paintEvent(event)
        rows = self.selectionModel().selectedRows()
        if not rows:
            return
        number = rows[0].row()
        top, height = self.rowViewportPosition(number), self.rowHeight(number)
        painter = QPainter(viewport_of(self))
        painter.fillRect(QRect(0, top, _BAR, height), colour("link"))
        if self.hasFocus():
            row = QRect(0, top, viewport_of(self).width(), height)
            painter.setPen(colour("focus"))
            for inside in range(_RING):
                painter.drawRect(row.adjusted(inside, inside, -inside - 1, -inside - 1))


class _Cells(QStyledItemDelegate):
    """Paints a cell: its fill, its text, and the line below its row."""

    def __init__(self, shades: Sequence[str], parent: RowTable) -> None:
        super().__init__(parent)
        self._shades = shades

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        place: QRect = option.rect
        is_chosen = state_of(option).is_chosen
        shade, column = self._shades[index.column()], index.column()
        letters = _letters(shade)
        if is_chosen:
            painter.fillRect(place, colour("chosen"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), colour("line"))
        is_last = column == index.model().columnCount() - 1
        room = place.adjusted(GRID if column else _EDGE, 0, -_EDGE if is_last else -GRID, 0)
        state = index.data(STATE) if is_last else ""
        if state:
            sign = QRect(room.left(), 0, SIZES.small_icon, SIZES.small_icon)
            sign.moveCenter(QPoint(sign.center().x(), room.center().y()))
            paint_icon(painter, SIGNS[state][0], sign, state)
            room.setLeft(sign.right() + 1 + GRID)
        text = QFontMetrics(letters).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(letters)
        quiet = "text" if is_chosen or shade == "name" else "muted"
        painter.setPen(colour(state or quiet))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)


def _letters(shade: str) -> QFont:
    return font(SIZES.note if shade == "note" else SIZES.text, bold=shade == "name")
