"""The time, of which this machine's clock is only one witness: a wrong clock never deletes.

The other witness is the API: the Date header (RFC 9110, 6.6.1) of its answers over verified TLS. A
machine whose clock is years ahead would delete its whole history at once, one whose clock is behind
would write rows that look old and go as soon as the clock is right. So

- a new attempt's time is never before the last time that the API has told (`now`);
- what is old is judged by the earlier one of this clock and the API's time, and only by times that
  were told that long ago (`cutoff`): an attempt that was there then is old, whatever its own time.

Nothing that is younger than its days can be deleted so, and nothing stays for longer than its days
and the time between two answers. Attempts from before there were witnesses are believed their own
times. Without any witness (the sandbox, the first use) the newest attempt that is at least a day
older than another one stands in for it, so that one odd day deletes nothing. It holds a deletion
back and dates no attempt, or rows of a clock that was ahead would put all later ones there; so what
a clock that is behind makes without a witness looks as old as that clock says.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from cammer_desktop.domain.ports import WitnessStore
from cammer_desktop.domain.witnesses import Witnesses, days_before, is_plausible


class Clock:
    """Tells the time of new attempts, and from when attempts are old. Safe from any thread."""

    def __init__(
        self,
        now: Callable[[], datetime],
        store: WitnessStore,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take this machine's clock, where witnesses are kept, and a count of seconds.

        The count may stand still while the machine sleeps.
        """
        self._own = now
        self._store = store
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._witnesses: Witnesses | None = None
        self._stored: Witnesses | None = None
        self._news: datetime | None = None
        self._told: tuple[datetime, float] | None = None
        self._stand_in: datetime | None = None

    def now(self) -> datetime:
        """Return the time for a new attempt, in this machine's zone. Does not block."""
        own, told = self._own(), self._told_now()
        return own if told is None or told <= own else told.astimezone()

    def witness(self, at: datetime) -> None:
        """Take a time that the API tells now, unless it cannot be true. Does not block."""
        if not is_plausible(at):
            return
        with self._lock:
            self._news = at
            self._told = (at, self._monotonic())

    def load(self, stand_in: Callable[[], datetime | None]) -> None:
        """Read what this or another program has kept; may block, and raises what `stand_in` raises.

        `stand_in` returns what stands in for a witness as long as there is none.
        """
        try:
            stored = self._store.load()
        except OSError:
            return
        if stored is None or not stored.times:
            self._stand_in = stand_in()
        with self._lock:
            known = stored or self._witnesses or Witnesses(history=self._stand_in)
            self._witnesses, self._stored = self._with_news(known), stored
            for last in self._witnesses.times[-1:]:
                if self._told is None or last > self._told[0]:
                    self._told = (last, self._monotonic())

    def keep(self) -> None:
        """Keep what the API has told, if it is news; may block. What fails is tried again."""
        with self._lock:
            if self._witnesses is None:
                return
            self._witnesses = known = self._with_news(self._witnesses)
            self._news = None
            if known == self._stored:
                return
        with contextlib.suppress(OSError):
            self._store.keep(known)
            self._stored = known

    def cutoff(self, days: int) -> datetime | None:
        """Return the time before which attempts are older than so many days.

        None if none is known to be. Does not block; `load` comes first.
        """
        known, latest = self._witnesses, self._told_now() or self._stand_in
        if known is None or latest is None:
            return None
        if not known.times:
            return days_before(min(self._own(), latest), days)
        return known.cutoff(min(self._own(), latest), days)

    def _told_now(self) -> datetime | None:
        """Return the last time that was told, and what this run adds to it, None without one."""
        told = self._told
        return None if told is None else told[0] + timedelta(seconds=self._monotonic() - told[1])

    def _with_news(self, known: Witnesses) -> Witnesses:
        return known if self._news is None else known.with_time(self._news)
