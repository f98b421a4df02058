"""The catalogue's table: the agent's own entries and the team's, by kind and name."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry, Kind, NamedDestination, Promotion, Template
from cammer_desktop.domain.offers import Offer
from cammer_desktop.support import dates
from cammer_desktop.support.folding import folded
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.row_table import RowTable
from cammer_desktop.ui.widgets.rows_model import RowsModel
from cammer_desktop.ui.widgets.style import colour
from cammer_desktop.ui.widgets.viewport import viewport_of

_SHADES: Final = ("name", "text", "note", "note", "note")
_VALIDITY: Final = 3
# As wide as most codes are, the vendor's.
_CODE: Final = "00000000-0000-0000-0000-000000000000"


class EntryTable(RowTable):
    """Shows the entries of a kind that contain every word of a search."""

    def __init__(self) -> None:
        headings = [_("Nombre"), _("Tipo"), _("Código o texto"), _("Vigencia"), _("Origen")]
        self._all: Sequence[Offer] = ()
        self._kind: Kind | None = None
        self._is_searched = False
        self._shown = RowsModel[Offer](headings, _cells)
        super().__init__(_("Entradas del catálogo"), self._shown, _SHADES)
        self._types = {
            (kind, is_team): folded(f"{sentences.of_kind(kind)} {_origin(is_team)}")
            for kind in Kind
            for is_team in (False, True)
        }

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

    @property
    def shown(self) -> Sequence[Offer]:
        """What stands in the rows."""
        return self._shown.rows

    def take(self, entries: Sequence[Offer]) -> None:
        """Take all entries there are; `search` shows them."""
        self._all = entries
        kinds, origins = list(map(sentences.of_kind, Kind)), list(map(_origin, (False, True)))
        self.fit(((), kinds, [_CODE], ["00/00/0000 – 00/00/0000"], origins))
        self.setColumnHidden(_VALIDITY, not any(map(_has_span, entries)))

    def search(self, text: str, kind: Kind | None) -> int:
        """Show those of the entries that match a search, of a kind or of all; return how many."""
        before, current = self._shown.rows, self.currentIndex().row()
        self._kind = kind
        words = folded(text).split()
        self._is_searched = bool(words)
        rows = self._all
        if kind is not None:
            rows = [each for each in rows if each.entry.kind is kind]
        if words:
            rows = [each for each in rows if self._matches(each, words)]
        self._shown.show(rows)
        if current >= 0 and rows:
            # The same entry, or what stands now in the place of one that was deleted.
            same = (row for row, each in enumerate(rows) if each == before[current])
            self.selectRow(next(same, min(current, len(rows) - 1)))
        self.horizontalHeader().setVisible(bool(self._all))
        self.setAccessibleDescription("" if rows else self.emptiness)
        viewport_of(self).update()
        return len(rows)

    @property
    def emptiness(self) -> str:
        """What is said in place of rows, and what there is to do."""
        is_there = any(self._kind in (None, each.entry.kind) for each in self._all)
        if self._kind is Kind.TEMPLATE and not is_there:
            return _(
                "No hay plantillas. Una plantilla es el texto con que se entrega un enlace por"
                " WhatsApp, SMS o correo: cree una con «Nueva…»."
            )
        if self._all and self._kind is None:
            return _("Nada coincide. Escriba menos.")
        if self._all and not self._is_searched:
            return _("Nada coincide. Elija «Todo».")
        if self._all:
            return _("Nada coincide. Escriba menos, o elija «Todo».")
        return _("El catálogo está vacío: cree una entrada o importe un archivo CSV o JSON.")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or a text if there are none."""
        super().paintEvent(event)
        if not self._shown.rows:
            painter = QPainter(viewport_of(self))
            painter.setPen(colour("muted"))
            centre = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            place = viewport_of(self).rect().adjusted(MARGIN, 0, -MARGIN, 0)
            painter.drawText(place, centre, self.emptiness)

    def _matches(self, offer: Offer, words: Sequence[str]) -> bool:
        """Tell whether each word stands in a cell."""
        name, detail, others = offer.name, offer.detail, ""
        for word in words:
            if word not in name and word not in detail:
                others = others or self._others(offer)
                if word not in others:
                    return False
        return True

    def _others(self, offer: Offer) -> str:
        """Return what is found of an entry besides its name and its code or title."""
        entry = offer.entry
        others = self._types[entry.kind, offer.is_team]
        if isinstance(entry, NamedDestination):
            return others
        if isinstance(entry, Template):
            return f"{others} {folded(_of_message(entry))}"
        return f"{others} {_validity(entry)}"


def of_equal_names(offers: Sequence[Offer]) -> str:
    """Return a sentence about destinations of one name with different codes, if there are any."""
    for before, offer in pairwise(offers):  # by kind and name: equal ones stand together
        is_same = before.name == offer.name and before.entry.kind is offer.entry.kind
        if is_same and before.code != offer.code:
            text = _("Varias entradas se llaman «{name}»: en el formulario se ve su código.")
            return text.format(name=isolated(offer.entry.name))
    return ""


def described(entry: Entry) -> str:
    """Return an entry as no other is described: of one name there may be several."""
    kind, name = sentences.of_kind(entry.kind), isolated(entry.name)
    if isinstance(entry, NamedDestination):
        text = _("{kind} «{name}» · código {code}")
        return text.format(kind=kind, name=name, code=isolated(entry.code))
    text = _("{kind} «{name}» · {title}")
    title = _(entry.channel.spec.label) if isinstance(entry, Template) else entry.title
    return text.format(kind=kind, name=name, title=isolated(title))


def _origin(is_team: bool) -> str:
    return _("equipo") if is_team else _("propia")


def _cells(offer: Offer) -> tuple[str, ...]:
    entry = offer.entry
    kind, origin = sentences.of_kind(entry.kind), _origin(offer.is_team)
    if isinstance(entry, NamedDestination):
        return (entry.name, kind, entry.code, "", origin)
    if isinstance(entry, Template):
        return (entry.name, kind, _of_message(entry), "", origin)
    return (entry.name, kind, entry.title or entry.description, _validity(entry), origin)


def _of_message(entry: Template) -> str:
    """Return the channel, whether it is the default there, and the text in one line."""
    form = _("{channel}, predeterminada · {text}") if entry.is_default else "{channel} · {text}"
    text = isolated(" ".join(f"{entry.subject} {entry.text}".split()))
    return form.format(channel=_(entry.channel.spec.label), text=text)


def _has_span(offer: Offer) -> bool:
    return isinstance(offer.entry, Promotion) and bool(_validity(offer.entry))


def _validity(entry: Promotion) -> str:
    first = "" if entry.first is None else dates.full_date(entry.first)
    last = "" if entry.last is None else dates.full_date(entry.last)
    return f"{first} – {last}" if first or last else ""
