"""The ledger on the event loop: recorded, searched and purged off the GUI thread."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.counts import Counts, DayCounts
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query, SetAside
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.hand_over_marks import HandOverMarks
from cammer_desktop.flow.ledger_tasks import Failed, LedgerTasks
from cammer_desktop.flow.newest import Newest
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.ledger_pages import Page
from cammer_desktop.services.ledger_service import LedgerService

# How often it is looked whether something has become too old.
_HOUR_MS: Final = 60 * 60 * 1000
# How soon what could not be written or read is tried again.
_RETRY_MS: Final = 2_000

Show = Callable[[Page], None]


class LedgerController(QObject):
    """The controller of the ledger.

    `news` carries a LedgerFault or a SetAside, `over` a LedgerFault of the news that is past;
    `changed` an attempt that was handed over; `emptied` is emitted when rows are deleted or lost,
    `changed_elsewhere` when another program has written to the file, or it can be read again.
    """

    news = Signal(object)
    over = Signal(object)
    changed = Signal(object)
    emptied = Signal()
    changed_elsewhere = Signal()

    def __init__(
        self,
        background: Background,
        service: LedgerService,
        settings: SettingsController,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._tasks = LedgerTasks(background, self.emit_news)
        self._counting = Newest[Counts | None](background, "ledger count")
        self._day_counting = Newest[DayCounts | None](background, "ledger count of a day")
        self._service = service
        self.settings = settings
        self._now = now
        self._marks = HandOverMarks()
        self._days = settings.settings.days_kept
        self._told: set[LedgerFault] = set()
        self._is_looking = self._is_to_look = self._is_purging = False
        self._is_unread = False  # somebody has a page that is not from the file
        self._hourly = QTimer(self)
        self._hourly.setInterval(_HOUR_MS)
        self._hourly.timeout.connect(self.refresh)
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._on_retry)
        settings.changed.connect(self._on_settings)

    def start(self) -> None:
        """Close what an earlier run left open, load what is recent, delete what is too old."""
        started = self._now()
        self._tasks.run(lambda: self._service.begin(started), self._on_started, "ledger start")
        self._hourly.start()

    @Slot(object)
    def remember(self, attempt: Attempt) -> None:
        """Take an attempt into account when looking for duplicates."""
        self._service.remember(attempt)
        self._watch()

    def likely_duplicate(self, request: SessionRequest) -> Attempt | None:
        """Return the newest attempt of the last minutes for this phone and destination."""
        return self._service.likely_duplicate(request)

    @Slot()
    def refresh(self) -> None:
        """Write what is not written yet, and look at what other programs have written."""
        self._is_to_look = self._is_looking  # a folder that hangs is asked once
        if not self._is_looking:
            self._is_looking = True
            self._tasks.run(self._look, self._on_looked, "ledger look")

    def read(self, query: Query, number: int, then: Show, failed: Failed = None) -> None:
        """Search; `then` gets the first page, with those below it up to `number` attempts.

        `failed` is called if there is an error, which nobody expects, before it is raised.
        """
        noted = partial(self._note, then)
        self._tasks.run(lambda: self._service.read(query, number), noted, "ledger read", failed)

    def search(self, query: Query, before: int | None, then: Show, failed: Failed = None) -> None:
        """Search for attempts with ids below `before`; `then` gets a page of them.

        `failed` is as in `read`.
        """
        noted = partial(self._note, then)
        self._tasks.run(lambda: self._service.page(query, before), noted, "ledger search", failed)

    def count(self, query: Query, then: Callable[[Counts | None], None]) -> None:
        """Count what a search finds; `then` gets the counts, None if they cannot be had.

        A newer call takes the place of one whose counts are not there yet.
        """
        self._counting.ask(partial(self._service.counts.of, query), then)

    def count_day(
        self,
        since: datetime | None,
        until: datetime | None,
        then: Callable[[DayCounts | None], None],
    ) -> None:
        """Count what a day has made, from `since` to before `until`; `then` as in `count`."""
        self._day_counting.ask(partial(self._service.counts.of_day, since, until), then)

    def hand_over(self, attempt: Attempt, channel: Channel) -> Attempt:
        """Record how a link was handed over just now; return the attempt with all its marks."""
        before = self._marks.on(attempt)
        marked = self._marks.add(before, HandOver(channel, self._now()))
        self._tasks.run(
            lambda: self._service.record_hand_over(before, channel),
            self._on_handed_over,
            "ledger hand-over",
        )
        return marked

    def marked(self, attempt: Attempt) -> Attempt:
        """Return an attempt with the marks that it has got in this run, too. Does not block."""
        return self._marks.on(attempt)

    def delete(
        self, attempt_id: int, then: Callable[[None], None], failed: Callable[[LedgerError], None]
    ) -> None:
        """Delete one attempt; `then` gets None, `failed` the error."""
        self._tasks.ask(lambda: self._service.delete(attempt_id), then, failed)

    @Slot()
    def purge(self) -> None:
        """Delete what is too old, or all that is on disk if nothing may be kept there."""
        self._is_purging = True
        self._tasks.run(self._service.purge, self._on_purged, "ledger purge")

    def count_beyond(
        self, days: int, then: Callable[[int], None], failed: Callable[[LedgerError], None]
    ) -> None:
        """Count what would be deleted if attempts were kept for so many days, 0 for none.

        `then` gets the number; `failed` gets the error if the ledger cannot be read, which is
        `over` in time.
        """
        self._tasks.ask(lambda: self._service.count_beyond(days), then, failed)

    def wipe(self, then: Callable[[datetime], None], failed: Callable[[LedgerError], None]) -> None:
        """Delete all that is there now; `then` gets what time that was, `failed` the error."""

        def wiped(asked: datetime) -> None:
            self.emptied.emit()
            then(asked)

        self._tasks.ask(self._service.wipe, wiped, failed)

    @Slot()
    def emit_news(self) -> None:
        """Emit the news of the ledger's file, and what of them is past."""
        is_replaced = False
        for news in self._service.take_news():
            self.news.emit(news)
            is_replaced |= isinstance(news, SetAside)
            if isinstance(news, LedgerFault):
                self._told.add(news)
        past = self._told - self._service.faults
        self._told -= past
        for fault in past:
            self.over.emit(fault)
        if is_replaced:
            self.emptied.emit()
        if not self._service.is_up_to_date:
            self._watch()

    def _note(self, then: Show, page: Page) -> None:
        if page.fault is not None:
            self._is_unread = True
            self._watch()
        then(page)

    def _watch(self) -> None:
        """See soon whether all is written and can be read, and until then try again."""
        if not self._retry.isActive():
            self._retry.start()

    @Slot()
    def _on_retry(self) -> None:
        if self._service.is_up_to_date and not self._is_unread:
            self._retry.stop()
            self.emit_news()
        else:
            self.refresh()

    def _look(self) -> tuple[bool, bool]:
        """Return whether to read again, and whether a purge is due."""
        service = self._service
        service.save()
        fault = service.refresh_recent()
        if fault is not None:
            service.report(fault)
            return False, False
        return service.has_changed_elsewhere() or self._is_unread, service.is_purge_due()

    def _on_looked(self, seen: tuple[bool, bool]) -> None:
        self._is_looking = False
        has_changed, is_due = seen
        if has_changed:
            self._is_unread = False
            self.changed_elsewhere.emit()
        if is_due and not self._is_purging:
            self.purge()
        if self._is_to_look:
            self.refresh()

    def _on_started(self, fault: LedgerFault | None) -> None:
        if fault is not None:
            self._service.report(fault)
            self.emit_news()
        self.purge()

    def _on_handed_over(self, attempt: Attempt) -> None:
        self.changed.emit(self._marks.on(attempt))

    def _on_purged(self, _result: None) -> None:
        self._is_purging = False
        self.emptied.emit()

    @Slot()
    def _on_settings(self) -> None:
        days = self.settings.settings.days_kept
        if days != self._days:
            self._days = days
            self.purge()
