"""Counts what the history shows and what the day has brought, whenever that may have changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.counts import Counts, DayCounts
from cammer_desktop.domain.ledger import Query, matches
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.ui.ledger import period
from cammer_desktop.ui.ledger.period import local

# Milliseconds in which several changes are counted once, behind what is shown of them: counting
# takes Python's lock from that.
_PAUSE_MS: Final = 50


class Counting(QObject):
    """Tells the counts in words, empty where they cannot be had, a moment after they are asked for.

    `counted` carries those of a search, `day_counted` two lines of today's, `undelivered_changed`
    how many links of today wait to be handed over. The link that the window speaks of does not wait
    yet.
    """

    counted = Signal(str)
    day_counted = Signal(str, str)
    undelivered_changed = Signal(int)

    def __init__(self, controller: LedgerController, now: Callable[[], datetime]) -> None:
        """Take the ledger's controller and the clock, which has a time zone."""
        super().__init__()
        self._controller = controller
        self._now = now
        self._asked: tuple[Query, Attempt | None, bool] = (Query(), None, False)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._count)

    def count(self, query: Query, current: Attempt | None, *, kept: bool) -> None:
        """Count for a search; `current` is the attempt that the window speaks of.

        `kept`: one row stands there that is not found by it any more.
        """
        self._asked = query, current, kept
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _count(self) -> None:
        query, current, kept = self._asked
        new = current if current is not None and current.is_undelivered else None
        self._controller.count(query, partial(self._on_counted, query, new, kept))
        today = local(self._now()).date()
        since, until = period.bounds(period.TODAY, today, today)
        day = Query(since=since, until=until)
        self._controller.count_day(since, until, partial(self._on_day_counted, day, new))

    def _on_counted(
        self, query: Query, new: Attempt | None, kept: bool, counts: Counts | None
    ) -> None:
        if counts is None:
            self.counted.emit("")
            return
        waiting = counts.undelivered.plus(-_is_counted(new, query))
        is_narrowed = replace(query, since=None, until=None) != Query()
        counts = replace(counts, found=counts.found.plus(kept), undelivered=waiting)
        self.counted.emit(sentences.of_counts(counts, is_narrowed=is_narrowed))

    def _on_day_counted(self, day: Query, new: Attempt | None, counts: DayCounts | None) -> None:
        if counts is None:
            self.day_counted.emit("", "")
            return
        self.day_counted.emit(*sentences.of_day(counts))
        self.undelivered_changed.emit(max(0, counts.undelivered.number - _is_counted(new, day)))


def _is_counted(new: Attempt | None, query: Query) -> bool:
    return new is not None and matches(new, query)
