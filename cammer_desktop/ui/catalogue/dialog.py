"""The catalogue: the agent's own entries, which can be changed, and the team's, which cannot."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cammer_desktop.domain import catalogue_file, sentences
from cammer_desktop.domain.catalogue import Entry, Kind
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.file_work import FileWork
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import N_, _, isolated, ngettext
from cammer_desktop.ui.catalogue.entry_dialog import EntryDialog
from cammer_desktop.ui.catalogue.entry_table import EntryTable, described, of_equal_names
from cammer_desktop.ui.catalogue.import_dialog import ImportDialog
from cammer_desktop.ui.catalogue.new_entry_button import NewEntryButton
from cammer_desktop.ui.catalogue.telling_dialog import TellingDialog
from cammer_desktop.ui.widgets.actions import DELETE, action, action_of, keyed, qaction_for
from cammer_desktop.ui.widgets.column import line
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.file_dialog import FileDialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Notice
from cammer_desktop.ui.widgets.question import Question
from cammer_desktop.ui.widgets.search_edit import SearchEdit
from cammer_desktop.ui.widgets.segments import Segments
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_FILES: Final = "CSV (*.csv);;JSON (*.json)"
# What each part of the choice above the table shows.
_KINDS: Final = (None, Kind.CATEGORY, Kind.AGENT, Kind.PROMOTION, Kind.TEMPLATE)


class CatalogueDialog(TellingDialog):
    """Shows every entry; changes go to the own catalogue at once."""

    def __init__(self, controller: CatalogueController, parent: QWidget) -> None:
        # Room for a line, so that nothing moves when something is told.
        super().__init__(_("Catálogo"), parent, Notice(MARGIN, 3 * GRID // 2))
        self.resize(113 * GRID, 72 * GRID)
        self._controller = controller
        self._files = FileWork(controller.background, self)
        self._deleted: Entry | None = None
        self._question = Question(self)
        self._search = SearchEdit(_("Buscar en el catálogo"), _("Nombre o código"))
        self._search.textChanged.connect(self._on_searched)
        kinds = (_("Categorías"), _("Agentes"), _("Promociones"), _("Plantillas"))
        self._kind = Segments(_("Todo"), *kinds, name=_("Mostrar"))
        self._kind.choose(0)
        self._kind.chosen.connect(self._on_searched)
        self._table = EntryTable()
        self._search.entered.connect(self._table.setFocus)
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._table.model().modelReset.connect(self._on_selected)
        self._table.activated.connect(self._on_edit)
        delete = qaction_for(self, self.delete)
        self._table.addAction(delete)
        self._edit = _button(_("Editar…"), self._on_edit)
        self._delete = _button(
            _("Borrar…"), self.delete, action_of(CatalogueDialog.delete).shortcut
        )
        self._assemble()
        controller.changed.connect(self._fill)
        controller.refresh()
        self._fill()

    def quiet_text(self) -> str:
        """Return what there is to know of the entries while nothing is told."""
        return of_equal_names(self._table.shown)

    @Slot()
    def _fill(self) -> None:
        self._table.take(self._controller.listed)
        self._show_found()
        self.refresh_quiet()
        deleted = self._deleted
        if deleted is not None and deleted not in self._controller.own.entries:
            self._deleted = None
            self.say(
                _("{name} ya no está en el catálogo.").format(name=isolated(deleted.name)), "ok"
            )

    def _show_found(self) -> int:
        return self._table.search(self._search.text(), _KINDS[self._kind.current])

    @Slot()
    def _on_searched(self) -> None:
        number = self._show_found()
        self.refresh_quiet()
        text = ngettext("{n} entrada", "{n} entradas", number)
        self._search.tell(text.format(n=in_groups(number)))

    @Slot()
    def _on_selected(self) -> None:
        selected = self._table.selected
        for button in (self._edit, self._delete):
            button.setEnabled(selected is not None)

    def _open(self, kind: Kind, entry: Entry | None) -> None:
        dialog = EntryDialog(kind, entry, self._controller, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot(object)
    def _on_saved(self, entry: Entry) -> None:
        self.say(_("{name} está en el catálogo.").format(name=isolated(entry.name)), "ok")

    @Slot(object)
    def _on_new(self, kind: Kind) -> None:
        self._open(kind, None)

    @Slot()
    def _on_edit(self) -> None:
        entry = self._own_entry()
        if entry is not None:
            self._open(entry.kind, entry)

    @action(N_("Borrar"), DELETE, local=True)
    def delete(self) -> None:
        """Delete the selected entry after a question."""
        entry = self._own_entry()
        if entry is not None:
            text = _("¿Borrar del catálogo: {entry}? No se puede deshacer.").format(
                entry=described(entry)
            )
            self._question.ask(text, _("Borrar"), _("No borrar"), lambda: self._delete_entry(entry))

    def _delete_entry(self, entry: Entry) -> None:
        self.unsay()
        self._table.setFocus()
        self._deleted = entry  # told when it is stored
        self._controller.change(lambda catalogue: catalogue.without(entry))

    def _own_entry(self) -> Entry | None:
        """Return the selected entry; say why not if it is the team's."""
        entry = self._table.selected
        if entry is None and self._table.is_on_row:
            self.say(_("Es del equipo: solo se cambia en el archivo del equipo."), "warning")
        return entry

    @Slot()
    def _on_import(self) -> None:
        dialog = FileDialog.for_catalogue(_("Importar un catálogo"), self)
        dialog.fileSelected.connect(self._on_import_chosen)
        dialog.open()

    @Slot(str)
    def _on_import_chosen(self, path: str) -> None:
        dialog = ImportDialog(Path(path), self._controller, self)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    @Slot(str)
    def _on_imported(self, text: str) -> None:
        self.say(text, "ok")

    @Slot()
    def _on_export(self) -> None:
        dialog = FileDialog(_("Exportar el catálogo"), _FILES.split(";;"), self)
        dialog.asks_where_to_save("catalogo.csv", "csv")
        dialog.fileSelected.connect(self._on_export_chosen)
        dialog.open()

    @Slot(str)
    def _on_export_chosen(self, path: str) -> None:
        as_json = path.lower().endswith(".json")
        write = catalogue_file.to_json if as_json else catalogue_file.to_csv
        entries = self._controller.own.entries
        written = partial(self._on_written, Path(path), len(entries))
        self._files.write(Path(path), partial(write, entries), written, self._on_write_failed)

    def _on_written(self, path: Path, number: int) -> None:
        text = ngettext(
            "Exportado a {file}: {n} entrada suya.",
            "Exportado a {file}: {n} entradas suyas.",
            number,
        ).format(file=path, n=in_groups(number))
        if self._controller.team is not None:
            text += " " + _("Las del equipo están en el archivo del equipo.")
        self.say(text, "ok" if number else "warning")

    def _on_write_failed(self, error: OSError) -> None:
        self.say(sentences.of_failed_export(error), "error")

    def _assemble(self) -> None:
        new = NewEntryButton()
        new.wanted.connect(self._on_new)
        files = [
            _button(_("Importar…"), self._on_import),
            _button(_("Exportar…"), self._on_export),
        ]
        for button in files:
            set_style_property(button, "role", "flat")
        close = _button(_("Cerrar"), self.reject, keyed("{esc}"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        column.addLayout(above)
        above.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        above.setSpacing(GRID)
        above.addWidget(self._search, 1)
        above.addWidget(self._kind)
        column.addWidget(self._table, 1)
        column.addWidget(line())
        column.addWidget(self.notice)
        # No default button: Enter is for the rows, and never closes.
        self.stack(content, Footer(close, aside=[new, self._edit, self._delete, *files]))
        self._search.setFocus()


def _button(text: str, slot: Callable[[], None], keys: str = "") -> QPushButton:
    button = KeyButton(text, keys)
    button.clicked.connect(slot)
    return button
