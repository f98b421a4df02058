"""Takes a row of a list that pops up when a screen reader chooses it there."""

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QListView


class ChosenByAction(QObject):
    """`chosen` carries the index of the row, which is the current one by then.

    Keys and pointer move the selection together with the current row. A screen reader changes
    the selection alone, and of the row that is selected already it takes it away.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        # A moment later: the selection changes first, the current row after it.
        self._moment = QTimer(self, singleShot=True, interval=0)
        self._moment.timeout.connect(self._look)
        view.selectionModel().selectionChanged.connect(self._moment.start)

    @Slot()
    def _look(self) -> None:
        current, selected = self._view.currentIndex(), self._view.selectedIndexes()
        if not (self._view.isVisible() and current.isValid()) or selected == [current]:
            return
        taken = next(iter(selected), current)
        self._view.setCurrentIndex(taken)
        self.chosen.emit(taken)
