"""The rows of the preview of what was copied: what will stand in a field of the form, and why."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.note import Note

_LEAST_LETTERS: Final = 16


class PreviewRow(Protocol):
    """A row of the preview."""

    @property
    def chosen(self) -> str:
        """What the agent has chosen of what may be meant, "" while nothing is."""
        ...

    def add_to(self, grid: FieldGrid) -> None:
        """Add the row with its label."""
        ...

    def show_row(self, value: str, note: str, state: str) -> None:
        """Show what will stand in the field, and a note with the sign of a state."""
        ...


class CertainRow(FieldRow):
    """What was found certainly, or was not found: it can be read and copied, not changed."""

    def __init__(self, name: str) -> None:
        """Take the field's name."""
        line = QLineEdit()
        line.setPlaceholderText(_("Queda vacío"))
        super().__init__(name, name, line)
        self.set_read_only(True)

    @property
    def chosen(self) -> str:
        """There is nothing to choose."""
        return ""

    def add_to(self, grid: FieldGrid) -> None:
        """Add the row with its label."""
        grid.add_row(self)

    def show_row(self, value: str, note: str, state: str) -> None:
        """Show what will stand in the field, and a note with the sign of a state."""
        if value != self.text:
            self.set_text(value)
        # Where nothing is written there is nothing for a screen reader to read.
        empty = "" if value else _("Queda vacío.")
        heard = note if empty in note else f"{empty} {note}"
        self.show_hint(note, state, heard)


class ChoiceRow(QWidget):
    """What may be meant: one of several, or nothing of it, which is chosen at first.

    `changed` is emitted when another one is chosen.
    """

    changed = Signal()

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """Take the field's name, and what may be meant."""
        super().__init__()
        self._name, self._candidates = name, candidates
        self.list = Choice(name)
        self.list.addItems(["", *candidates])
        # However long one is, it makes no dialog wider.
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(_LEAST_LETTERS)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.currentIndexChanged.connect(self._on_chosen)
        self._note = Note(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._note)

    @property
    def chosen(self) -> str:
        """What the agent has chosen of what may be meant, "" while nothing is."""
        return ("", *self._candidates)[self.list.currentIndex()]

    def add_to(self, grid: FieldGrid) -> None:
        """Add the row with its label."""
        grid.add(self._name, self).setBuddy(self.list)

    def show_row(self, value: str, note: str, state: str) -> None:
        """Show what will stand in the field without a choice, and a note with a state's sign."""
        without = _("Queda vacío") if self.chosen or not value else value
        self.list.setItemText(0, without)
        self._note.show_text(note, state)
        self.list.setAccessibleDescription(note)

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()
