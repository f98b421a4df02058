"""Pages of the ledger, with what is not in its file yet."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import PAGE, LedgerError, LedgerFault, Query, matches, merged
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.services.ledger_news import LedgerNews, Use
from cammer_desktop.services.unsaved import Unsaved
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a search, newest first, and whether there is more below it.

    `fault` tells why the file could not be read; then it has what is in memory alone.
    """

    attempts: tuple[Attempt, ...]
    has_more: bool
    fault: LedgerFault | None = None


class LedgerPages:
    """Reads pages from disk and memory, and reports what is met; every call may block."""

    def __init__(
        self, ledger: Ledger, unsaved: Unsaved, news: LedgerNews, uses_disk: Callable[[], bool]
    ) -> None:
        """Take what is read, the news of it, and whether there is anything on disk."""
        self._ledger = ledger
        self._unsaved = unsaved
        self._news = news
        self._uses_disk = uses_disk

    def page(self, query: Query, before: int | None) -> Page:
        """Return a page of the attempts with ids below `before`; from memory if the disk fails."""
        try:
            page = self._page(query, before, from_disk=self._uses_disk())
        except LedgerError as error:
            self._news.report(Use.READING, error.fault)
            return replace(self._page(query, before, from_disk=False), fault=error.fault)
        self._news.report(Use.READING, None)
        self._news.note_damaged(page.attempts)
        return page

    def read(self, query: Query, number: int) -> Page:
        """Return the newest attempts: a page, or as many pages as hold `number` of them."""
        page = self.page(query, None)
        attempts = page.attempts
        while page.has_more and len(attempts) < number:
            page = self.page(query, attempts[-1].id)
            attempts += page.attempts
        return replace(page, attempts=attempts)

    def every(self, query: Query) -> Iterator[Attempt]:
        """Yield every attempt that matches, newest first. Raises LedgerError."""
        before: int | None = None
        while True:
            page = self._page(query, before, from_disk=self._uses_disk())
            self._news.note_damaged(page.attempts)
            yield from page.attempts
            if not page.has_more:
                return
            before = page.attempts[-1].id

    def _page(self, query: Query, before: int | None, *, from_disk: bool) -> Page:
        saved = self._ledger.page(query, before, PAGE + 1) if from_disk else ()
        has_more = len(saved) > PAGE
        saved = saved[:PAGE]
        lowest = saved[-1].id if has_more else 0
        unsaved = {each.id: each for each in self._unsaved.attempts}
        in_memory = [
            each
            for each in unsaved.values()
            if matches(each, query) and lowest <= each.id and (before is None or each.id < before)
        ]
        # What is in memory is newer: it may not match any more what it matched on disk.
        attempts = merged([each for each in saved if each.id not in unsaved], in_memory)
        if has_more and not attempts:
            return self._page(query, lowest, from_disk=True)
        return Page(attempts, has_more)
