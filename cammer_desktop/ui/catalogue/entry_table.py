"""The catalogue's table: the agent's own entries and the team's, by kind and name."""

from collections.abc import Sequence

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry, Kind, NamedDestination, Promotion
from cammer_desktop.domain.offers import Offer
from cammer_desktop.support.folding import folded
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.row_view import RowView, fit_columns, show_as_rows
from cammer_desktop.ui.widgets.rows_model import RowsModel


class EntryTable(RowView):
    """Shows the entries that contain every word of a search."""

    def __init__(self) -> None:
        super().__init__()
        headings = [_("Tipo"), _("Nombre"), _("Código o título"), _("Vigencia")]
        self._all: Sequence[Offer] = ()
        self._shown = RowsModel[Offer](headings, _cells)
        self.setModel(self._shown)
        show_as_rows(self, _("Entradas del catálogo"))
        self._kinds = {kind: folded(sentences.of_kind(kind)) for kind in Kind}
        self._team = folded(_("{name} · equipo").format(name=""))

    @property
    def is_on_row(self) -> bool:
        """Whether a row is selected."""
        return self.selectionModel().hasSelection()

    @property
    def selected(self) -> Entry | None:
        """The selected entry if it is one of the agent's own, which can be changed."""
        rows = self.selectionModel().selectedRows()
        if not rows:
            return None
        offer = self._shown.rows[rows[0].row()]
        return None if offer.is_team else offer.entry

    def show_entries(self, entries: Sequence[Offer], search: str) -> None:
        """Show those of these entries that match the search."""
        self._all = entries
        spans = ["00/00/0000 – 00/00/0000"] if any(map(_has_span, entries)) else [""]
        fit_columns(self, (list(map(sentences.of_kind, Kind)), (), (), spans))
        self.search(search)

    def search(self, text: str) -> int:
        """Show those of the entries that match a search; return how many."""
        before, current = self._shown.rows, self.currentIndex().row()
        words = folded(text).split()
        rows = [each for each in self._all if self._matches(each, words)] if words else self._all
        self._shown.show(rows)
        if current >= 0 and rows:
            # The same entry, or what stands now in the place of one that was deleted.
            kept = before[current] in rows
            clamped = min(current, len(rows) - 1)
            self.selectRow(rows.index(before[current]) if kept else clamped)
        return len(rows)

    def _matches(self, offer: Offer, words: Sequence[str]) -> bool:
        """Tell whether each word stands in a cell."""
        rest = [word for word in words if word not in offer.name and word not in offer.detail]
        if not rest:
            return True
        others = f"{self._kinds[offer.entry.kind]} {self._team if offer.is_team else ''}"
        if isinstance(offer.entry, Promotion):
            others += _validity(offer.entry)
        return all(word in others for word in rest)


def described(entry: Entry) -> str:
    """Return an entry as no other is described: of one name there may be several."""
    kind = sentences.of_kind(entry.kind)
    if isinstance(entry, NamedDestination):
        text = _("{kind} «{name}» · código {code}")
        return text.format(kind=kind, name=entry.name, code=entry.code)
    text = _("{kind} «{name}» · {title}")
    return text.format(kind=kind, name=entry.name, title=entry.title)


def _cells(offer: Offer) -> tuple[str, ...]:
    entry = offer.entry
    name = _("{name} · equipo").format(name=entry.name) if offer.is_team else entry.name
    kind = sentences.of_kind(entry.kind)
    if isinstance(entry, NamedDestination):
        return (kind, name, entry.code, "")
    return (kind, name, entry.title, _validity(entry))


def _has_span(offer: Offer) -> bool:
    return isinstance(offer.entry, Promotion) and bool(_validity(offer.entry))


def _validity(entry: Promotion) -> str:
    first = "" if entry.first is None else f"{entry.first:%d/%m/%Y}"
    last = "" if entry.last is None else f"{entry.last:%d/%m/%Y}"
    return f"{first} – {last}" if first or last else ""
