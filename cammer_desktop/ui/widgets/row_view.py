"""Makes a table look and behave like a list of rows."""

from PySide6.QtWidgets import QAbstractItemView, QTableView


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
