"""One attempt to make a link: what was asked, when, what came of it, how it was handed over.

An attempt's id is its time: the milliseconds since 1970 in the high bits, chance in the low
ones. So newest first is the order of the ids, a stretch of time is a range of them, and two
programs that write to one ledger need not ask each other for the next.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.session import SessionRequest

_CHANCE_BITS: Final = 20
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt; `id` tells it from all others, `outcome` None means under way."""

    id: int
    at: datetime
    request: SessionRequest = field(repr=False)
    outcome: Outcome | None = None
    handed_over: Channel | None = None


class AttemptIds:
    """The ids of new attempts, each greater than the one before."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take what tells the time, with its zone."""
        self._now = now
        self._last = 0

    def __iter__(self) -> "AttemptIds":
        return self

    def __next__(self) -> int:
        drawn = first_id_at(self._now()) + secrets.randbelow(1 << _CHANCE_BITS)
        self._last = max(drawn, self._last + 1)
        return self._last


def first_id_at(at: datetime) -> int:
    """Return the least id that an attempt at this time, or later, can have."""
    return max(0, (at - _EPOCH) // timedelta(milliseconds=1)) << _CHANCE_BITS


def time_of(attempt_id: int) -> datetime:
    """Return the time of the attempt with this id, to the millisecond, in UTC."""
    return _EPOCH + timedelta(milliseconds=attempt_id >> _CHANCE_BITS)
