"""One entry of the catalogue: a destination or a promotion."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from cammer_desktop.domain import catalogue_file, sentences
from cammer_desktop.domain.catalogue import (
    Entry,
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Promotion,
)
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.catalogue.telling_dialog import TellingDialog
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.lines_edit import lines_edit
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_LINES: Final = 4
_FIELD_OF: Final = {
    EntryFlaw.NAME: "name",
    EntryFlaw.CODE: "code",
    EntryFlaw.ORDER: "to",
    EntryFlaw.CHARACTERS: "name",
}


class EntryDialog(TellingDialog):
    """Edits an entry, or a new one of a kind; `saved` carries the result, once it is stored."""

    saved = Signal(object)

    def __init__(
        self, kind: Kind, entry: Entry | None, catalogue: CatalogueController, parent: QWidget
    ) -> None:
        super().__init__(sentences.of_kind(kind), parent)
        self.setMinimumWidth(70 * GRID)
        self._kind = kind
        self._before = entry
        self._catalogue = catalogue
        self._save = KeyButton(_("Guardar"))
        self._rows = {"name": FieldRow(_("Nombre"), _("Nombre"), QLineEdit())}
        if kind is Kind.PROMOTION:
            description = lines_edit(_LINES)
            self._rows["title"] = FieldRow(_("Título"), _("Título"), QLineEdit())
            self._rows["description"] = FieldRow(_("Descripción"), _("Descripción"), description)
            self._rows["from"] = FieldRow(_("Desde"), _("Desde"), _day_line())
            self._rows["to"] = FieldRow(_("Hasta"), _("Hasta"), _day_line())
        else:
            self._rows["code"] = FieldRow(_("Código"), _("Código"), QLineEdit())
        self._fill_in(entry)
        self._assemble()
        self._rows["name"].editor.setFocus()

    def set_code(self, code: str) -> None:
        """Fill in the code."""
        self._rows["code"].set_text(code)

    def reject(self) -> None:
        """Close, unless it is being stored at this moment."""
        if self._save.isEnabled():
            super().reject()

    @Slot()
    def _on_save(self) -> None:
        record = {field: row.text for field, row in self._rows.items()}
        for row in self._rows.values():
            row.show_hint("")
        try:
            entry = catalogue_file.entry_of({**record, "kind": self._kind.value}, self._day_of)
        except InvalidEntryError as error:
            row = self._rows[self._flawed(error.flaw)]
            row.show_problem(sentences.of_entry_flaw(error.flaw))
            row.editor.setFocus()
            return
        before = self._before
        self._save.setEnabled(False)
        self.say(_("Se guarda en su catálogo…"), "")
        self._catalogue.change(
            lambda catalogue: catalogue.with_entry(entry, instead_of=before),
            lambda: self._on_stored(entry),
            self._on_store_failed,
        )

    def _on_stored(self, entry: Entry) -> None:
        self.accept()
        self.saved.emit(entry)

    def _on_store_failed(self, error: OSError) -> None:
        self._save.setEnabled(True)
        self.say(sentences.of_catalogue_fault(sentences.of_os_error(error)), "error")

    def _flawed(self, flaw: EntryFlaw) -> str:
        """Return the field at which a flaw is shown."""
        if flaw is EntryFlaw.TEXTS:
            return "description" if self._rows["title"].text.strip() else "title"
        if flaw is EntryFlaw.DATE:
            try:
                self._day_of(self._rows["from"].text.strip())
            except InvalidEntryError:
                return "from"
            return "to"
        return _FIELD_OF[flaw]

    def _day_of(self, text: str) -> date | None:
        """Return the day of a text, like `day_of`; one that was there before holds in any year."""
        if isinstance(self._before, Promotion):
            for day in (self._before.first, self._before.last):
                if day is not None and text == _shown(day):
                    return day
        return catalogue_file.day_of(text)

    def _fill_in(self, entry: Entry | None) -> None:
        if isinstance(entry, NamedDestination):
            self._rows["name"].set_text(entry.name)
            self._rows["code"].set_text(entry.code)
        elif isinstance(entry, Promotion):
            for field, text in (
                ("name", entry.name),
                ("title", entry.title),
                ("description", entry.description),
                ("from", _shown(entry.first)),
                ("to", _shown(entry.last)),
            ):
                self._rows[field].set_text(text)

    def _assemble(self) -> None:
        grid = FieldGrid()
        for row in self._rows.values():
            grid.add_row(row)
        note = keyed(_("{enter} guarda · {esc} cierra sin guardar"))
        if self._kind is Kind.PROMOTION:
            note = keyed(_("{ctrl_enter} guarda · {esc} cierra sin guardar"))
            variables = QLabel(
                _("En los textos, {variables} son los del cliente.").format(
                    variables=sentences.of_variables("{{{}}}")
                )
            )
            variables.setWordWrap(True)
            set_style_property(variables, "role", "note")
            grid.add_wide(variables)
        grid.add_wide(self.notice)
        cancel = KeyButton(_("Cancelar"))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.set_default(self._save)
        self.fill(grid, Footer(cancel, self._save, note=note))


def _shown(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _day_line() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(_("31/12/2026; vacío: sin límite"))
    return line
