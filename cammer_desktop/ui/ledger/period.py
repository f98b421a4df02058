"""Periods of whole days in this machine's zone, in which a day may have 23 or 25 hours."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

ANY_DAY, TODAY, YESTERDAY, WEEK, ONE_DAY = range(5)
"""What can be chosen, in the order in which it is offered."""

# At the ends of all times; on Windows before 1970 as well.
_NO_LOCAL_TIME: Final = (OverflowError, ValueError, OSError)
# How many days it begins before the day that it is about, and ends after that day's beginning.
_SPANS: Final = {TODAY: (0, 1), YESTERDAY: (1, 0), WEEK: (6, 1), ONE_DAY: (0, 1)}


def bounds(chosen: int, today: date, day: date) -> tuple[datetime | None, datetime | None]:
    """Return the start (included) and the end (excluded) of a period, None where it has none.

    `day` is the day of ONE_DAY.
    """
    if chosen == ANY_DAY:
        return None, None
    before, after = _SPANS[chosen]
    about = day if chosen == ONE_DAY else today
    return _start(about, -before), _start(about, after)


def local(at: datetime) -> datetime:
    """Return a time in this machine's zone as it is now; at the ends of all times as it is."""
    try:
        return at.astimezone()
    except _NO_LOCAL_TIME:
        return at


def _start(day: date, days: int) -> datetime | None:
    """Return when the day begins that is so many days after this one, None without such a day.

    It begins at 01:00 where the clocks are put forward at midnight (Santiago, Havana), and at the
    first of two midnights where they are put back.
    """
    try:
        day += timedelta(days=days)
    except OverflowError:
        return None
    try:
        both = [datetime.combine(day, time(fold=fold)).astimezone() for fold in (0, 1)]
    except _NO_LOCAL_TIME:
        return datetime.combine(day, time(tzinfo=UTC))
    return min(start for start in both if start.date() >= day)
