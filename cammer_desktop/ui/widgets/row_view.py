"""Makes a table look and behave like a list of rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cammer_desktop.ui.widgets.voice import Voice

_Index = QModelIndex | QPersistentModelIndex


class RowView(QTableView):
    """A table that has a row chosen as soon as it is reached by keys, and tells it once.

    Home and End go to its ends: of itself Qt would stay within the row.
    """

    def __init__(self) -> None:
        super().__init__()
        self._voice = Voice(self)
        self._is_reached = False

    @property
    def is_ready(self) -> bool:
        """Whether the rows are those that somebody who comes by keys means."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a row if none is: where one was last, else the first, and not Qt's second."""
        self._is_reached = True
        super().focusInEvent(event)
        by_keys = event.reason() != Qt.FocusReason.MouseFocusReason and self.is_ready
        if by_keys and not self.selectionModel().hasSelection() and self.model().rowCount():
            self.selectRow(max(0, self.currentIndex().row()))
            self.scrollTo(self.currentIndex())
        self._is_reached = False
        # A screen reader says the table's name; behind that, the row.
        row = self.currentIndex().siblingAtColumn(0)
        self._voice.say(str(row.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Have the row say no longer what was announced."""
        super().focusOutEvent(event)
        self._forget_remark()

    def remark(self, text: str) -> bool:
        """Have the current row say a text of itself until the focus moves on; false without one.

        A screen reader takes the row for what has the focus, and not the table.
        """
        row = self.currentIndex().siblingAtColumn(0)
        if not row.isValid():
            return False
        if text == row.data(Qt.ItemDataRole.AccessibleTextRole):
            return True  # of itself it says that already
        self.model().setData(row, text, Qt.ItemDataRole.AccessibleDescriptionRole)
        told = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        # Of its children Qt counts the headers too, also those that are hidden.
        told.setChild((row.row() + 1) * (self.model().columnCount() + 1) + 1)
        QAccessible.updateAccessibility(told)
        return True

    def _forget_remark(self) -> None:
        self.model().setData(QModelIndex(), "", Qt.ItemDataRole.AccessibleDescriptionRole)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Have Qt say the row that the arrows go to, but not the one that is here already."""
        self._forget_remark()
        if not self._is_reached:
            self._voice.say("")
            super().currentChanged(current, previous)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads."""
        actions, model = QAbstractItemView.CursorAction, self.model()
        ends = {actions.MoveHome: 0, actions.MoveEnd: model.rowCount() - 1}
        if action in ends:
            return model.index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)


def show_as_rows(table: QTableView, name: str) -> None:
    """Have whole rows chosen and nothing edited; Tab leaves the table.

    `name` is what a screen reader says.
    """
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
