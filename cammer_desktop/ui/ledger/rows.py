"""Attempts as the rows of a table: what is painted and heard of each, and which of them stay."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query, matches
from cammer_desktop.ui.ledger.row import Row
from cammer_desktop.ui.ledger.row_delegate import ROW
from cammer_desktop.ui.widgets.heard_rows import HeardRows
from cammer_desktop.ui.widgets.tip import markup_of

_Index = QModelIndex | QPersistentModelIndex
_ROLES: Final = (
    ROW,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class AttemptRows(HeardRows):
    """Attempts as rows of a single column, whose `Row` is painted by the delegate."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take the clock, which has a time zone."""
        super().__init__()
        self._now = now
        self._attempts: list[Attempt] = []
        self._shown = Query()
        self._current: Attempt | None = None
        self._kept: int | None = None

    @property
    def current(self) -> Attempt | None:
        """The attempt that the window speaks of, as its row knows it; None without one."""
        row = self.row_of(_id(self._current))
        return self._current if row is None else self._attempts[row]

    def mark_current(self, attempt: Attempt | None) -> bool:
        """Show which attempt the window speaks of, None if of none; return if it is another."""
        before, self._current = _id(self._current), attempt
        if before == _id(attempt):
            return False
        self._repaint(self.row_of(before))
        self._repaint(self.row_of(_id(attempt)))
        return True

    def keep(self, attempt: Attempt | None) -> None:
        """Keep the row of the attempt that is shown, None if none is, whatever becomes of it.

        The one that was kept before goes if it is not what was asked for any more.
        """
        before, self._kept = self._kept, _id(attempt)
        row = self.row_of(before)
        if before != self._kept and row is not None and not self._is_asked_for(row):
            self._drop(row)

    @property
    def is_one_kept(self) -> bool:
        """Whether there is a row that is not what was asked for any more."""
        row = self.row_of(self._kept)
        return row is not None and not self._is_asked_for(row)

    def attempt(self, row: int) -> Attempt:
        """Return the attempt of a row."""
        return self._attempts[row]

    def row_of(self, attempt_id: int | None) -> int | None:
        """Return the row of the attempt with this number, None if it is not shown."""
        return next((row for row, it in enumerate(self._attempts) if it.id == attempt_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many attempts there are so far."""
        return 0 if parent.isValid() else len(self._attempts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns: one, which the delegate paints in two lines."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the `Row`, the customer's name, or all of it as a screen reader says it."""
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.remark_at(index)
        if role not in _ROLES:
            return None
        attempt = self._attempts[index.row()]
        row = Row.of(attempt, self._now(), is_current=attempt.id == _id(self._current))
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:  # typing goes to the next row that begins so
            return row.name
        return markup_of(row.heard) if role == Qt.ItemDataRole.ToolTipRole else row.heard

    def _replace(self, row: int, attempt: Attempt) -> None:
        """Show what an attempt has become, and not at all what was asked for no more."""
        self._attempts[row] = attempt
        if attempt.id == self._kept or self._is_asked_for(row):
            self._repaint(row)
        else:
            self._drop(row)

    def _is_asked_for(self, row: int) -> bool:
        return matches(self._attempts[row], self._shown)

    def _drop(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._attempts[row]
        self.endRemoveRows()

    def _repaint(self, row: int | None) -> None:
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))


def _id(attempt: Attempt | None) -> int | None:
    return None if attempt is None else attempt.id
