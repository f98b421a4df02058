"""Paints a row of the history in two lines: customer and time, then phone, destination, result."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from cammer_desktop.ui.ledger.row import Row
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.row_state import RowState, state_of
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, font

ROW: Final = Qt.ItemDataRole.UserRole
"""The model's role that returns the `Row`."""

_BAR: Final = 3
_RING: Final = 2
_GAP: Final = 8
_SIGN_GAP: Final = 12
_ICON_GAP: Final = 6
# From a row's top: both its lines, as high as their letters want it.
_UPPER: Final = (8, 20)
_LOWER: Final = (32, 16)
_CODE: Final = "abcd…6789"
"""A code that is cut is still that long: codes differ at their beginning or at their end."""


class RowDelegate(QStyledItemDelegate):
    """Where there is no room for all, it is the destination that is cut, and the name.

    The word at the end never is: it is what one looks for. The beginning of a destination stays as
    long as there is room for it: it tells two rows of one customer apart.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.edge = 2 * SIZES.grid
        self._name = font(SIZES.text, bold=True)
        self._small = font(SIZES.note)
        self._strong = font(SIZES.note, bold=True)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground of a row, and both its lines."""
        row: Row = index.data(ROW)
        state = state_of(option)
        # What the window speaks of is as good as chosen, unless it shows another row.
        is_meant = row.is_current and not self._view.selectionModel().hasSelection()
        is_chosen = state.is_chosen or is_meant
        painter.save()
        _paint_ground(painter, option.rect, row, state, is_chosen=is_chosen)
        quiet = "text" if is_chosen else "muted"
        room = option.rect.adjusted(self.edge, 0, -self._right_edge(option), 0)
        sign = QRect(room.left(), room.top() + _UPPER[0] + 2, SIZES.small_icon, SIZES.small_icon)
        shade = quiet if row.colour == "muted" else row.colour
        paint_icon(painter, row.sign, sign, shade)
        room.setLeft(sign.right() + 1 + _SIGN_GAP)
        upper = _Line(painter, self._small, _line(room, *_UPPER))
        upper.right(row.time, quiet, self._small)
        upper.left(row.name, "text", letters=self._name)
        lower = _Line(painter, self._small, _line(room, *_LOWER))
        _paint_ways(lower, row, quiet)
        letters = self._strong if row.is_waiting else self._small
        shade = "warning" if row.is_waiting else quiet if shade == "ok" else shade
        lower.right(row.end, shade, letters)
        _paint_destination(lower, row, quiet)
        painter.restore()

    def _right_edge(self, option: QStyleOptionViewItem) -> int:
        """Return the margin at the right: where a scroll bar comes, no text moves."""
        beside = self._view.width() - option.rect.width()
        return max(_GAP // 2, self.edge - beside)


class _Line:
    """A line of texts, from both its ends; what has no room is cut."""

    def __init__(self, painter: QPainter, letters: QFont, place: QRect) -> None:
        self.place = place
        self._painter = painter
        self.letters = letters

    @staticmethod
    def icons(number: int) -> int:
        """Return the room that so many icons take."""
        return number * (SIZES.small_icon + _ICON_GAP)

    def width(self, text: str) -> int:
        """Return the room that a text takes, with the gap beside it."""
        return QFontMetrics(self.letters).horizontalAdvance(text) + _GAP if text else 0

    def has_room(self, text: str, least: str) -> bool:
        """Tell whether a text has room, whole or cut to the width of `least`."""
        return self.place.width() >= min(self.width(text), self.width(least)) - _GAP

    def right(self, text: str, shade: str, letters: QFont) -> None:
        """Paint a text at the right end, in a colour of the theme."""
        if text:
            self._paint(text, shade, letters, Qt.AlignmentFlag.AlignRight)
            wide = QFontMetrics(letters).horizontalAdvance(text) + _GAP
            self.place.setRight(self.place.right() - wide)

    def icon(self, name: str, shade: str) -> None:
        """Paint an icon at the right end."""
        side = SIZES.small_icon
        paint_icon(
            self._painter,
            name,
            QRect(self.place.right() + 1 - side, self.place.top(), side, side),
            shade,
        )
        self.place.setRight(self.place.right() - side - _ICON_GAP)

    def left(
        self,
        text: str,
        shade: str,
        *,
        letters: QFont | None = None,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Paint a text at the left end, as much of it as there is room for."""
        if not text:
            return
        chosen = letters or self.letters
        metrics = QFontMetrics(chosen)
        shown = metrics.elidedText(text, cut, max(0, self.place.width()))
        self._paint(shown, shade, chosen, Qt.AlignmentFlag.AlignLeft)
        self.place.setLeft(self.place.left() + metrics.horizontalAdvance(shown) + _GAP)

    def _paint(self, text: str, shade: str, letters: QFont, side: Qt.AlignmentFlag) -> None:
        self._painter.setFont(letters)
        self._painter.setPen(colour(shade))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self._painter.drawText(self.place, int(flags), text)


def _line(room: QRect, top: int, height: int) -> QRect:
    return QRect(room.left(), room.top() + top, room.width(), height)


def _paint_ground(
    painter: QPainter, place: QRect, row: Row, state: RowState, *, is_chosen: bool
) -> None:
    """Paint what is behind a row: its fill, the line below it, its bar, the ring of the focus."""
    if is_chosen:
        painter.fillRect(place, colour("chosen"))
    elif state.is_hovered:
        painter.fillRect(place, colour("hover"))
    painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), colour("line"))
    if is_chosen or row.is_waiting:
        bar = QRect(place.left(), place.top(), _BAR, place.height())
        painter.fillRect(bar, colour("link" if is_chosen else "stripe"))
    if state.is_chosen and state.has_focus:
        painter.setPen(colour("focus"))
        for inside in range(_RING):
            painter.drawRect(place.adjusted(inside, inside, -inside - 1, -inside - 1))


def _paint_ways(line: _Line, row: Row, quiet: str) -> None:
    """Paint the icons of the ways, the latest at the right end.

    Neither the phone nor a word is cut: where not all have room, it is told how many more there
    are.
    """
    shown = len(row.icons)
    room = line.place.width() - line.width(row.phone) - line.width(row.end)
    while shown and line.icons(shown) + line.width(_more(row, shown)) > room:
        shown -= 1
    for icon in reversed(row.icons[len(row.icons) - shown :]):
        line.icon(icon, quiet)
    line.right(_more(row, shown), quiet, line.letters)


def _more(row: Row, shown: int) -> str:
    """Return how many ways have no icon if so many have one."""
    left_out = len(row.icons) - shown
    return f"+{left_out}" if left_out else ""


def _paint_destination(line: _Line, row: Row, quiet: str) -> None:
    """Paint phone and destination: its name and its code, each where enough of it has room."""
    line.left(row.phone, quiet)
    if not line.has_room(row.place, row.least):
        return
    line.left(row.place, quiet)
    line.left(row.tag, quiet)
    if line.has_room(row.code, _CODE):
        line.left(row.code, quiet, cut=Qt.TextElideMode.ElideMiddle)
