"""A table's rows, one of which may say of itself what is announced while it has the focus."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex


class HeardRows(QAbstractTableModel):
    """Keeps one remark, as the accessible description of its cell; a subclass has the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._remarked = QPersistentModelIndex()
        self._remark = ""

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Have a cell described by a text in place of the one before; nothing else is taken."""
        if role != Qt.ItemDataRole.AccessibleDescriptionRole:
            return False
        self._remarked, self._remark = QPersistentModelIndex(index), str(value)
        return True

    def remark_at(self, index: _Index) -> str | None:
        """Return how a cell is described, None if it is not."""
        is_here = self._remarked.isValid() and self._remarked == index
        return self._remark or None if is_here else None
