"""An editor of several lines in a dialog."""

from typing import Final

from PySide6.QtWidgets import QPlainTextEdit

# What the sheet has around the lines, and the document's own margin.
_AROUND: Final = 14


def lines_edit(lines: int) -> QPlainTextEdit:
    """Return an editor in which so many lines are seen; Tab leaves it."""
    edit = QPlainTextEdit()
    edit.document().setDocumentMargin(2)  # its text stands level with a line's
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * lines + _AROUND)
    return edit
