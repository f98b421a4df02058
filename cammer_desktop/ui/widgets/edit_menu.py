"""The menu of an editor: Qt's own, with the key beside each entry that has one."""

from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from cammer_desktop.ui.widgets.actions import shortcut_text

_Key = QKeySequence.StandardKey
_KEYS: Final = {
    "edit-undo": _Key.Undo,
    "edit-redo": _Key.Redo,
    "edit-cut": _Key.Cut,
    "edit-copy": _Key.Copy,
    "edit-paste": _Key.Paste,
    "select-all": _Key.SelectAll,
}


def edit_menu(editor: QLineEdit | QPlainTextEdit) -> QMenu:
    """Return a new menu for an editor.

    Qt leaves out a key that is a shortcut of the window as well, such as Ctrl+Z, whether the editor
    takes it or not.
    """
    menu = editor.createStandardContextMenu()
    for action in menu.actions():
        key = _KEYS.get(action.objectName())
        if key is not None:
            text = action.text().split("\t")[0]
            action.setText(f"{text}\t{shortcut_text(QKeySequence(key))}")
    return menu
