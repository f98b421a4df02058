"""The ledger's policy: what is kept where and for how long, what is a duplicate, what is news.

What cannot be written (a full disk, a locked file) or must not be written (0 days) is kept in
memory, can be searched like everything else, and is written as soon as possible.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import (
    PAGE,
    LedgerError,
    LedgerFault,
    Query,
    SetAside,
    matches,
    merged,
    newest_same,
    supersedes,
)
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.services.settings_service import SettingsService

News = LedgerFault | SetAside
"""News of the ledger's file: why it fails, or where an unusable one was put."""

_MAX_RECENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a search, newest first, and whether there is more below it."""

    attempts: tuple[Attempt, ...]
    has_more: bool


class LedgerService:
    """The ledger in use. Only `every()` raises LedgerError; `take_news()` returns other faults."""

    def __init__(
        self,
        ledger: Ledger,
        news: "queue.SimpleQueue[News]",
        settings: SettingsService,
        now: Callable[[], datetime],
    ) -> None:
        """Take the ledger, the queue of what it set aside, the settings and the clock."""
        self._ledger = ledger
        self._news = news
        self._reported: set[News] = set()
        self._settings = settings
        self._now = now
        self._lock = threading.Lock()
        self._unsaved: dict[int, Attempt] = {}
        self._recent: dict[int, Attempt] = {}
        self._version: object = None

    def begin(self, started: datetime) -> LedgerFault | None:
        """Close what an earlier run left open, load what is recent; return why loading failed."""
        if self._keeps_on_disk:
            self._try(lambda: self._ledger.end_interrupted(started))
        return self.refresh_recent()

    def record(self, attempt: Attempt) -> None:
        """Record an attempt or its new state."""
        with self._lock:
            _put(self._unsaved, attempt)
        self.save()

    def remember(self, attempt: Attempt) -> None:
        """Take an attempt into account when looking for duplicates. Does not block."""
        with self._lock:
            _put(self._recent, attempt)

    def likely_duplicate(self, request: SessionRequest) -> Attempt | None:
        """Return the newest attempt of the last minutes for this phone and destination.

        Does not block: it uses the recent attempts as they were last read.
        """
        since = self._now() - self._duplicate_period
        with self._lock:
            recent = [attempt for attempt in self._recent.values() if attempt.at >= since]
        return newest_same(recent, request)

    def refresh_recent(self) -> LedgerFault | None:
        """Load what other programs have recorded in the last minutes; return why that failed."""
        if not self._keeps_on_disk:
            return None
        query = Query(since=self._now() - self._duplicate_period)
        try:
            recent = self._ledger.page(query, None, _MAX_RECENT)
        except LedgerError as error:
            return error.fault
        with self._lock:
            for attempt in recent:
                _put(self._recent, attempt)
        return None

    def page(self, query: Query, before: int | None) -> Page:
        """Return a page of the attempts with ids below `before`; from memory if the disk fails."""
        try:
            return self._page(query, before, from_disk=self._keeps_on_disk)
        except LedgerError as error:
            self.report(error.fault)
            return self._page(query, before, from_disk=False)

    def read(self, query: Query, number: int) -> Page:
        """Return the newest attempts: a page, or as many pages as hold `number` of them."""
        page = self.page(query, None)
        attempts = page.attempts
        while page.has_more and len(attempts) < number:
            page = self.page(query, attempts[-1].id)
            attempts += page.attempts
        return Page(attempts, page.has_more)

    def has_changed_elsewhere(self) -> bool:
        """Tell whether another program has written since the last call; at the first one, yes."""
        if not self._keeps_on_disk:
            return False
        before = self._version
        self._try(self._note_version)
        return self._version != before

    def every(self, query: Query) -> Iterator[Attempt]:
        """Yield every attempt that matches, newest first. Raises LedgerError."""
        before: int | None = None
        while True:
            page = self._page(query, before, from_disk=self._keeps_on_disk)
            yield from page.attempts
            if not page.has_more:
                return
            before = page.attempts[-1].id

    def record_hand_over(self, attempt: Attempt, channel: Channel) -> Attempt:
        """Record how a link was handed over; return the attempt with that."""
        with self._lock:
            for kept in (self._unsaved, self._recent):
                if attempt.id in kept:
                    kept[attempt.id] = replace(kept[attempt.id], handed_over=channel)
        if self._keeps_on_disk:
            self._try(lambda: self._ledger.hand_over(attempt.id, channel))
        return replace(attempt, handed_over=channel)

    def delete(self, attempt_id: int) -> bool:
        """Delete one attempt; return whether that succeeded."""
        with self._lock:
            self._unsaved.pop(attempt_id, None)
            self._recent.pop(attempt_id, None)
        return self._try(lambda: self._ledger.delete(attempt_id))

    def purge(self) -> None:
        """Delete what is too old, or all that is on disk if nothing may be kept there."""
        days = self._settings.current.days_kept
        if not days:
            self._try(self._ledger.wipe)
            return
        cutoff = self._now() - timedelta(days=days)
        with self._lock:
            for kept in (self._unsaved, self._recent):
                for attempt_id in [each.id for each in kept.values() if each.at < cutoff]:
                    del kept[attempt_id]
        self._try(lambda: self._ledger.purge(cutoff))

    def wipe(self) -> bool:
        """Delete everything; return whether that succeeded."""
        with self._lock:
            self._unsaved.clear()
            self._recent.clear()
        return self._try(self._ledger.wipe)

    def save(self) -> None:
        """Write what has not been written yet."""
        if not self._keeps_on_disk:
            return
        with self._lock:
            unsaved = list(self._unsaved.values())
        for attempt in unsaved:
            if not self._try(partial(self._ledger.put, attempt)):
                return
            with self._lock:
                if self._unsaved.get(attempt.id) is attempt:
                    del self._unsaved[attempt.id]

    def report(self, fault: LedgerFault) -> None:
        """Add a fault to the news. Does not block."""
        self._news.put(fault)

    def take_news(self) -> tuple[News, ...]:
        """Return the news, each item once per run. Does not block; for one thread only."""
        news: list[News] = []
        while True:
            try:
                item = self._news.get_nowait()
            except queue.Empty:
                return tuple(news)
            if item not in self._reported:
                self._reported.add(item)
                news.append(item)

    @property
    def _keeps_on_disk(self) -> bool:
        return self._settings.current.days_kept > 0

    @property
    def _duplicate_period(self) -> timedelta:
        return timedelta(minutes=self._settings.current.duplicate_minutes)

    def _page(self, query: Query, before: int | None, *, from_disk: bool) -> Page:
        """Return a page from disk and memory. Raises LedgerError."""
        saved = self._ledger.page(query, before, PAGE + 1) if from_disk else ()
        has_more = len(saved) > PAGE
        saved = saved[:PAGE]
        with self._lock:
            unsaved = list(self._unsaved.values())
        lowest = saved[-1].id if has_more else 0
        in_memory = [
            each
            for each in unsaved
            if matches(each, query) and lowest <= each.id and (before is None or each.id < before)
        ]
        return Page(merged(saved, in_memory), has_more)

    def _note_version(self) -> None:
        self._version = self._ledger.version()

    def _try(self, work: Callable[[], object]) -> bool:
        """Do `work` on the ledger; return whether it succeeded, and report why not."""
        try:
            work()
        except LedgerError as error:
            self.report(error.fault)
            return False
        return True


def _put(kept: dict[int, Attempt], attempt: Attempt) -> None:
    """Keep the new state of an attempt, unless the one that is kept is certain."""
    before = kept.get(attempt.id)
    if before is None or supersedes(attempt, before):
        kept[attempt.id] = attempt
