"""The catalogue's table: the agent's own entries and the team's, by kind and name."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry, NamedDestination
from cammer_desktop.support.folding import folded
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.row_view import hear_row, show_as_rows, tell_row

_COLUMNS: Final = 4


class EntryTable(QTableWidget):
    """Shows the entries that contain every word of a search."""

    def __init__(self) -> None:
        super().__init__(0, _COLUMNS)
        self._rows: list[tuple[Entry, bool]] = []
        show_as_rows(self, _("Entradas del catálogo"))
        headings = [_("Tipo"), _("Nombre"), _("Código o título"), _("Vigencia")]
        self.setHorizontalHeaderLabels(headings)
        sized = QHeaderView.ResizeMode
        modes = (sized.ResizeToContents, sized.Stretch, sized.Stretch, sized.ResizeToContents)
        for column, mode in enumerate(modes):
            self.horizontalHeader().setSectionResizeMode(column, mode)

    @property
    def selected(self) -> Entry | None:
        """The selected entry if it is one of the agent's own, which can be changed."""
        rows = self.selectionModel().selectedRows()
        if not rows:
            return None
        entry, is_team = self._rows[rows[0].row()]
        return None if is_team else entry

    def show_entries(self, own: Iterable[Entry], team: Iterable[Entry], search: str) -> None:
        """Show those of the entries that match the search."""
        current, before = self.currentRow(), self._rows
        words = folded(search).split()
        entries = [*((entry, False) for entry in own), *((entry, True) for entry in team)]
        self._rows = sorted(
            (
                (entry, is_team)
                for entry, is_team in entries
                if all(word in folded(" ".join(_cells(entry, is_team))) for word in words)
            ),
            key=lambda pair: (pair[0].kind.value, folded(pair[0].name)),
        )
        self.setRowCount(len(self._rows))
        for row, (entry, is_team) in enumerate(self._rows):
            for column, text in enumerate(_cells(entry, is_team)):
                self.setItem(row, column, QTableWidgetItem(text))
            hear_row(self, row)
        if current >= 0 and self._rows:
            # The same entry, or what stands now in the place of one that was deleted.
            kept = before[current] in self._rows
            self.selectRow(self._rows.index(before[current]) if kept else self._clamped(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row if none is selected: of itself Qt would begin with the second."""
        super().focusInEvent(event)
        by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_keys and not self.selectedItems() and self._rows:
            self.selectRow(0)
        tell_row(self)

    def _clamped(self, row: int) -> int:
        return min(row, len(self._rows) - 1)


def described(entry: Entry) -> str:
    """Return an entry as no other is described: of one name there may be several."""
    kind = sentences.of_kind(entry.kind)
    if isinstance(entry, NamedDestination):
        text = _("{kind} «{name}» · código {code}")
        return text.format(kind=kind, name=entry.name, code=entry.code)
    text = _("{kind} «{name}» · {title}")
    return text.format(kind=kind, name=entry.name, title=entry.title)


def _cells(entry: Entry, is_team: bool) -> tuple[str, ...]:
    name = _("{name} · equipo").format(name=entry.name) if is_team else entry.name
    kind = sentences.of_kind(entry.kind)
    if isinstance(entry, NamedDestination):
        return (kind, name, entry.code, "")
    first = "" if entry.first is None else f"{entry.first:%d/%m/%Y}"
    last = "" if entry.last is None else f"{entry.last:%d/%m/%Y}"
    return (kind, name, entry.title, f"{first} – {last}" if first or last else "")
