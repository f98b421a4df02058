"""Times that somebody else has told, by which the age of an attempt is judged."""

from datetime import UTC, datetime, timedelta
from typing import Final

from cammer_desktop.support.records import dataclass

_APART: Final = timedelta(days=1)
_NEWS: Final = timedelta(hours=1)
# No answer came earlier, and an attempt's id holds no time much later.
_PLAUSIBLE: Final = range(2020, 2200)
# More days than anything is kept.
_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Times that the API has told, oldest first: one for each day, and the last one.

    `history` is the time before which all attempts are of a version that knew no witness, None if
    there was none; their own times are believed.
    """

    times: tuple[datetime, ...] = ()
    history: datetime | None = None

    def with_time(self, at: datetime) -> "Witnesses":
        """Return these with another time if it is news: by an hour, ahead or back.

        The API is believed when it tells an earlier time than before: then that one was wrong.
        """
        if self.times and abs(at - self.times[-1]) < _NEWS:
            return self
        earlier = [each for each in self.times if each < at]
        if len(earlier) > 1 and earlier[-1] - earlier[-2] < _APART:
            del earlier[-1]
        return Witnesses((*earlier[-_MOST:], at), self.history)

    def cutoff(self, now: datetime, days: int) -> datetime | None:
        """Return the time before which attempts are older than so many days, None if none is.

        `now` is not later than it is in truth. An attempt's own time may be too early, but not
        earlier than the last time that was told before it was made (`Clock.now`). So all attempts
        with times before a time that was told were there already when it was told.
        """
        limit = days_before(now, days)
        old = [each for each in self.times if each <= limit]
        if self.history is not None:
            old.append(min(self.history, limit))
        return max(old, default=None)


def days_before(at: datetime, days: int) -> datetime:
    """Return the time so many days earlier, the first of all times if there is none."""
    try:
        return at - timedelta(days=days)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def is_plausible(at: datetime) -> bool:
    """Tell whether this can be the time of an answer."""
    return at.year in _PLAUSIBLE
