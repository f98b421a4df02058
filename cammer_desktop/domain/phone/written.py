"""From any notation of a number to its digits: exactly one number, or the reason why not."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.phone.characters import plain
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.lines import line_in
from cammer_desktop.domain.phone.links import link_in
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was found in a text.

    `digits` are its ASCII digits, with a leading plus, if any. `breaks` are where it is grouped:
    for each separator the number of digits before it, the plus not counted. `left_out` is the rest
    of the text, where it holds letters, digits or a flag. `is_link` tells that the text was a link
    or a card of one number, and not something typed.
    """

    digits: str
    breaks: frozenset[int] = frozenset()
    left_out: str = ""
    is_link: bool = False


# Two regional indicators are a country's flag; the black one begins a part's of it (Scotland).
_FLAGS: Final = frozenset(map(chr, (*range(0x1F1E6, 0x1F200), 0x1F3F4)))
# A link may hold a long message; a number that is called stands in a line.
_LONGEST_LINK: Final = 10_000


def parse(text: str) -> Written | PhoneFlaw:
    """Find the number in a text, or tell why it does not hold exactly one.

    Letters in a number are refused here, since the library would turn them into digits (E.161
    keypads). An empty text counts as a number without digits.
    """
    return _parsed(text) if len(text) <= _LONGEST_LINK else PhoneFlaw.NOT_A_NUMBER


@lru_cache(maxsize=64)  # one key asks to read, to group, to repair and for the country
def _parsed(text: str) -> Written | PhoneFlaw:
    text = plain(text)
    link = link_in(text)
    if isinstance(link, PhoneFlaw):
        return link
    line = line_in(text if link is None else link.number)
    if isinstance(line, PhoneFlaw):
        return line
    if link is None:
        return Written(line.digits, line.breaks, _said(line.left_out))
    if not line.digits:
        return PhoneFlaw.NOT_A_NUMBER
    return Written(line.digits, line.breaks, _said(line.left_out + link.left_out), is_link=True)


def digits_alone(text: str) -> str | None:
    """Return the digits of a text that is nothing but a number, with its plus, else None."""
    written = parse(text)
    return written.digits if isinstance(written, Written) and not written.left_out else None


def _said(left_out: Sequence[str]) -> str:
    """Return what was left out as it is told: words and digits, not the marks between them."""
    parts = (" ".join(part.split()).lstrip(" ).,;:/-").rstrip(" (,;/-") for part in left_out)
    return " … ".join(part for part in parts if any(map(_is_told, part)))


def _is_told(char: str) -> bool:
    """Tell whether a character says something: a letter, a digit, a country's flag."""
    return char.isalnum() or char in _FLAGS
