"""Counts of the ledger, with what is not in its file yet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from cammer_desktop.domain.counts import Count, Counts, DayCounts
from cammer_desktop.domain.ledger import LedgerError, Query, State, matches
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.services.unsaved import Unsaved


class LedgerCounts:
    """Counts on disk and in memory; every call may block. None if the file cannot be read."""

    def __init__(self, ledger: Ledger, unsaved: Unsaved, uses_disk: Callable[[], bool]) -> None:
        """Take what is counted, and whether there is anything on disk."""
        self._ledger = ledger
        self._unsaved = unsaved
        self._uses_disk = uses_disk

    def of(self, query: Query) -> Counts | None:
        """Return the counts of a search."""
        period = Query(since=query.since, until=query.until)
        counted = self._counted(query, replace(query, undelivered=True), period)
        return None if counted is None else Counts(*counted)

    def of_day(self, since: datetime | None, until: datetime | None) -> DayCounts | None:
        """Return the counts of a day, from `since` to before `until`."""
        day = Query(since=since, until=until)
        counted = self._counted(
            replace(day, state=State.CREATED),
            replace(day, undelivered=True),
            replace(day, state=State.UNCERTAIN),
        )
        return None if counted is None else DayCounts(*counted)

    def _counted(self, *queries: Query) -> list[Count] | None:
        # In this order: what is written meanwhile is counted as it was in memory, and only there.
        unsaved = self._unsaved.attempts
        saved: tuple[Count, ...] = (Count(0),) * len(queries)
        if self._uses_disk():
            try:
                saved = self._ledger.counts(queries, [each.id for each in unsaved])
            except LedgerError:
                return None  # who reads a page of it hears why
        return [
            count.plus(sum(matches(each, query) for each in unsaved))
            for query, count in zip(queries, saved, strict=True)
        ]
