"""The catalogue's presenter: its dialogs, and messages about its files."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry, Kind
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.team import TeamFault
from cammer_desktop.flow.catalogue_controller import CatalogueController, TeamNews
from cammer_desktop.support.texts import N_, _, isolated
from cammer_desktop.ui.widgets.actions import action
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood


class CataloguePresenter(QObject):
    """Connects dialogs and message bar with the catalogue's controller.

    The dialogs are imported when they are opened: the first paint does not wait for them.
    """

    def __init__(self, window: QWidget, bar: MessageBar, controller: CatalogueController) -> None:
        """Take the window that the dialogs belong to."""
        super().__init__()
        self._window = window
        self._bar = bar
        self._controller = controller
        self._of_team = ""
        controller.team_told.connect(self._on_team_told)
        controller.store_failed.connect(self._on_store_failed)
        controller.set_aside.connect(self._on_set_aside)
        controller.flawed.connect(self._on_flawed)

    @action(N_("Abrir el catálogo"), "Ctrl+K")
    def edit(self) -> None:
        """Open the catalogue."""
        from cammer_desktop.ui.catalogue.dialog import CatalogueDialog

        CatalogueDialog(self._controller, self._window).open()

    @Slot(object, str)
    def save(self, kind: Kind, code: str) -> None:
        """Ask for a name for a code, and add both to the catalogue."""
        from cammer_desktop.ui.catalogue.entry_dialog import EntryDialog

        dialog = EntryDialog(kind, None, self._controller, self._window)
        dialog.set_code(code)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot(object)
    def _on_saved(self, entry: Entry) -> None:
        text = _("{name} está en el catálogo.").format(name=isolated(entry.name))
        self._bar.say(text, Mood.OK)

    @Slot(object)
    def _on_team_told(self, news: TeamNews) -> None:
        """Tell it in place of what was told of the team's file before."""
        self._take_back(self._of_team)
        if isinstance(news, TeamFault):
            self._of_team = sentences.of_team_fault(news, self._controller.team)
        else:
            self._of_team = sentences.of_team_rows(news)
        if self._of_team:
            self._warn(self._of_team)

    @Slot(object)
    def _on_store_failed(self, error: OSError) -> None:
        self._warn(sentences.of_catalogue_fault(sentences.of_os_error(error)))

    @Slot(str)
    def _on_set_aside(self, name: str) -> None:
        self._warn(sentences.of_catalogue_aside(name))

    @Slot(object)
    def _on_flawed(self, rows: Sequence[FileRow]) -> None:
        self._warn(sentences.of_catalogue_rows(rows))

    def _warn(self, text: str) -> None:
        """Tell it where the agent looks: in the catalogue's dialog if one is open."""
        from cammer_desktop.ui.catalogue.telling_dialog import telling_dialog

        dialog = telling_dialog()
        if dialog is None:
            self._bar.say(text, Mood.WARNING)
        else:
            dialog.add(text)

    def _take_back(self, text: str) -> None:
        """Drop a text that is not true any more, wherever it was told."""
        from cammer_desktop.ui.catalogue.telling_dialog import TellingDialog

        self._bar.withdraw(text)
        for dialog in self._window.findChildren(TellingDialog):
            dialog.withdraw(text)
