"""Paints a row of the history in two lines: customer and time, then phone, destination, result."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cammer_desktop.ui.ledger.row import Row
from cammer_desktop.ui.widgets.style import GRID, colour

ROW: Final = Qt.ItemDataRole.UserRole
"""The model's role that returns the `Row`."""

_BAR: Final = 3
_PADDING: Final = 4
_SIGN: Final = 18
_GAP: Final = 12
_CODE: Final = "abcd…6789"
"""A code that is cut is still that long: codes differ at their beginning or at their end."""


def height_of_rows(view: QWidget) -> int:
    """Return the height of every row, in logical pixels."""
    return 2 * (view.fontMetrics().lineSpacing() + _PADDING) + 1


class RowDelegate(QStyledItemDelegate):
    """Where there is no room for all, it is the destination that is cut, and the name."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground of a row, and both its lines."""
        row: Row = index.data(ROW)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        place = _ground(painter, option.rect, is_chosen=is_chosen)
        quiet = "text" if is_chosen else "muted"
        upper = _Line(painter, option.font, place.adjusted(0, 0, 0, -place.height() // 2))
        upper.left(row.sign, row.colour, is_bold=True)
        upper.place.setLeft(place.left() + _SIGN)
        upper.right(row.time, quiet)
        upper.left(row.name, "text", is_bold=True)
        lower = _Line(painter, option.font, place.adjusted(_SIGN, place.height() // 2, 0, 0))
        lower.right(row.result, row.colour)
        lower.left(row.phone, quiet)
        if row.place:
            spare = min(lower.width(row.code), lower.width(_CODE))
            lower.left(row.place, quiet, spare=lower.width(row.tag) + spare)
        if row.tag:
            lower.left(row.tag, quiet)
        lower.left(row.code, quiet, cut=Qt.TextElideMode.ElideMiddle)
        painter.restore()


class _Line:
    """A line of texts, from both its ends; what has no room is cut."""

    def __init__(self, painter: QPainter, font: QFont, place: QRect) -> None:
        self.place = place
        self._painter = painter
        self._font = font

    def width(self, text: str) -> int:
        """Return the room that a text takes, with the gap beside it."""
        return QFontMetrics(self._font).horizontalAdvance(text) + _GAP if text else 0

    def right(self, text: str, name: str) -> None:
        """Paint a text at the right end, in a colour of the theme."""
        self._paint(text, name, self._font, Qt.AlignmentFlag.AlignRight)
        self.place.setRight(self.place.right() - self.width(text))

    def left(
        self,
        text: str,
        name: str,
        *,
        is_bold: bool = False,
        spare: int = 0,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Paint a text at the left end, `spare` pixels less wide than the room that is left."""
        font = QFont(self._font)
        if is_bold:
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, cut, max(0, self.place.width() - spare))
        self._paint(shown, name, font, Qt.AlignmentFlag.AlignLeft)
        self.place.setLeft(self.place.left() + metrics.horizontalAdvance(shown) + _GAP)

    def _paint(self, text: str, name: str, font: QFont, side: Qt.AlignmentFlag) -> None:
        self._painter.setFont(font)
        self._painter.setPen(colour(name))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self._painter.drawText(self.place, int(flags), text)


def _ground(painter: QPainter, place: QRect, *, is_chosen: bool) -> QRect:
    """Paint what is behind a row, and return where its texts go."""
    if is_chosen:
        painter.fillRect(place, colour("chosen"))
        painter.fillRect(QRect(place.left(), place.top(), _BAR, place.height()), colour("accent"))
    painter.setPen(colour("line"))
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    return place.adjusted(GRID, _PADDING - 1, -GRID, -_PADDING)
