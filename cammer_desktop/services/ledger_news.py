"""What there is to tell of the ledger's file, and what is not true any more."""

import queue
import threading
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeVar

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import DamagedRows, LedgerError, LedgerFault, SetAside

News = LedgerFault | SetAside | DamagedRows
"""News of the ledger's file: why it fails, where an unusable one was put, what is damaged in it."""

T = TypeVar("T")


class Use(Enum):
    """What may fail by itself: a file that cannot be written can be read."""

    READING = "reading"
    WRITING = "writing"


class LedgerNews:
    """A fault is told once as long as it keeps the file from being used. Nothing here blocks."""

    def __init__(self, aside: "queue.SimpleQueue[News]") -> None:
        """Take the queue of what is set aside."""
        self._aside = aside
        self._faults: dict[Use, LedgerFault] = {}
        self._told: set[LedgerFault] = set()
        # The ids of damaged rows: those that were met, and those that were told of.
        self._lock = threading.Lock()
        self._damaged: set[int] = set()
        self._told_damaged: set[int] = set()

    @property
    def faults(self) -> dict[Use, LedgerFault]:
        """What fails now, and why."""
        return dict(self._faults)

    def report(self, use: Use, fault: LedgerFault | None) -> None:
        """Take why a use of the file failed, None if it succeeded."""
        if fault is not None:
            self._faults[use] = fault
        else:
            self._faults.pop(use, None)

    def succeeds(self, use: Use, work: Callable[[], object]) -> bool:
        """Do something with the file; return whether it succeeded, and report why not."""
        try:
            self.watch(use, work)
        except LedgerError:
            return False
        return True

    def watch(self, use: Use, work: Callable[[], T]) -> T:
        """Return what something done with the file returns; report and raise LedgerError."""
        try:
            result = work()
        except LedgerError as error:
            if not error.is_own:
                self.report(use, error.fault)
            raise
        self.report(use, None)
        return result

    def note_damaged(self, attempts: Iterable[Attempt]) -> None:
        """Note those of the attempts whose rows are damaged."""
        with self._lock:
            self._damaged.update(each.id for each in attempts if each.is_damaged)

    def forget_damaged(self, attempt_id: int | None = None) -> None:
        """Forget a row that was deleted, or every row."""
        with self._lock:
            if attempt_id is None:
                self._damaged.clear()
                self._told_damaged.clear()
            self._damaged.discard(attempt_id or 0)

    def take(self) -> tuple[News, ...]:
        """Return what was not told yet; for one thread only."""
        news: dict[News, None] = {}
        while not self._aside.empty():
            news[self._aside.get_nowait()] = None
        faults = set(self.faults.values())
        untold, self._told = faults - self._told, faults
        return (*news, *untold, *self._more_damaged())

    def _more_damaged(self) -> tuple[DamagedRows, ...]:
        """Return how many rows are damaged, if there are some that were not told of."""
        with self._lock:
            if self._damaged <= self._told_damaged:
                return ()
            self._told_damaged |= self._damaged
            return (DamagedRows(len(self._damaged)),)
