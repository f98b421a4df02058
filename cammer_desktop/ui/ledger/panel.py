"""The ledger's panel: a search by text, day and state, what it finds, and how much that is."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support.texts import N_
from cammer_desktop.ui.ledger.asking import Asking
from cammer_desktop.ui.ledger.counting import Counting
from cammer_desktop.ui.ledger.first_steps import FirstSteps
from cammer_desktop.ui.ledger.footer import LedgerFooter, LedgerMenu, edge_of
from cammer_desktop.ui.ledger.model import LedgerModel
from cammer_desktop.ui.ledger.period import local
from cammer_desktop.ui.ledger.table import LedgerTable
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.column import line
from cammer_desktop.ui.widgets.escape_filter import EscapeFilter
from cammer_desktop.ui.widgets.sizes import DENSITIES, Density

# How often it is looked whether a new day has begun; a longer timer would not count sleep.
_MINUTE_MS: Final = 60 * 1000


class LedgerPanel(QWidget):
    """Searches as one types. The table's signals are the table's own.

    Its `footer` stands below it, and belongs to it. `search_wanted` is emitted before the focus
    goes to the search, `left` when it has gone elsewhere in the window; `undelivered_changed`
    carries how many links of today wait to be handed over.
    """

    export_wanted = Signal()
    search_wanted = Signal()
    wipe_wanted = Signal()
    fold_wanted = Signal()
    left = Signal()
    undelivered_changed = Signal(int)

    def __init__(
        self,
        controller: LedgerController,
        now: Callable[[], datetime],
        *,
        create_keys: str = "",
        sandbox: bool = False,
    ) -> None:
        """Take the ledger's controller and the clock, which has a time zone.

        `create_keys` are the keys that create a link, as people read them.
        """
        super().__init__()
        self._now, self._settings = now, controller.settings
        self._today = local(now()).date()
        self._came_from: QWidget | None = None
        self.escape = EscapeFilter(self)
        self._model = LedgerModel(controller, now)
        self._counting = Counting(controller, now)
        self.table = LedgerTable(self._model)
        self.asking = Asking(action_of(self.focus_search).shortcut, self._today)
        self.search = self.asking.search
        self._menu = LedgerMenu(self.table.actions())
        self.footer = LedgerFooter(self._menu)
        self.first_steps = FirstSteps(create_keys, sandbox=sandbox)
        self._minute = QTimer(self)
        self._minute.start(_MINUTE_MS)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.asking)
        column.addWidget(line())
        column.addWidget(self.table, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.first_steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.set_density(DENSITIES[0])

    def _connect(self) -> None:
        self._minute.timeout.connect(self.note_day)
        self.search.entered.connect(self.table.begin_at_top)
        self.search.left.connect(self.give_back)
        self.table.left.connect(self._on_table_left)
        self.footer.left.connect(self.give_back)
        self._menu.export_wanted.connect(self.export_wanted)
        self._menu.wipe_wanted.connect(self.wipe_wanted)
        self._menu.fold_wanted.connect(self.fold_wanted)
        self.asking.changed.connect(self._on_changed)
        self._counting.counted.connect(self.asking.count_line.show_count)
        self._counting.day_counted.connect(self.footer.show_lines)
        self._counting.undelivered_changed.connect(self.undelivered_changed)
        self._model.loaded.connect(self._on_loaded)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.dataChanged):
            signal.connect(self._describe)

    @property
    def query(self) -> Query:
        """The query that search field and filters stand for."""
        return self.asking.query(self._today, self._settings.settings.region)

    def set_density(self, density: Density) -> None:
        """Take the margins for a window of this density."""
        edge = edge_of(density)
        self.asking.set_edge(edge)
        self.table.set_edge(edge)
        self.first_steps.set_edge(edge)

    def load(self) -> None:
        """Show the first page."""
        self._model.search(self.query)

    @Slot(object)
    def put(self, attempt: Attempt) -> None:
        """Show a new attempt, or update the row of a known one."""
        self.note_day()
        self._model.put(attempt)

    @Slot(object)
    def update_attempt(self, attempt: Attempt) -> None:
        """Update the row of an attempt, if there is one."""
        self._model.update_attempt(attempt)
        self._count()

    def remove(self, attempt_id: int) -> None:
        """Take an attempt out of the list; the next row is selected in its place."""
        self._model.remove(attempt_id)

    @action(N_("Buscar en el historial"), "Ctrl+F")
    def focus_search(self) -> None:
        """Move the focus to the search field."""
        self.search_wanted.emit()
        self._pages.setCurrentWidget(self._list)
        self.search.setFocus()
        self.search.selectAll()

    def leave_escape_if(self, is_wanted: Callable[[], bool]) -> None:
        """Leave Esc to the window while that wants it."""
        for each in (self, self.search, self.table, self.footer):
            each.escape.gives_way = is_wanted

    @Slot(bool, bool)
    def note_folded(self, is_folded: bool, has_room: bool) -> None:
        """Offer to unfold the history while it is folded, else to fold it, if there is room."""
        self._menu.note_folded(is_folded, has_room)

    def note_current(self, attempt: Attempt | None) -> None:
        """Show which attempt the window speaks of, None if of none."""
        if self._model.mark_current(attempt):
            if not self.table.hasFocus():
                self.table.clearSelection()  # it was of what the window spoke before
            self._count()

    @Slot(QWidget, QWidget)
    def note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Note from where the focus came here: Esc gives it back."""
        if self._holds(now) and before is not None and not self._holds(before):
            self._came_from = before if before.window() is self.window() else self._came_from
        goes_on = now is not None and not self._holds(now) and now.window() is self.window()
        if self._holds(before) and goes_on:
            self.left.emit()
        if self._holds(before) or self._holds(now):
            self._choose_page()

    @Slot()
    def note_day(self) -> None:
        """Show a new day as soon as it has begun: its links, and the dates of those before."""
        today = local(self._now()).date()
        if today == self._today:
            return
        self._today = today
        last = self._model.rowCount() - 1
        if last >= 0:
            self._model.dataChanged.emit(self._model.index(0, 0), self._model.index(last, 0))
        if self.asking.filters.goes_by_today:
            self._on_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the panel on Esc, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_back()
        else:
            super().keyPressEvent(event)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and any(each.isAncestorOf(widget) for each in (self, self.footer))

    @Slot()
    def give_back(self) -> None:
        """Give the focus back to where it came from, if it is here."""
        is_here, back = self._holds(self.window().focusWidget()), self._came_from
        if is_here and back is not None and back.isVisible():
            back.setFocus()
        elif is_here:
            self.focusNextChild()

    @Slot()
    def _on_table_left(self) -> None:
        """Go back to the search, which Esc empties next; without one, to where one came from."""
        if self.search.text():
            self.focus_search()
        else:
            self.give_back()

    @Slot()
    def _on_changed(self) -> None:
        self._model.search(self.query)

    @Slot()
    def _on_loaded(self) -> None:
        """Announce how much was found: whoever searches may not see the table."""
        self._describe()
        if self.asking.focus_widget is not None:
            self.search.tell(self.search.found)

    @Slot()
    def _describe(self) -> None:
        """Describe the search with the number of rows, and a table without any."""
        number = self._model.rowCount()
        has_more = self._model.canFetchMore(self.table.rootIndex())
        is_read, instead = self._model.fault is None, self.table.emptiness
        found = sentences.of_found(number, has_more=has_more) if is_read else instead
        self.search.describe(found)
        self.table.setAccessibleDescription("" if is_read and number else instead)
        self._choose_page()
        self._count()

    def _choose_page(self) -> None:
        """Show the first steps while there is nothing, unless somebody searches all the same."""
        has_some = self._model.rowCount() > 0 or self._model.fault is not None
        is_used = has_some or not self._model.is_loaded or self._model.query != Query()
        focus = self._list.focusWidget()
        is_used |= focus is not None and focus.hasFocus()
        self._pages.setCurrentWidget(self._list if is_used else self.first_steps)

    def _count(self) -> None:
        self._counting.count(self.query, self._model.current, kept=self._model.is_one_kept)
