"""The ledger on the event loop: recorded, searched and purged off the GUI thread."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.ledger_service import LedgerService, Page

_DAY_MS: Final = 24 * 60 * 60 * 1000
# How soon a ledger that another program has locked is read again.
_RETRY_MS: Final = 2_000

T = TypeVar("T")


class LedgerController(QObject):
    """The controller of the ledger.

    `news` carries a LedgerFault or a SetAside, once each; `changed` an attempt that was handed
    over; `emptied` is emitted when rows are deleted or can be read again, `changed_elsewhere` when
    another program has written to the file.
    """

    news = Signal(object)
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
        self._background = background
        self._service = service
        self._settings = settings
        self._now = now
        self._days = settings.settings.days_kept
        self._daily = QTimer(self)
        self._daily.setInterval(_DAY_MS)
        self._daily.timeout.connect(self.purge)
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.refresh)
        settings.changed.connect(self._on_settings)

    def start(self) -> None:
        """Close what an earlier run left open, load what is recent, delete what is too old."""
        started = self._now()
        self._run(lambda: self._service.begin(started), self._on_started, "ledger start")
        self._daily.start()

    @Slot(object)
    def remember(self, attempt: Attempt) -> None:
        """Take an attempt into account when looking for duplicates."""
        self._service.remember(attempt)

    def likely_duplicate(self, request: SessionRequest) -> Attempt | None:
        """Return the newest attempt of the last minutes for this phone and destination."""
        return self._service.likely_duplicate(request)

    @Slot()
    def refresh(self) -> None:
        """Load what other programs have recorded in the last minutes, and notice that they have."""
        self._run(self._service.refresh_recent, self._on_refreshed, "ledger refresh")
        self._run(self._service.has_changed_elsewhere, self._on_looked, "ledger look")

    def read(self, query: Query, number: int, then: Callable[[Page], None]) -> None:
        """Search; `then` gets the first page, with those below it up to `number` attempts."""
        self._run(lambda: self._service.read(query, number), then, "ledger read")

    def search(self, query: Query, before: int | None, then: Callable[[Page], None]) -> None:
        """Search for attempts with ids below `before`; `then` gets a page of them."""
        self._run(lambda: self._service.page(query, before), then, "ledger search")

    def hand_over(self, attempt: Attempt, channel: Channel) -> None:
        """Record how a link was handed over."""
        self._run(
            lambda: self._service.record_hand_over(attempt, channel),
            self.changed.emit,
            "ledger hand-over",
        )

    def delete(self, attempt_id: int, then: Callable[[bool], None]) -> None:
        """Delete one attempt; `then` gets whether that succeeded."""
        self._run(lambda: self._service.delete(attempt_id), then, "ledger delete")

    @Slot()
    def purge(self) -> None:
        """Delete what is too old, or all that is on disk if nothing may be kept there."""
        self._run(self._service.purge, self._on_emptied, "ledger purge")

    def count_beyond(
        self, days: int, then: Callable[[int], None], failed: Callable[[LedgerError], None]
    ) -> None:
        """Count what would be deleted if attempts were kept for so many days, 0 for none.

        `then` gets the number; `failed` gets the error if the ledger cannot be read.
        """
        query = Query(until=self._now() - timedelta(days=days) if days else None)
        self._background.run(
            lambda: sum(1 for _ in self._service.every(query)),
            then,
            "ledger count",
            expected=LedgerError,
            failed=failed,
        )

    def wipe(self, then: Callable[[bool], None]) -> None:
        """Delete everything; `then` gets whether that succeeded."""

        def wiped(is_done: bool) -> None:
            self.emptied.emit()
            then(is_done)

        self._run(self._service.wipe, wiped, "ledger wipe")

    @Slot()
    def emit_news(self) -> None:
        """Emit the news of the ledger's file."""
        for news in self._service.take_news():
            self.news.emit(news)

    def _run(self, work: Callable[[], T], then: Callable[[T], None], name: str) -> None:
        def ended(result: T) -> None:
            self.emit_news()
            then(result)

        self._background.run(work, ended, name)

    def _on_started(self, fault: LedgerFault | None) -> None:
        self._on_refreshed(fault)
        self.purge()

    def _on_refreshed(self, fault: LedgerFault | None) -> None:
        """Retry while the ledger is locked; once it is free, have its rows read again."""
        if fault is not None:
            self._service.report(fault)
            self.emit_news()
        if fault is LedgerFault.LOCKED:
            self._retry.start()
        elif self._retry.isActive():
            self._retry.stop()
            self._run(self._service.save, self._on_emptied, "ledger save")

    def _on_looked(self, has_changed: bool) -> None:
        if has_changed:
            self.changed_elsewhere.emit()

    def _on_emptied(self, _result: None) -> None:
        self.emptied.emit()

    @Slot()
    def _on_settings(self) -> None:
        days = self._settings.settings.days_kept
        if days != self._days:
            self._days = days
            self.purge()
