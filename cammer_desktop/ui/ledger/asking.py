"""What one asks of the history: a text, a day, a state; and below it how much was found."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.domain.ledger import Query
from cammer_desktop.ui.ledger.count_line import CountLine
from cammer_desktop.ui.ledger.filters import Filters
from cammer_desktop.ui.ledger.search_field import SearchField
from cammer_desktop.ui.widgets.style import GRID

_ABOVE = GRID + GRID // 2


class Asking(QWidget):
    """Emits `changed` when something else is asked for."""

    changed = Signal()

    def __init__(self, keys: str, today: date) -> None:
        """Take the keys of the search as people read them, and which day it is."""
        super().__init__()
        self.search = SearchField(keys)
        self.filters = Filters(today)
        self.count_line = CountLine()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GRID)
        for widget in (self.search, self.filters, self.count_line):
            self._column.addWidget(widget)
        self.search.textChanged.connect(self._on_changed)
        self.filters.changed.connect(self._on_changed)
        self.count_line.clear_wanted.connect(self.clear)

    @property
    def focus_widget(self) -> QWidget | None:
        """What of it asks and has the focus."""
        return self.search if self.search.hasFocus() else self.filters.focus_widget

    def query(self, today: date, region: str) -> Query:
        """Return the query that all of it stands for, as numbers are dialled in a region."""
        filters = self.filters
        since, until = filters.bounds(today)
        text, state = self.search.text(), filters.state
        return Query(text, since, until, state, region, filters.is_undelivered)

    def set_edge(self, edge: int) -> None:
        """Take the margins at the sides, in logical pixels."""
        self._column.setContentsMargins(edge, _ABOVE, edge, GRID - 1)

    @Slot()
    def clear(self) -> None:
        """Ask for everything again, with the focus where the next search is typed."""
        self.search.setFocus()
        self.search.clear()
        self.filters.clear()

    @Slot()
    def _on_changed(self) -> None:
        is_narrowed = self.filters.is_narrowing or bool(self.search.text())
        self.count_line.show_filtered(is_narrowed)
        self.changed.emit()
