"""The preview of what was copied: what goes where, before the form is filled in with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from cammer_desktop.domain.fields import CUSTOMER_FIELDS
from cammer_desktop.domain.intake import Intake
from cammer_desktop.domain.merging import Merged, merged
from cammer_desktop.domain.sentences import intakes
from cammer_desktop.domain.session import Draft
from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.intake_rows import CertainRow, ChoiceRow, PreviewRow
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Notice
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_WIDTH: Final = 72 * GRID


class IntakeDialog(Dialog):
    """Shows for each field what will stand in the form, and from which part of the text it is.

    What may be two things is for the agent to choose; until then it stays empty. `agreed` carries
    the `Merged` that was shown. Nothing of it is stored or sent.
    """

    agreed = Signal(object)

    def __init__(
        self, intake: Intake, draft: Draft, region: str, back_keys: str, parent: QWidget
    ) -> None:
        """Take what was found of numbers dialled in `region`, and the draft that it is for.

        `back_keys` would bring that back as it was.
        """
        super().__init__(_("Pegar datos"), parent)
        self.setMinimumWidth(_WIDTH)
        self._intake, self._draft, self._region = intake, draft, region
        self._back_keys, self._effect = back_keys, Notice()
        self._found = intakes.rows_of_intake(intake)
        self._rows = [_row_of(each) for each in self._found]
        self._merged, self._told = self._judged(), ""
        self._show()
        self._assemble()

    def tell(self) -> None:
        """Say what was found, and what that does."""
        values = (
            _("{field}: {text}.").format(
                field=each.name, text=self._merged.texts[each.field] or _("queda vacío")
            )
            for each in self._found
        )
        announce(self, " ".join((intakes.of_intake(self._intake), *values, self._told)).strip())

    def _judged(self) -> Merged:
        """Return what the form will hold."""
        rows = zip(self._found, self._rows, strict=True)
        chosen = {found.field: row.chosen for found, row in rows if row.chosen}
        prefill = self._intake.prefill(chosen)
        given = {field: getattr(prefill, field.spec.attribute) for field in CUSTOMER_FIELDS}
        return merged(self._draft, given, self._region)

    def _show(self) -> None:
        """Show what the form will hold, and what becomes of its draft."""
        merged = self._merged
        for found, row in zip(self._found, self._rows, strict=True):
            is_lost = merged.is_another and bool(merged.before.get(found.field))
            is_open = bool(found.candidates) and not merged.texts[found.field]
            row.show_row(
                merged.texts[found.field],
                intakes.of_merged(found, merged),
                "warning" if is_lost or is_open else "",
            )
        told = intakes.of_effect(self._draft, merged)
        if told:
            told = f"{told} " + _("{keys} lo devuelve.").format(keys=self._back_keys)
        self._told = told
        self._effect.show_text(told, "warning" if merged.is_another else "")

    @Slot()
    def _on_changed(self) -> None:
        before, self._merged = self._told, self._judged()
        self._show()
        if self._told != before:
            announce(self._effect, self._told)

    @Slot()
    def _on_fill(self) -> None:
        self.accept()
        self.agreed.emit(self._merged)

    def _assemble(self) -> None:
        grid = FieldGrid()
        grid.add_wide(_label(intakes.of_intake(self._intake), "text"))
        for row in self._rows:
            row.add_to(grid)
        if self._told:
            grid.add_wide(self._effect)
        unused = intakes.of_unused(self._intake)
        if unused:
            grid.add_wide(_label(unused, "note"))
        grid.end()
        fill, cancel = KeyButton(_("Rellenar")), KeyButton(_("Cancelar"))
        fill.clicked.connect(self._on_fill)
        cancel.clicked.connect(self.reject)
        self.set_default(fill)
        keys = keyed(_("{enter} llena el formulario · {esc} lo deja como está"))
        self.fill(grid, Footer(cancel, fill, note=keys))
        choices = [each for each in self._rows if isinstance(each, ChoiceRow)]
        for each in choices:
            each.changed.connect(self._on_changed)
        (choices[0].list if choices else fill).setFocus()


def _row_of(found: intakes.IntakeRow) -> PreviewRow:
    if found.candidates:
        return ChoiceRow(found.name, found.candidates)
    return CertainRow(found.name)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_style_property(label, "role", role)
    return label
