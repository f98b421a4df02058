"""The menu of an editor: Qt's own, with the key beside each entry that has one."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

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
    takes it or not. And it writes the others into the text, where they were read aloud as a part
    of the name. As shortcuts of a menu that belongs to nothing they do nothing of themselves.
    """
    menu = editor.createStandardContextMenu()
    for action in menu.actions():
        key = _KEYS.get(action.objectName())
        if key is not None:
            action.setText(action.text().split("\t")[0])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
    return menu
