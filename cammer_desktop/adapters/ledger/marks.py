"""How a link was handed over, as a text of its row: `copied whatsapp@1764192000000`.

A word for each channel, the latest last, with the time in milliseconds since 1970 (UTC). An earlier
version wrote one channel without a time.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from cammer_desktop.domain.attempt import latest
from cammer_desktop.domain.hand_over import Channel, HandOver

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_CHANNELS: Final = {channel.value: channel for channel in Channel}


def text_of(hand_overs: Iterable[HandOver]) -> str | None:
    """Return hand-overs as a text, None for none."""
    return " ".join(map(_word_of, hand_overs)) or None


def read(text: str | None) -> tuple[tuple[HandOver, ...], bool]:
    """Return the hand-overs of a text, and whether there are some by channels unknown here."""
    known, others = _sorted_out(text)
    return latest(known), bool(others)


def joined(before: object, added: str) -> str:
    """Return the text of both; what is not known here stays. A function for SQLite."""
    known, others = _sorted_out(before if isinstance(before, str) else None)
    more, further = _sorted_out(added)
    unknown = list(dict.fromkeys(others + further))
    return " ".join(unknown + list(map(_word_of, latest(known + more))))


def _sorted_out(text: str | None) -> tuple[list[HandOver], list[str]]:
    """Return the hand-overs of a text, and its words that are none."""
    known: list[HandOver] = []
    others: list[str] = []
    for word in (text or "").split():
        key, _, milliseconds = word.partition("@")
        channel = _CHANNELS.get(key)
        if channel is None:
            others.append(word)
        else:
            known.append(HandOver(channel, _time_of(milliseconds)))
    return known, others


def _word_of(hand_over: HandOver) -> str:
    if hand_over.at is None:
        return hand_over.channel.spec.key
    return f"{hand_over.channel.spec.key}@{(hand_over.at - _EPOCH) // timedelta(milliseconds=1)}"


def _time_of(milliseconds: str) -> datetime | None:
    """Return a time in this machine's zone, None for what is none."""
    try:
        return (_EPOCH + timedelta(milliseconds=int(milliseconds))).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
