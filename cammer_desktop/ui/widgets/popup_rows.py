"""The rows of a list that opens under a field: a name, a tag beside it, and a detail below.

They are painted, so that a list of thousands is as quick as one of five.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QListView, QStyledItemDelegate, QStyleOptionViewItem

from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Pressable
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.row_state import state_of
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font, set_style_property
from cammer_desktop.ui.widgets.viewport import viewport_of

T = TypeVar("T")

DISTANCE: Final = 2
"""What is between a field and its list: nothing of the note below the field is seen there."""

INSIDE: Final = 4
"""What is between a list's edge and its rows."""

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = Qt.ItemDataRole.UserRole
_BAR: Final = 3
_PADDING: Final = 11
_UPPER: Final = 20
_LOWER: Final = 16
_TAG_PADDING: Final = 5


@dataclass(frozen=True, slots=True)
class PopupRow:
    """What is painted of an entry, and what is heard of it."""

    name: str
    detail: str
    heard: str
    tag: str = ""


class PopupRows(QStringListModel, Generic[T]):
    """Entries, each with the row that `row_of` makes of it when it is shown.

    Qt has a list of empty texts, as many as there are entries: a view that lays out thousands of
    rows asks for each how many there are, and would wait for Python's answer each time.
    """

    def __init__(self, parent: QObject, row_of: Callable[[T], PopupRow]) -> None:
        super().__init__(parent)
        self.entries: Sequence[T] = ()
        self.row_of = row_of

    def show(self, entries: Sequence[T]) -> None:
        """Have other entries."""
        self.entries = entries
        self.setStringList([""] * len(entries))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what a row of a list can: it is chosen, and neither written nor moved."""
        return QAbstractListModel.flags(self, index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or what is heard of it."""
        if role == _ROW:
            return self.row_of(self.entries[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row_of(self.entries[index.row()]).heard
        return None


class PopupDelegate(QStyledItemDelegate):
    """Paints a row in two lines; the chosen one has a ground and a bar."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of every row."""
        return QSize(0, SIZES.popup_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, bar and texts."""
        row: PopupRow = index.data(_ROW)
        place, state = option.rect, state_of(option)
        painter.save()
        if state.is_chosen:
            painter.fillRect(place, colour("chosen"))
            painter.fillRect(QRect(place.topLeft(), QSize(_BAR, place.height())), colour("link"))
        elif state.is_hovered:
            painter.fillRect(place, colour("hover"))
        above = (place.height() - _UPPER - _LOWER) // 2
        upper = QRect(place.left() + _PADDING, place.top() + above, 0, _UPPER)
        upper.setRight(place.right() - _PADDING)
        lower = QRect(upper.left(), upper.bottom() + 1, upper.width(), _LOWER)
        _paint_tag(painter, row, upper)
        _paint_text(painter, row.name, upper, "text", font(SIZES.text, bold=True))
        quiet = "text" if state.is_chosen else "muted"
        _paint_text(painter, row.detail, lower, quiet, font(SIZES.note))
        painter.restore()


def _paint_text(painter: QPainter, text: str, place: QRect, shade: str, letters: Any) -> None:
    painter.setFont(letters)
    painter.setPen(colour(shade))
    shown = QFontMetrics(letters).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_tag(painter: QPainter, row: PopupRow, line: QRect) -> None:
    """Paint the tag behind the name, and leave the line's rest to the name."""
    if not row.tag:
        return
    small = font(SIZES.note)
    wide = QFontMetrics(small).horizontalAdvance(row.tag) + 2 * _TAG_PADDING
    name = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(row.name)
    left = min(line.left() + name + GRID, line.right() - wide)
    box = QRect(left, line.top() + 2, wide, _LOWER)
    painter.setFont(small)
    painter.setPen(colour("line"))
    painter.setBrush(colour("base"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(colour("text"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), row.tag)
    line.setRight(left - GRID)


def width_of(row: PopupRow) -> int:
    """Return the width at which nothing of a row is cut."""
    wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(row.name)
    small = QFontMetrics(font(SIZES.note))
    if row.tag:
        wide += GRID + small.horizontalAdvance(row.tag) + 2 * _TAG_PADDING + 1
    return max(wide, small.horizontalAdvance(row.detail)) + 2 * (_PADDING + INSIDE + 1)


def show_as_popup(view: QListView) -> None:
    """Have rows painted in this way, and the keys stay where they are."""
    view.setItemDelegate(PopupDelegate(view))
    view.setUniformItemSizes(True)  # or it would ask for the rows of thousands
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    viewport_of(view).setAttribute(Qt.WidgetAttribute.WA_Hover)


class PopupFooter(QLabel):
    """The line that says which keys take a row and close the list; `pressed` by action takes it."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(keyed(_("{enter} elige la fila marcada · {esc} cierra")))
        self.setAccessibleName(self.text())
        self.setIndent(_PADDING)
        self.setFixedHeight(SIZES.field)
        set_style_property(self, "role", "popup-footer")

    def accessible(self) -> Pressable:
        """Return a button: of the row that is marked already a screen reader can choose nothing."""
        return Pressable(self, PopupFooter.press)

    def press(self) -> None:
        """Emit `pressed`."""
        self.pressed.emit()
