"""Makes a table look and behave like a list of rows."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTableWidget

from cammer_desktop.ui.widgets.announce import announce


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


def hear_row(table: QTableWidget, row: int) -> None:
    """Have all of a row heard in its first cell, the one that the arrows go to."""
    model = table.model()
    texts = [model.index(row, column).data() for column in range(table.columnCount())]
    whole = ", ".join(filter(None, texts))
    model.setData(model.index(row, 0), whole, Qt.ItemDataRole.AccessibleTextRole)


def tell_row(table: QTableView) -> None:
    """Say the chosen row, which a screen reader does not name when the focus comes to the table."""
    text = table.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole)
    if text:
        # Behind the table's own name.
        QTimer.singleShot(0, table, lambda: announce(table, text))
