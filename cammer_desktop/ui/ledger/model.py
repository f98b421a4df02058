"""The ledger as table rows: the results of a search, newest first, read page by page."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import LedgerFault, Query, matches, merged, supersedes
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.services.ledger_pages import Page
from cammer_desktop.ui.ledger.changes import Changes
from cammer_desktop.ui.ledger.rows import AttemptRows

_Index = QModelIndex | QPersistentModelIndex


class LedgerModel(AttemptRows):
    """The rows of the last search, and of what has become of them since.

    One search runs at a time; of the searches requested meanwhile only the last one follows.
    `loaded` is emitted when the rows are those of the last search.
    """

    loaded = Signal()

    def __init__(self, controller: LedgerController, now: Callable[[], datetime]) -> None:
        """Take the ledger's controller and the clock, which has a time zone."""
        super().__init__(now)
        self._controller = controller
        self._query = Query()
        self._has_more = False
        self._read: list[Attempt] = []  # to be searched while the file cannot be read
        self._fault: LedgerFault | None = None
        self._is_loaded = False
        self._busy = self._is_stale = False
        self._changes = Changes()
        controller.emptied.connect(self._on_emptied)
        controller.changed_elsewhere.connect(self.refresh)

    @property
    def query(self) -> Query:
        """The last query."""
        return self._query

    @property
    def fault(self) -> LedgerFault | None:
        """Why the rows are not those of the file, but what is known of them; None if they are."""
        return self._fault

    @property
    def is_loaded(self) -> bool:
        """Whether anything was read so far."""
        return self._is_loaded

    @property
    def is_answered(self) -> bool:
        """Whether the rows are those of the last query, and not still of one before."""
        return self._is_loaded and self._shown == self._query

    def search(self, query: Query) -> None:
        """Show the results of a query as soon as there are any, as they are from now on."""
        self._query = query
        self._is_stale = self._busy  # what is being read may be older than what has changed
        if not self._busy:
            self._start()

    @Slot()
    def refresh(self) -> None:
        """Run the last query again, for as many rows as there are now."""
        self.search(self._query)

    def put(self, attempt: Attempt) -> None:
        """Add a new attempt if it matches the query, or update the row of a known one."""
        self._changes.put(attempt)
        row = self.row_of(attempt.id)
        if row is not None:
            if supersedes(attempt, self._attempts[row]):
                self._replace(row, attempt)
        elif matches(attempt, self._shown):
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._attempts.insert(0, attempt)
            self.endInsertRows()

    def update_attempt(self, attempt: Attempt) -> None:
        """Update the row of an attempt, if there is one."""
        self._changes.update(attempt, is_reading=self._busy)
        row = self.row_of(attempt.id)
        if row is not None:
            self._replace(row, attempt)

    def remove(self, attempt_id: int) -> None:
        """Remove an attempt that was deleted."""
        self._changes.remove(attempt_id)
        row = self.row_of(attempt_id)
        if row is not None:
            self._drop(row)

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there are more attempts below."""
        return not parent.isValid() and self._has_more and not self._busy

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._busy = True
            last = self._attempts[-1].id
            self._controller.search(self._shown, last, self._on_more, self._on_failed)

    def headerData(
        self, _section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return, as long as the file cannot be read, that the rows may not be all."""
        is_text = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return sentences.of_unread_ledger(self._fault) if is_text and self._fault else None

    @Slot()
    def _on_emptied(self) -> None:
        self._changes.forget_put()
        self.refresh()

    def _start(self) -> None:
        self._busy, self._is_stale = True, False
        query = self._query
        # What is read again keeps its length, so that the agent keeps the place in it.
        number = len(self._attempts) if query == self._shown else 0
        self._controller.read(
            query, number, lambda page: self._on_page(query, page), lambda: self._on_failed(query)
        )

    def _on_page(self, query: Query, page: Page) -> None:
        self._busy = False
        if query != self._query or self._is_stale:  # another search was requested meanwhile
            self._start()
            return
        read: Sequence[Attempt] = page.attempts
        if page.fault is None:
            self._changes.forget_read(read)
        else:
            now = {each.id: each for each in self._attempts}
            known = (now.get(each.id, each) for each in self._read)
            read = merged([each for each in known if matches(each, query)], read)
        newer = self._changes.newer(query)
        attempts = self._changes.up_to_date(merged(read, newer))
        if attempts != self._attempts:
            self.beginResetModel()
            self._attempts = attempts
            self.endResetModel()
        self._shown, self._is_loaded = query, True
        self._note(page)
        self.loaded.emit()

    def _note(self, page: Page) -> None:
        """Note what a page tells of the file."""
        self._has_more, self._fault = page.has_more, page.fault
        if page.fault is None:
            self._read = list(self._attempts)

    def _on_failed(self, query: Query | None = None) -> None:
        """Leave the rows as they are, and let the next search, or a waiting one, begin."""
        self._busy = False
        if self._query != (query or self._shown) or self._is_stale:
            self._start()

    def _on_more(self, page: Page) -> None:
        self._busy = False
        if self._query != self._shown or self._is_stale:
            self._start()
            return
        known = {each.id for each in self._attempts}
        more = [each for each in self._changes.up_to_date(page.attempts) if each.id not in known]
        if more:
            start = len(self._attempts)
            self.beginInsertRows(QModelIndex(), start, start + len(more) - 1)
            self._attempts += more
            self.endInsertRows()
        self._note(page)
        if page.fault is not None:
            self.loaded.emit()
