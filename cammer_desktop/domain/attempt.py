"""One attempt to make a link: its request, its time, its outcome and its hand-over.

An attempt's id holds its time: milliseconds since 1970 in the high bits, random bits below them. So
the ids are in order of time, a period is a range of ids, and two programs that write to one ledger
need not agree on the next id.
"""

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.outcome import Created, Outcome
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.support.records import dataclass

_RANDOM_BITS: Final = 20
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

MAX_ID: Final = 2**63 - 1
"""The greatest id, of the year 2248: SQLite has no greater numbers."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt; `id` is unique, `outcome` None means under way.

    `hand_overs`: how its link was handed over, one for each channel, the latest last.
    `is_damaged`: it was read from a damaged row, and holds of it what could be read.
    `has_other_channel`: it was handed over by a channel that this version does not know.
    """

    id: int
    at: datetime
    request: SessionRequest = field(repr=False)
    outcome: Outcome | None = None
    hand_overs: tuple[HandOver, ...] = ()
    is_damaged: bool = False
    has_other_channel: bool = False

    @property
    def is_undelivered(self) -> bool:
        """Whether it made a link that was not handed over by any channel."""
        is_handed_over = bool(self.hand_overs) or self.has_other_channel
        return isinstance(self.outcome, Created) and not is_handed_over

    def hand_over_by(self, channel: Channel) -> HandOver | None:
        """Return how it was last handed over by a channel, None if it was not."""
        return next((each for each in self.hand_overs if each.channel is channel), None)

    def with_hand_overs(self, *hand_overs: HandOver) -> "Attempt":
        """Return the attempt with further hand-overs: of each channel the last one counts."""
        return replace(self, hand_overs=latest((*self.hand_overs, *hand_overs)))


def latest(hand_overs: Iterable[HandOver]) -> tuple[HandOver, ...]:
    """Return of each channel its last hand-over, in order of time; one without a time is older."""
    by_channel: dict[Channel, HandOver] = {}
    for each in sorted(hand_overs, key=_time_of_hand_over):
        by_channel.pop(each.channel, None)
        by_channel[each.channel] = each
    return tuple(by_channel.values())


class AttemptIds:
    """The ids of new attempts, each greater than the one before."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take the clock; its times have a zone."""
        self._now = now
        self._last = 0

    def __iter__(self) -> "AttemptIds":
        return self

    def __next__(self) -> int:
        import secrets  # no start needs it

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


def _time_of_hand_over(hand_over: HandOver) -> datetime:
    return hand_over.at or _EPOCH
