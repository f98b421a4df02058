"""Makes a table look and behave like a list of rows."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cammer_desktop.ui.widgets.announce import announce


class RowView(QTableView):
    """A table that has a row chosen as soon as it is reached by keys, and tells it.

    Home and End go to its ends: of itself Qt would stay within the row.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a row if none is: where one was last, else the first, and not Qt's second."""
        super().focusInEvent(event)
        by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_keys and not self.selectionModel().hasSelection() and self.model().rowCount():
            self.selectRow(max(0, self.currentIndex().row()))
        tell_row(self)

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


def tell_row(table: QTableView) -> None:
    """Say the chosen row, which a screen reader does not name when the focus comes to the table."""
    text = table.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole)
    if text:
        # Behind the table's own name.
        QTimer.singleShot(0, table, lambda: announce(table, text))
