"""The link as it is dictated: in groups in large letters, each with what is said for it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import dictation
from cammer_desktop.domain.dictation import Part
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import MARGIN, Dialog
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.row_state import state_of
from cammer_desktop.ui.widgets.row_table import RowTable
from cammer_desktop.ui.widgets.rows_model import RowsModel
from cammer_desktop.ui.widgets.sizes import DENSITIES, SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font

_WIDTH: Final = 136 * GRID
_Index = QModelIndex | QPersistentModelIndex


class VoiceDialog(Dialog):
    """Shows a row for each group; the arrows and Enter go on at the customer's pace.

    `dictated` is emitted once, when the agent has gone beyond the first group; of a link that has
    no more than that, when it is shown.
    """

    dictated = Signal()

    def __init__(self, title: str, link: str, parent: QWidget) -> None:
        """Take whom the link is for and the link."""
        super().__init__(_("Dictar el enlace de {name}").format(name=isolated(title)), parent)
        self._is_dictated = False
        heading = ElidedLabel("header")
        heading.show_text(title)
        self._table = _Groups(dictation.parts(link), min(_WIDTH, parent.width()))
        self._table.activated.connect(self._on_activated)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        close = KeyButton(_("Cerrar"), keyed("{esc}"))
        close.clicked.connect(self.reject)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(heading)
        heading.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(self._table, 1)
        keys = keyed(_("Las flechas o {enter} pasan al grupo siguiente · {esc} cierra"))
        # No default button: Enter goes on, and closes nothing at the last group.
        self.stack(content, Footer(close, note=keys))
        self._table.setFocus()

    @Slot(QModelIndex)
    def _on_row(self, row: QModelIndex) -> None:
        is_beyond = row.row() > 0 or row.model().rowCount() == 1
        if is_beyond and not self._is_dictated:
            self._is_dictated = True
            self.dictated.emit()

    @Slot()
    def _on_activated(self) -> None:
        below = self._table.currentIndex().row() + 1
        if below < self._table.model().rowCount():
            self._table.selectRow(below)


class _Groups(RowTable):
    """A row for each group of the link, as high as what is said for it."""

    def __init__(self, parts: tuple[Part, ...], width: int) -> None:
        """Take the groups, and the width that is wanted, in logical pixels."""
        rows = RowsModel[Part]([_("Grupo"), _("Cómo se dicta")], _cells)
        rows.show(parts)
        super().__init__(_("Grupos del enlace"), rows, ("name", "text"))
        self._parts, self._width = parts, width
        self.setItemDelegate(_Spelled(self))
        self.setWordWrap(True)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        header = self.horizontalHeader()
        header.hide()
        letters = QFontMetrics(_letters(0))
        widest = max((letters.horizontalAdvance(part.text) for part in parts), default=0)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, min(widest, width // 2) + MARGIN + 2 * GRID)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def moveCursor(
        self, action: RowTable.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Stay in the first column: there all of a row is heard."""
        return super().moveCursor(action, modifiers).siblingAtColumn(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each row the height that its texts need in this width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def sizeHint(self) -> QSize:
        """Return the size in which every row is seen whole."""
        first = self.columnWidth(0)
        wide = (first, self._width - first)
        heights = (max(map(_height, range(2), wide, _cells(part))) for part in self._parts)
        return QSize(self._width, sum(heights))

    def minimumSizeHint(self) -> QSize:
        """Return a height in which there is something to see."""
        return QSize(self._width // 2, SIZES.row)


class _Spelled(QStyledItemDelegate):
    """Paints a cell whole: letters of one width may break anywhere, words between them."""

    def __init__(self, table: _Groups) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of the text in the width of its column."""
        wide = self._table.columnWidth(index.column())
        return QSize(wide, _height(index.column(), wide, str(index.data())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the fill of the chosen row, the text, and the line below it."""
        place: QRect = option.rect
        is_chosen = state_of(option).is_chosen
        if is_chosen:
            painter.fillRect(place, colour("chosen"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), colour("line"))
        painter.setFont(_letters(index.column()))
        painter.setPen(colour("text"))
        room = _room(place, index.column())
        painter.drawText(room, _wrapping(index.column()), str(index.data()))


def _cells(part: Part) -> tuple[str, str]:
    return part.text, part.spoken


def _height(column: int, width: int, text: str) -> int:
    """Return the height of a row that shows a text whole in a column so wide."""
    room = _room(QRect(0, 0, width, SIZES.row), column)
    needed = QFontMetrics(_letters(column)).boundingRect(room, _wrapping(column), text)
    return max(SIZES.table_row + GRID, needed.height() + 2 * GRID)


def _letters(column: int) -> QFont:
    is_group = column == 0
    return font(DENSITIES[0].code_text if is_group else SIZES.header_text, mono=is_group)


def _wrapping(column: int) -> int:
    flag = Qt.TextFlag.TextWordWrap if column else Qt.TextFlag.TextWrapAnywhere
    return int(Qt.AlignmentFlag.AlignVCenter | flag)


def _room(place: QRect, column: int) -> QRect:
    return place.adjusted(GRID if column else MARGIN, GRID, -MARGIN if column else -GRID, -GRID)
