"""One attempt to make a link: its request, its time, its outcome and its hand-over.

An attempt's id holds its time: milliseconds since 1970 in the high bits, random bits below them. So
the ids are in order of time, a period is a range of ids, and two programs that write to one ledger
need not agree on the next id.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created, Outcome
from cammer_desktop.domain.session import SessionRequest

_RANDOM_BITS: Final = 20
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

MAX_ID: Final = 2**63 - 1
"""The greatest id, of the year 2248: SQLite has no greater numbers."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt; `id` is unique, `outcome` None means under way.

    `is_damaged`: it was read from a damaged row, and holds of it what could be read.
    `has_other_channel`: it was handed over by a channel that this version does not know.
    """

    id: int
    at: datetime
    request: SessionRequest = field(repr=False)
    outcome: Outcome | None = None
    handed_over: Channel | None = None
    is_damaged: bool = False
    has_other_channel: bool = False

    @property
    def is_undelivered(self) -> bool:
        """Whether it made a link that was not handed over by any channel."""
        is_handed_over = self.handed_over is not None or self.has_other_channel
        return isinstance(self.outcome, Created) and not is_handed_over


class AttemptIds:
    """The ids of new attempts, each greater than the one before."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take the clock; its times have a zone."""
        self._now = now
        self._last = 0

    def __iter__(self) -> "AttemptIds":
        return self

    def __next__(self) -> int:
        drawn = first_id_at(self._now()) + secrets.randbelow(1 << _RANDOM_BITS)
        self._last = max(drawn, self._last + 1)
        return self._last


def first_id_at(at: datetime) -> int:
    """Return the lowest id that an attempt at this time, or later, can have."""
    number = (at - _EPOCH) // timedelta(milliseconds=1)
    return min(max(0, number), MAX_ID >> _RANDOM_BITS) << _RANDOM_BITS


def time_of(attempt_id: int) -> datetime:
    """Return the time of the attempt with this id, to the millisecond, in UTC."""
    return _EPOCH + timedelta(milliseconds=attempt_id >> _RANDOM_BITS)
