"""A model of rows of texts, which asks for the texts of a row only when it is shown."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from cammer_desktop.ui.widgets.heard_rows import HeardRows
from cammer_desktop.ui.widgets.tip import markup_of

T = TypeVar("T")

_Index = QModelIndex | QPersistentModelIndex
_ROLE: Final = Qt.ItemDataRole
STATE: Final = Qt.ItemDataRole.UserRole
"""The role of a row's state: "", "ok", "warning" or "error"."""


class RowsModel(HeardRows, Generic[T]):
    """Shows each of `rows` as the texts that `cells` makes of it.

    All of a row is heard in its first cell, the one that the arrows go to.
    """

    def __init__(
        self,
        headings: Sequence[str],
        cells: Callable[[T], Sequence[str]],
        state: Callable[[T], str] | None = None,
    ) -> None:
        """Take the columns' headings, and what makes of a row its texts and, if any, its state."""
        super().__init__()
        self._state = state
        self._headings = headings
        self._cells = cells
        self._rows: Sequence[T] = ()

    @property
    def rows(self) -> Sequence[T]:
        """What is shown, in this order."""
        return self._rows

    def show(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        is_heading = orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return self._headings[section] if is_heading else None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return a text, the same as a tooltip, or the whole row as a screen reader says it."""
        is_first = index.column() == 0
        if role == _ROLE.DisplayRole:
            return self._cells(self._rows[index.row()])[index.column()]
        if role == STATE:
            return self._state(self._rows[index.row()]) if self._state is not None else ""
        if role == _ROLE.AccessibleTextRole and is_first:
            return ", ".join(filter(None, self._cells(self._rows[index.row()])))
        if role == _ROLE.AccessibleDescriptionRole:
            return self.remark_at(index)
        if role == _ROLE.ToolTipRole:
            return markup_of(self._cells(self._rows[index.row()])[index.column()])
        return None
