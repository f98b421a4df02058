"""What an editor of one line and one of several have in common, which Qt calls by two names."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from cammer_desktop.ui.widgets.viewport import viewport_of

Editor = QLineEdit | QPlainTextEdit

_CHOOSES_ALL: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def text_of(editor: Editor) -> str:
    """Return the text as it was typed."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def select(editor: Editor, text: str) -> None:
    """Select the first place of a text that is there, upper case or lower."""
    if isinstance(editor, QLineEdit):
        editor.setSelection(editor.text().casefold().find(text.casefold()), len(text))
    else:
        editor.moveCursor(QTextCursor.MoveOperation.Start)
        editor.find(text)


def set_read_only(editor: Editor, read_only: bool) -> None:
    """Let the text be read but not changed, or be changed again."""
    editor.setReadOnly(read_only)
    if isinstance(editor, QPlainTextEdit):  # of itself it is painted where a text changes
        editor.update()
        viewport_of(editor).update()


def restore_caret(editor: Editor, caret: int, reason: Qt.FocusReason) -> None:
    """Bring the caret back into view, or to where it was, as the focus comes."""
    if isinstance(editor, QPlainTextEdit):
        # Whoever clicks puts the caret where they see something: nothing moves below the mouse.
        if reason != Qt.FocusReason.MouseFocusReason:
            editor.ensureCursorVisible()
    elif editor.cursorPosition() == 0 and reason not in _CHOOSES_ALL:
        place_caret(editor, caret)


def place_caret(editor: QLineEdit, place: int) -> None:
    """Put the caret at a place, of which screen readers are told nothing.

    To Orca (43) an editor whose caret moves has the focus already, and it says nothing more of it
    when that is told. A caret that moves with a selection Qt does not tell.
    """
    length = len(editor.text())
    editor.setSelection(*((0, place) if place else (length, -length)))
    editor.deselect()
