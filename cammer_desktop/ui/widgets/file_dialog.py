"""Where files are chosen: a dialog that opens in the person's documents, then where it was last.

Of itself Qt would open it in the current folder, which on Windows is the program's own: customers'
data do not belong there.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QStandardPaths,
    Slot,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from cammer_desktop.support import dates
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.hasty_keys import HastyKeys
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.input_rules import InputRules
from cammer_desktop.ui.widgets.style import set_style_property

LAST: Final = "last folder"
"""The name of the application's property that holds the last folder while the program runs."""

# The buttons of Qt's own dialog, where the system has none, and their icons.
_BUTTONS: Final = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "squares-four",
    "detailModeButton": "list-dashes",
}

# Columns of Qt's own dialog.
_NAME: Final = 0
_CHANGED: Final = 3

_Index = QModelIndex | QPersistentModelIndex


class FileDialog(QFileDialog):
    """A file dialog that opens in the right folder; `fileSelected` carries the path."""

    def __init__(self, title: str, filters: list[str], parent: QWidget) -> None:
        super().__init__(parent, title, _folder())
        self.setNameFilters(filters)
        self.fileSelected.connect(self._on_selected)
        # What Qt's own dialog has no Spanish for.
        self.setLabelText(QFileDialog.DialogLabel.LookIn, _("Carpeta:"))
        self.setLabelText(QFileDialog.DialogLabel.FileName, _("&Nombre:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, _("&Tipo:"))
        InputRules(self)

    @classmethod
    def for_catalogue(cls, title: str, parent: QWidget) -> "FileDialog":
        """Return a dialog that asks for a file with entries, by any name that programs give one."""
        filters = [_("Catálogos (*.csv *.json *.txt *.tsv)")]  # "Unicode text" of Excel is .txt
        return cls(title, filters, parent).asks_for_existing()

    def asks_for_existing(self) -> "FileDialog":
        """Accept existing files only, of any name if one asks for all; return the dialog."""
        self.setNameFilters([*self.nameFilters(), _("Todos los archivos (*)")])
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self

    def asks_where_to_save(self, name: str, suffix: str) -> "FileDialog":
        """Accept a new file, with `name` as the suggestion; return the dialog."""
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(suffix)
        self.selectFile(name)
        return self

    def setVisible(self, visible: bool) -> None:
        """Take what is typed before it stands."""
        super().setVisible(visible)
        if visible:
            HastyKeys(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Dress Qt's own dialog: its buttons are small, and black in the dark as well."""
        for button in self.findChildren(QToolButton):
            if button.objectName() in _BUTTONS:
                button.setIcon(icon(_BUTTONS[button.objectName()]))
                set_style_property(button, "role", "icon")
        for files in self.findChildren(QTreeView):
            _dress_columns(files)
        super().showEvent(event)

    @Slot(str)
    def _on_selected(self, path: str) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.setProperty(LAST, str(Path(path).parent))


class _Days(QStyledItemDelegate):
    """Writes when a file was changed as the program's language does: Qt asks the system's."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Take the time, as a sentence of the program's has it, in place of Qt's text."""
        super().initStyleOption(option, index)
        files = index.model()
        changed = None
        if isinstance(files, QFileSystemModel):
            changed = files.lastModified(index).toPython()
        if isinstance(changed, datetime):
            option.text = dates.date_and_time(changed)


def _dress_columns(files: QTreeView) -> None:
    """Show each column whole, and the names in the room that is left."""
    files.setItemDelegateForColumn(_CHANGED, _Days(files))
    files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    files.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)


def _folder() -> str:
    """Return the folder to open: the last one, else the documents, else the home folder."""
    application = QCoreApplication.instance()
    last = application.property(LAST) if application is not None else None
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for folder in (last, documents):
        if folder and Path(folder).is_dir():
            return str(folder)
    return str(Path.home())
