"""Pages of the ledger, with what is not in its file yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import PAGE, LedgerFault, Query, matches, merged
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.services.unsaved import Unsaved


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a search, newest first, and whether there is more below it.

    `fault` tells why the file could not be read; then it has what is in memory alone.
    """

    attempts: tuple[Attempt, ...]
    has_more: bool
    fault: LedgerFault | None = None


class LedgerPages:
    """Reads pages from disk and memory; every call may block, and raises LedgerError."""

    def __init__(self, ledger: Ledger, unsaved: Unsaved) -> None:
        self._ledger = ledger
        self._unsaved = unsaved

    def page(self, query: Query, before: int | None, *, from_disk: bool) -> Page:
        """Return a page of the attempts with ids below `before`; without the disk from memory."""
        saved = self._ledger.page(query, before, PAGE + 1) if from_disk else ()
        has_more = len(saved) > PAGE
        saved = saved[:PAGE]
        lowest = saved[-1].id if has_more else 0
        in_memory = [
            each
            for each in self._unsaved.attempts
            if matches(each, query) and lowest <= each.id and (before is None or each.id < before)
        ]
        return Page(merged(saved, in_memory), has_more)

    def every(self, query: Query, *, from_disk: bool) -> Iterator[Attempt]:
        """Yield every attempt that matches, newest first."""
        before: int | None = None
        while True:
            page = self.page(query, before, from_disk=from_disk)
            yield from page.attempts
            if not page.has_more:
                return
            before = page.attempts[-1].id
