"""How long attempts stay in the ledger: what is too old goes, by a time that may be trusted."""

from datetime import datetime, timedelta
from typing import Final

from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.services.clock import Clock

_DAY: Final = timedelta(days=1)
# The times of attempts have no smaller parts.
_TICK: Final = timedelta(milliseconds=1)


class Retention:
    """Purges the ledger; every call may block, and raises LedgerError."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._purged_to: datetime | None = None

    def load_clock(self, seconds: float | None = None) -> None:
        """Read the clock's witnesses; wait so many seconds for who holds the ledger."""
        self._clock.load(lambda: self._stand_in(seconds))

    def cutoff(self, days: int) -> datetime | None:
        """Return the time before which attempts are older than so many days, None if none is."""
        self.load_clock()
        return self._clock.cutoff(days)

    def purge(self, cutoff: datetime) -> None:
        """Delete what is from before this time."""
        self._ledger.purge(cutoff)
        self._purged_to = cutoff

    def is_due(self, days: int) -> bool:
        """Tell whether a purge may delete what is a day younger than the last time.

        No timer could tell: it stands still while the machine sleeps.
        """
        cutoff = self.cutoff(days)
        return cutoff is not None and (self._purged_to is None or cutoff - self._purged_to >= _DAY)

    def count_beyond(self, days: int) -> int:
        """Return how many attempts would go if they were kept for so many days."""
        if not days:
            return self._ledger.count(None)
        cutoff = self.cutoff(days)
        return 0 if cutoff is None else self._ledger.count(cutoff)

    def _stand_in(self, seconds: float | None) -> datetime | None:
        """Return the time of the newest attempt that is a day older than another one."""
        for newest in self._ledger.page(Query(), None, 1, seconds):
            older = Query(until=newest.at - _DAY + _TICK)
            for attempt in self._ledger.page(older, None, 1, seconds):
                return attempt.at
        return None
