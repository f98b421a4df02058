"""One entry of the catalogue: a destination, a promotion or a template."""

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
    Template,
    has_unusable,
)
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.support import dates
from cammer_desktop.support.texts import _
from cammer_desktop.ui.catalogue.telling_dialog import TellingDialog
from cammer_desktop.ui.catalogue.template_fields import TemplateFields
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.lines_edit import lines_edit
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_LINES: Final = 4
_DAY: Final = date(2026, 12, 31)
_FIELD_OF: Final = {
    EntryFlaw.NAME: "name",
    EntryFlaw.CODE: "code",
    EntryFlaw.ORDER: "to",
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
        self._rows = _rows_of(kind)
        self._template: TemplateFields | None = None
        self._fill_in(entry)
        for row in self._rows.values():
            row.edited.connect(self._on_edited)
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
        try:
            entry = catalogue_file.entry_of(self._record(), self._day_of)
        except InvalidEntryError as error:
            self._show_problem(error.flaw)
            return
        before = self._before
        self._save.setEnabled(False)
        self.say(_("Guardando en su catálogo…"), "")
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

    def _record(self) -> catalogue_file.Record:
        """Return what was typed, as the fields of a file."""
        typed = {field: row.text for field, row in self._rows.items()}
        others = {} if self._template is None else self._template.record
        return {"kind": self._kind.value, **typed, **others}

    def _show_problem(self, flaw: EntryFlaw) -> None:
        """Show at its field what is wrong, and go there."""
        for row in self._rows.values():
            row.show_hint("")
        editor = None
        if self._template is not None:
            self._template.form.show_none()
            editor = self._template.form.show_problem(flaw)
        if editor is None:
            row = self._rows[self._flawed(flaw)]
            row.show_problem(sentences.of_entry_flaw(flaw))
            editor = row.editor
        editor.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        """Take back what is wrong with a field: it says something else now."""
        row = self.sender()
        if isinstance(row, FieldRow) and row.hint.property("state") == "error":
            row.show_hint("")

    def _flawed(self, flaw: EntryFlaw) -> str:
        """Return the field at which a flaw is shown."""
        if flaw is EntryFlaw.CHARACTERS:
            bad = (field for field, row in self._rows.items() if has_unusable(row.text))
            return next(bad, "code")  # a text of one line may hold tabs, a code may not
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
        """Return the day of a typed text; one that was there before holds in any year."""
        if isinstance(self._before, Promotion):
            for day in (self._before.first, self._before.last):
                if day is not None and text == _shown(day):
                    return day
        return catalogue_file.typed_day_of(text)

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
        elif entry is not None:
            self._rows["name"].set_text(entry.name)

    def _assemble(self) -> None:
        grid = FieldGrid()
        if self._kind is Kind.TEMPLATE:
            before = self._before if isinstance(self._before, Template) else None
            self._template = TemplateFields(grid, self._rows["name"], before)
        else:
            for row in self._rows.values():
                grid.add_row(row)
        note = keyed(_("{enter} guarda · {esc} cierra sin guardar"))
        if self._kind in (Kind.PROMOTION, Kind.TEMPLATE):
            note = keyed(_("{ctrl_enter} guarda · {esc} cierra sin guardar"))
        if self._kind is Kind.PROMOTION:
            grid.add_wide(_of_variables())
        grid.add_wide(self.notice)
        cancel = KeyButton(_("Cancelar"))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.set_default(self._save)
        self.fill(grid, Footer(cancel, self._save, note=note))


def _rows_of(kind: Kind) -> dict[str, FieldRow]:
    """Return the fields of an entry by their names in a file; a template has more than these."""
    rows = {"name": FieldRow(_("Nombre"), _("Nombre"), QLineEdit(), is_needed=True)}
    if kind in (Kind.CATEGORY, Kind.AGENT):
        rows["code"] = FieldRow(_("Código"), _("Código"), QLineEdit(), is_needed=True)
    elif kind is Kind.PROMOTION:
        description = lines_edit(_LINES)
        rows["title"] = FieldRow(_("Título"), _("Título"), QLineEdit(), is_needed=True)
        name = _("Descripción")
        rows["description"] = FieldRow(name, name, description, is_needed=True)
        rows["from"] = FieldRow(_("Desde"), _("Desde"), _day_line())
        rows["to"] = FieldRow(_("Hasta"), _("Hasta"), _day_line())
    return rows


def _of_variables() -> QLabel:
    """Return a note about the variables that a promotion may hold."""
    text = _("En los textos, {variables} son los del cliente.")
    note = QLabel(text.format(variables=sentences.of_variables()))
    note.setWordWrap(True)
    set_style_property(note, "role", "note")
    return note


def _shown(day: date | None) -> str:
    return "" if day is None else dates.full_date(day)


def _day_line() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(_("{day}; vacío: sin límite").format(day=_shown(_DAY)))
    return line
