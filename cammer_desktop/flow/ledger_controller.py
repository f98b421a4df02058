"""The ledger in use: what happens is noted in it, and found in it, off the GUI thread.

What cannot be written (a full disk, a locked file) or is not to be written (0 days) is kept in
memory, is found like all else, and is written as soon as that is possible.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain.attempt import Attempt, Channel
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
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController

News = LedgerFault | SetAside
_DAY_MS: Final = 24 * 60 * 60 * 1000
_RECENT: Final = 1_000
# How soon a ledger that another program holds is looked at again.
_AGAIN_MS: Final = 2_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """What a search found: a page, newest first, and whether there is more below it."""

    attempts: tuple[Attempt, ...]
    has_more: bool


class LedgerController(QObject):
    """The controller of the ledger.

    `news` carries a LedgerFault or a SetAside, once each; `emptied` is emitted when rows have gone,
    or can be read again.
    """

    news = Signal(object)
    emptied = Signal()

    def __init__(
        self,
        background: Background,
        ledger: Ledger,
        told: "queue.SimpleQueue[News]",
        settings_controller: SettingsController,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """Take the ledger, the queue in which it tells what it set aside, settings and clock."""
        super().__init__(parent)
        self._background = background
        self._ledger = ledger
        self._told = told
        self._settings_controller = settings_controller
        self._now = now
        self._lock = threading.Lock()
        self._unsaved: dict[int, Attempt] = {}
        self._recent: dict[int, Attempt] = {}
        self._faults: set[LedgerFault] = set()
        self._days = settings_controller.settings.days_kept
        self._daily = QTimer(self)
        self._daily.setInterval(_DAY_MS)
        self._daily.timeout.connect(self.purge)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.look)
        settings_controller.changed.connect(self._on_settings_changed)

    def start(self) -> None:
        """Close what an earlier run left open, delete what is too old, learn what is recent."""
        started = self._now()

        def begin() -> bool:
            if self._keeps_on_disk:
                self._tried(lambda: self._ledger.end_interrupted(started))
            return self._learn_recent()

        self._run(begin, self._on_started, "ledger start")
        self._daily.start()

    def note(self, attempt: Attempt) -> None:
        """Note an attempt, or what has become of it. On any thread; may block; never raises."""
        with self._lock:
            _put(self._unsaved, attempt)
        self._save()

    @Slot(object)
    def remember(self, attempt: Attempt) -> None:
        """Know of an attempt when the next one is judged."""
        with self._lock:
            _put(self._recent, attempt)

    def likely_duplicate(self, request: SessionRequest) -> Attempt | None:
        """Return the newest attempt of the last minutes for this phone and destination.

        It goes by what was known at the last look, so that it need not wait for the disk.
        """
        since = self._now() - self._guarded
        with self._lock:
            recent = [attempt for attempt in self._recent.values() if attempt.at >= since]
        return newest_same(recent, request)

    @Slot()
    def look(self) -> None:
        """Look again for what other programs have noted in the last minutes."""
        self._run(self._learn_recent, self._on_looked, "ledger look")

    def search(self, query: Query, before: int | None, then: Callable[[Page], None]) -> None:
        """Look for attempts with numbers below `before`; `then` gets a page of them."""
        self._run(lambda: self._page(query, before), then, "ledger search")

    def hand_over(self, attempt_id: int, channel: Channel) -> None:
        """Note how a link was handed over."""

        def note() -> None:
            with self._lock:
                for kept in (self._unsaved, self._recent):
                    if attempt_id in kept:
                        kept[attempt_id] = replace(kept[attempt_id], handed_over=channel)
            if self._keeps_on_disk:
                self._tried(lambda: self._ledger.hand_over(attempt_id, channel))

        self._run(note, _ignore, "ledger hand-over")

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt."""

        def delete() -> None:
            with self._lock:
                self._unsaved.pop(attempt_id, None)
                self._recent.pop(attempt_id, None)
            self._tried(lambda: self._ledger.delete(attempt_id))

        self._run(delete, self._on_emptied, "ledger delete")

    @Slot()
    def purge(self) -> None:
        """Delete what is older than it may be, or all that is on disk where nothing may be."""
        days = self._settings_controller.settings.days_kept
        before = self._now() - timedelta(days=days)

        def purge() -> None:
            with self._lock:
                for kept in (self._unsaved, self._recent):
                    for attempt_id in [n for n, each in kept.items() if days and each.at < before]:
                        del kept[attempt_id]
            self._tried(lambda: self._ledger.purge(before) if days else self._ledger.wipe())

        self._run(purge, self._on_emptied, "ledger purge")

    def wipe(self, then: Callable[[bool], None]) -> None:
        """Delete everything; `then` is told whether all of it has gone."""

        def wipe() -> bool:
            with self._lock:
                self._unsaved.clear()
                self._recent.clear()
            return self._tried(self._ledger.wipe)

        def wiped(done: bool) -> None:
            self._on_emptied(None)
            then(done)

        self._run(wipe, wiped, "ledger wipe")

    def every(self, query: Query) -> Iterator[Attempt]:
        """Yield all that is looked for, newest first; blocks. Raises LedgerError."""
        before: int | None = None
        while True:
            page = self._page(query, before, fails=True)
            yield from page.attempts
            if not page.has_more:
                return
            before = page.attempts[-1].id

    @property
    def _keeps_on_disk(self) -> bool:
        return self._settings_controller.settings.days_kept > 0

    @property
    def _guarded(self) -> timedelta:
        return timedelta(minutes=self._settings_controller.settings.duplicate_minutes)

    def _page(self, query: Query, before: int | None, *, fails: bool = False) -> Page:
        """Return a page from disk and memory; of a disk that fails, from memory alone."""
        saved: tuple[Attempt, ...] = ()
        if self._keeps_on_disk:
            try:
                saved = self._ledger.page(query, before, PAGE + 1)
            except LedgerError as error:
                if fails:
                    raise
                self._told.put(error.fault)
        has_more = len(saved) > PAGE
        saved = saved[:PAGE]
        with self._lock:
            unsaved = list(self._unsaved.values())
        lowest = saved[-1].id if has_more else 0
        found = [
            each
            for each in unsaved
            if matches(each, query) and lowest <= each.id and (before is None or each.id < before)
        ]
        return Page(merged(saved, found), has_more)

    def _learn_recent(self) -> bool:
        """Learn what is recent; return whether that has to wait for another program."""
        if not self._keeps_on_disk:
            return False
        query = Query(since=self._now() - self._guarded)
        try:
            found = self._ledger.page(query, None, _RECENT)
        except LedgerError as error:
            self._told.put(error.fault)
            return error.fault is LedgerFault.LOCKED
        with self._lock:
            for attempt in found:
                _put(self._recent, attempt)
        return False

    def _save(self) -> None:
        """Write what is not written yet."""
        if not self._keeps_on_disk:
            return
        with self._lock:
            waiting = list(self._unsaved.values())
        for attempt in waiting:
            if not self._tried(partial(self._ledger.put, attempt)):
                return
            with self._lock:
                if self._unsaved.get(attempt.id) is attempt:
                    del self._unsaved[attempt.id]

    def _tried(self, work: Callable[[], object]) -> bool:
        """Do something with the ledger; return whether it was done, and tell why not."""
        try:
            work()
        except LedgerError as error:
            self._told.put(error.fault)
            return False
        return True

    def _run(self, work: Callable[[], T], then: Callable[[T], None], name: str) -> None:
        def told(result: T) -> None:
            self.tell()
            then(result)

        self._background.run(work, told, name)

    @Slot()
    def tell(self) -> None:
        """Pass on what the ledger told, on the GUI thread; each fault once."""
        while True:
            try:
                told = self._told.get_nowait()
            except queue.Empty:
                return
            if isinstance(told, LedgerFault):
                if told in self._faults:
                    continue
                self._faults.add(told)
            self.news.emit(told)

    def _on_started(self, is_held: bool) -> None:
        self._on_looked(is_held)
        self.purge()

    def _on_looked(self, is_held: bool) -> None:
        """Look again until a ledger that is held is free, and then have its rows read anew."""
        if is_held:
            self._again.start()
        elif self._again.isActive():
            self._again.stop()
            self._run(self._save, self._on_emptied, "ledger save")

    def _on_emptied(self, _result: object) -> None:
        self.emptied.emit()

    @Slot()
    def _on_settings_changed(self) -> None:
        days = self._settings_controller.settings.days_kept
        if days != self._days:
            self._days = days
            self.purge()


def _put(kept: dict[int, Attempt], attempt: Attempt) -> None:
    """Keep what is said of an attempt, unless what is kept of it is certain."""
    before = kept.get(attempt.id)
    if before is None or supersedes(attempt, before):
        kept[attempt.id] = attempt


def _ignore(_result: object) -> None:
    """Take a result that nobody needs."""
