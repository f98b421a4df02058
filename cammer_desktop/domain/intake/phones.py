"""Numbers to call in a text: found by phonenumbers' matcher, judged as every number here is.

The matcher knows how numbers are grouped and tells them from dates and prices. What it leaves is
looked at as well: a number without its trunk prefix or its plus, two that only a blank parts. Of
all of these those count that `phone.read` finds valid beside their words.
"""

import re
from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain import phone
from cammer_desktop.domain.intake.cleaning import OUT
from cammer_desktop.domain.intake.found import How
from cammer_desktop.domain.intake.label_words import NUMBERS, Label
from cammer_desktop.domain.intake.labels import (
    MARKS,
    PARTING,
    is_doubtful,
    label_before,
    label_of,
)
from cammer_desktop.domain.intake.pieces import Piece
from cammer_desktop.domain.phone import LineType
from cammer_desktop.domain.phone.written import Written, parse
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

RUN: Final = regex(r"(?<![0-9])[+(]{0,2}[0-9](?:[ ().\-/]{0,3}[0-9]){6,}")
"""Digits that may belong together, from seven on."""
_LINK: Final = regex(
    r"(?<![\w.])(?:(?:https?://)?(?:www\.)?(?:wa\.me|(?:api\.|web\.)?whatsapp\.com)/"
    r"|(?:whatsapp|viber)://)(?:[^\s<>\"?]*\?[^\n<>\"]*|[^\s<>\"]+)",
    re.IGNORECASE,
)
# What a log of calls has behind a number: how many they were, and the hour, which may stand
# before it too. Behind digits in parentheses a number goes on: +54 (9) 11, 55 (11) 98765.
_NO_DIGITS: Final = regex(
    r"(?<=[0-9]{2}) *\([1-9](?:\)(?! ?[0-9]{1,3}(?![0-9:]))|[0-9]\)(?! ?[0-9]{3}))"
    r"|(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
)
_FEWEST: Final = 7
_LONGEST: Final = 60  # two numbers with all their signs
_FEWEST_BESIDE: Final = 6
_MOST_TRIES: Final = 40
_NEAR: Final = 40
_MOBILES: Final = (LineType.MOBILE, LineType.FIXED_OR_MOBILE)
_NO_PHONE: Final = (Label.DOCUMENT, Label.SECRET)
_NOTE: Final = regex(r" *\((?P<said>[^()\n]{1,24})\)")
_ANOTHER: Final = regex(rf"[0-9{re.escape(PARTING)}]")
_BLANKS: Final = regex(" +")
_DIGITS_BEFORE: Final = regex(r"([0-9.\-/()]*[0-9])[ ().\-/]{0,3}\Z")
_DIGITS_BEHIND: Final = regex(r"[ ().\-/]{0,3}([0-9][0-9.\-/()]*)")
_BEGINNINGS: Final = ("+", "0", "(")


@dataclass(frozen=True, slots=True, repr=False)
class Number:
    """A number as it was written, and where it stands with its label.

    `key` is the same for the same number: E.164, or the digits of one that only its label tells.
    `is_sure` is whether it can hardly be anything else than a number to call.
    """

    text: str
    start: int
    end: int
    key: str
    line: LineType | None
    label: Label | None
    said: str
    how: How
    is_sure: bool = True

    @property
    def is_mobile(self) -> bool:
        """Whether it is a mobile's, by its plan, or by its label where that has one for both."""
        is_either = self.line is LineType.FIXED_OR_MOBILE or self.line is None
        return self.line is LineType.MOBILE or (is_either and self.label is Label.MOBILE)


@dataclass(frozen=True, slots=True, repr=False)
class _Said:
    """What is said of a number in which words, and where it stands with them."""

    label: Label | None
    text: str
    start: int
    end: int


def numbers_in(piece: Piece, region: str) -> Iterator[Number]:
    """Yield the numbers in a piece, as they are dialled in `region` (ISO 3166)."""
    if piece.label in _NO_PHONE or sum(map(str.isdecimal, piece.text)) < _FEWEST:
        return
    text = piece.text
    for link in _LINK.finditer(piece.text):
        found = parse(link[0])
        if isinstance(found, Written) and found.is_link:
            reading = phone.read(found.digits, region)
            if reading.flaw is None:
                yield Number(
                    *(found.digits, *link.span(), reading.e164, reading.line),
                    *(Label.MOBILE, piece.said, How.LINK),
                )
        text = _without(text, *link.span())
    text = _NO_DIGITS.sub(lambda found: OUT * len(found[0]), text)
    for start, end in (*_matched(text, region),):
        number = _judged(piece, text, start, end, region)
        if number is not None:
            yield number
            text = _without(text, number.start, number.end)
    runs = (run for run in RUN.finditer(text) if len(run[0]) <= _LONGEST)
    for run in runs:
        for start, end in _parts(text, *run.span(), region):
            number = _judged(piece, text, start, end, region)
            if number is not None:
                yield number


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + OUT * (end - start) + text[end:]


def _matched(text: str, region: str) -> Iterator[tuple[int, int]]:
    """Yield where the matcher finds valid numbers that are no part of more digits."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # with the first number: see `phone`

    for found in PhoneNumberMatcher(text, region or None, Leniency.VALID, _MOST_TRIES):
        if _is_whole(text, found.start, found.end):
            yield found.start, found.end


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether the digits beside a number, if any, are not part of it: of a card's, perhaps."""
    before = _DIGITS_BEFORE.search(text[max(0, start - _NEAR) : start])
    behind = _DIGITS_BEHIND.match(text, end)
    is_begun = text.startswith(_BEGINNINGS, start)
    return (before is None or is_begun or _count(before[1]) >= _FEWEST_BESIDE) and (
        behind is None or _count(behind[1]) >= _FEWEST_BESIDE
    )


def _parts(text: str, start: int, end: int, region: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers may be in a run of digits: all of it, one or two parts, or its words."""
    if phone.read(text[start:end], region).valid:
        yield start, end
        return
    gaps = [gap.span() for gap in _BLANKS.finditer(text, start, end)]
    for left, right in gaps:
        is_first = phone.read(text[start:left], region).valid
        is_begun = text.startswith(_BEGINNINGS, right)
        if (is_first or is_begun) and phone.read(text[right:end], region).valid:
            if is_first:
                yield start, left
            yield right + len(text[right:end]) - len(text[right:end].lstrip(" -./")), end
            return
    starts, ends = [start, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), end]
    words = list(zip(starts, ends, strict=True))
    if all(_count(text[slice(*word)]) >= _FEWEST_BESIDE for word in words):
        yield from words
    else:
        yield start, end


def _judged(piece: Piece, text: str, start: int, end: int, region: str) -> Number | None:
    """Return the number that stands here, None if it is none to call, or something else's."""
    written = text[start:end]
    said = _said(piece, text, start, end)
    is_labelled = said.label in NUMBERS or said.label is Label.FAX
    if said.label in _NO_PHONE or not isinstance(parse(written), Written):
        return None
    before = _ANOTHER.split(text[max(0, start - _NEAR) : start])[-1]
    after = _ANOTHER.split(text[end : end + _NEAR])[0]
    reading = phone.read(f"{before}{written}{after}", region)
    is_valid = reading.valid and phone.read(written, region).e164 == reading.e164
    if not (is_valid or is_labelled or _is_repairable(written, region)):
        return None
    key, line = (reading.e164, reading.line) if is_valid else (_digits(written), None)
    is_in_doubt = reading.in_doubt or (written.isdecimal() and is_doubtful(before))
    is_sure = is_labelled or (_is_sure(written, line, said.label) and not is_in_doubt)
    how, words = (piece.how, said.text) if is_labelled else (How.SHAPE, "")
    return Number(written.strip(), said.start, said.end, key, line, said.label, words, how, is_sure)


def _said(piece: Piece, text: str, start: int, end: int) -> _Said:
    """Return what is said of a number: behind it in parentheses, before it, or of the piece."""
    note, labelled = _NOTE.match(text, end), label_before(text, start)
    begin = labelled.start if labelled is not None else start
    if note is not None and (label := label_of(note["said"])) is not None:
        return _Said(label, note["said"], begin, note.end())
    if labelled is not None:
        return _Said(labelled.label, text[begin:start].strip(MARKS), begin, end)
    return _Said(piece.label, piece.said, start, end)


def _is_sure(written: str, line: LineType | None, label: Label | None) -> bool:
    """Tell whether an unlabelled number is written like a phone's, or can be a mobile's only."""
    if label is Label.ANOTHERS:
        return False
    is_grouped = written.startswith(_BEGINNINGS) or not written.isdecimal()
    return is_grouped or (line in _MOBILES and label is not Label.OTHER)


def _is_repairable(written: str, region: str) -> bool:
    """Tell whether a number with a plus is one of an older plan, which the form asks about."""
    return "+" in written and bool(phone.repairs(written, region))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _count(text: str) -> int:
    return sum(map(str.isdecimal, text))
