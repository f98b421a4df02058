"""The ledger's policy: what is kept where and for how long, what is a duplicate, what is news.

What cannot be written (a full disk, a locked file) or must not be written (0 days) is kept in
memory, can be searched like everything else, and is written as soon as possible (`unsaved`).
"""

import queue
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.services.clock import Clock
from cammer_desktop.services.ledger_counts import LedgerCounts
from cammer_desktop.services.ledger_news import LedgerNews, News, Use
from cammer_desktop.services.ledger_pages import LedgerPages, Page
from cammer_desktop.services.recent_attempts import RecentAttempts
from cammer_desktop.services.retention import Retention
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.services.unsaved import Unsaved

_MAX_RECENT: Final = 1_000
# Seconds in which, at the end, all is written that can be.
_CLOSING_PATIENCE: Final = 1.0


class LedgerService:
    """The ledger in use. What raises LedgerError says so; see `take_news`."""

    def __init__(
        self,
        ledger: Ledger,
        news: "queue.SimpleQueue[News]",
        settings: SettingsService,
        clock: Clock,
    ) -> None:
        """Take the ledger, the queue of what it set aside, the settings and the clock."""
        self._ledger = ledger
        self._news = LedgerNews(news)
        self._settings = settings
        self._clock = clock
        self._retention = Retention(ledger, clock)
        self._unsaved = Unsaved(ledger, clock.keep)
        self._pages = LedgerPages(ledger, self._unsaved, self._news, lambda: self._keeps_on_disk)
        self.counts: Final = LedgerCounts(ledger, self._unsaved, lambda: self._keeps_on_disk)
        self._recent = RecentAttempts()
        self._version: object = None
        self._interrupted_before: datetime | None = None
        self._is_ended = True
        self._is_wiped = True  # unless nothing may be kept, and something could not be deleted

    def begin(self, started: datetime) -> LedgerFault | None:
        """Close what an earlier run left open, load what is recent; return why loading failed."""
        self._ledger.stay_open()  # which makes each record cheaper
        self._interrupted_before, self._is_ended = started, False
        self.save()
        return self.refresh_recent()

    def record(self, attempt: Attempt) -> None:
        """Record an attempt or its new state; blocks for a moment at most."""
        self._unsaved.put(attempt)
        if self._keeps_on_disk:
            self._unsaved.save()

    def note(self, attempt: Attempt) -> None:
        """Record an attempt's new state, and do not wait for the disk: `save` does."""
        self._unsaved.put(attempt)
        if self._keeps_on_disk:
            self._unsaved.save_soon()

    def remember(self, attempt: Attempt) -> None:
        """Take an attempt into account when looking for duplicates. Does not block."""
        self._recent.add([attempt])

    def likely_duplicate(self, request: SessionRequest) -> Attempt | None:
        """Return the newest attempt of the last minutes for this phone and destination.

        Does not block: it uses the recent attempts as they were last read.
        """
        return self._recent.likely_duplicate(request, self._clock.now() - self._duplicate_period)

    def refresh_recent(self, seconds: float | None = None) -> LedgerFault | None:
        """Load what other programs have recorded in the last minutes; return why that failed.

        `seconds` is how long it waits for another program that holds the file.
        """
        if not self._keeps_on_disk:
            self._news.report(Use.READING, None)  # nothing is read that could fail
            return None
        self._recent.add(self._unsaved.attempts)  # also what others have put aside
        try:
            self._retention.load_clock(seconds)
            query = Query(since=self._clock.now() - self._duplicate_period)
            recent = self._ledger.page(query, None, _MAX_RECENT, seconds)
        except LedgerError as error:
            if error.fault is LedgerFault.LOCKED:
                self._unsaved.note_lock()
            return error.fault
        self._news.report(Use.READING, None)
        self._news.note_damaged(recent)
        self._recent.add(recent)
        return None

    def page(self, query: Query, before: int | None) -> Page:
        """Return a page of the attempts with ids below `before`; from memory if the disk fails."""
        return self._pages.page(query, before)

    def read(self, query: Query, number: int) -> Page:
        """Return the newest attempts: a page, or as many pages as hold `number` of them."""
        return self._pages.read(query, number)

    def has_changed_elsewhere(self) -> bool:
        """Tell whether another program has written since the last call; at the first one, yes."""
        if not self._keeps_on_disk:
            return False
        before = self._version
        self._news.succeeds(Use.READING, self._note_version)
        return self._version != before

    def every(self, query: Query) -> Iterator[Attempt]:
        """Yield every attempt that matches, newest first. Raises LedgerError."""
        return self._pages.every(query)

    def record_hand_over(self, attempt: Attempt, channel: Channel) -> Attempt:
        """Record that a link was handed over just now; return the attempt with that."""
        hand_over = HandOver(channel, self._clock.now())
        handed_over = attempt.with_hand_overs(hand_over)
        self._recent.hand_over(attempt.id, hand_over)
        is_unsaved = self._unsaved.hand_over(attempt.id, hand_over)
        if self._keeps_on_disk:
            if not is_unsaved:
                if self._writes(lambda: self._ledger.hand_over(attempt.id, hand_over)):
                    return handed_over
                self._unsaved.put(handed_over)
            self._unsaved.save()
        return handed_over

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt. Raises LedgerError."""
        self._news.watch(Use.WRITING, lambda: self._ledger.delete(attempt_id))
        self._forget(lambda attempt: attempt.id == attempt_id)
        self._news.forget_damaged(attempt_id)

    def wipe(self) -> datetime:
        """Delete all that was made until now; return what time that is. Raises LedgerError."""
        asked = self._clock.now()
        self._news.watch(Use.WRITING, self._ledger.wipe)
        self._forget(lambda attempt: not asked <= attempt.at < self._clock.now())
        self._news.forget_damaged()
        return asked

    def purge(self) -> None:
        """Delete what is too old, or all that is on disk if nothing may be kept there."""
        if not self._keeps_on_disk:
            self._is_wiped = self._writes(self._ledger.wipe)
            return
        try:
            cutoff = self._retention.cutoff(self._days)
        except LedgerError as error:
            self.report(error.fault)
            return
        # Where nothing is to be written nothing tells whether it could be.
        if cutoff is not None and self._writes(lambda: self._retention.purge(cutoff)):
            self._forget(lambda attempt: attempt.at < cutoff)

    def is_purge_due(self) -> bool:
        """Tell whether more may be too old than at the last purge, by a day, or had to go then."""
        if not self._keeps_on_disk:
            return not self._is_wiped
        try:
            return self._retention.is_due(self._days)
        except LedgerError as error:
            self.report(error.fault)
            return False

    def count_beyond(self, days: int) -> int:
        """Return how many attempts would go if they were kept for so many days, 0 for none.

        Raises LedgerError.
        """
        return self._news.watch(Use.READING, lambda: self._retention.count_beyond(days))

    def save(self) -> None:
        """Write what has not been written yet, by other programs too; blocks for a moment."""
        if not self._keeps_on_disk:
            return
        self._unsaved.save()
        before = self._interrupted_before
        # Also in order to see whether what could not be written can be now.
        if before is not None and not (self._is_ended and Use.WRITING not in self._news.faults):
            self._is_ended = self._writes(lambda: self._ledger.end_interrupted(before))

    def finish(self) -> None:
        """Write at the end what can be written; blocks for a second at most."""
        if self._keeps_on_disk:
            self._unsaved.finish(_CLOSING_PATIENCE)

    def report(self, fault: LedgerFault) -> None:
        """Tell why the ledger could not be read, once until it can be. Does not block."""
        self._news.report(Use.READING, fault)

    @property
    def faults(self) -> frozenset[LedgerFault]:
        """What keeps the ledger from being read or written now. Does not block."""
        unsaved = self._unsaved.fault if self._keeps_on_disk else None
        return frozenset(self._news.faults.values()) | ({unsaved} if unsaved else set())

    @property
    def is_up_to_date(self) -> bool:
        """Whether all is written and can be read, or deleted if it must be. Does not block."""
        is_done = not self._unsaved.attempts if self._keeps_on_disk else self._is_wiped
        return is_done and not self.faults

    def take_news(self) -> tuple[News, ...]:
        """Return the news: a file set aside once, a fault for each attempt that it keeps out.

        Does not block; for one thread only.
        """
        untold = self._unsaved.take_untold() if self._keeps_on_disk else None
        news = self._news.take()
        return news if untold is None or untold in news else (*news, untold)

    @property
    def _days(self) -> int:
        return self._settings.current.days_kept

    @property
    def _keeps_on_disk(self) -> bool:
        return self._days > 0

    @property
    def _duplicate_period(self) -> timedelta:
        return timedelta(minutes=self._settings.current.duplicate_minutes)

    def _forget(self, is_meant: Callable[[Attempt], bool]) -> None:
        """Forget what was deleted from the ledger."""
        self._unsaved.forget(is_meant)
        self._recent.forget(is_meant)

    def _note_version(self) -> None:
        self._version = self._ledger.version()

    def _writes(self, work: Callable[[], object]) -> bool:
        return self._news.succeeds(Use.WRITING, work)
