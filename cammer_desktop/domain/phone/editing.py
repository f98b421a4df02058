"""Editing a number: what was written is kept, and shown grouped, the caret beside its digit.

Where nothing but digits and separators was written, the field shows these digits as their number is
grouped, if it can be; else it shows what was written. A change of what it shows (a key, a paste, an
input method) is made in what was written, at the same digits. Nothing is refused, and only a
deletion drops anything: the written separators stay too, since they help to tell which number is
meant.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.begun import is_begun
from cammer_desktop.domain.phone.candidates import Source
from cammer_desktop.domain.phone.flaws import AT_ONCE, PhoneFlaw
from cammer_desktop.domain.phone.grouping import grouped
from cammer_desktop.domain.phone.reading import read, taken
from cammer_desktop.domain.phone.repair import may_become_repairable, repairs
from cammer_desktop.domain.phone.written import Written, digits_alone, parse

# Digits of any script, separators, and marks that nobody sees.
_PLAIN: Final = re.compile(
    r"[\d\s().\-/+＋\u2010-\u2015\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in its field.

    `written` is what was written, `at` the caret's index in it, `region` where it is dialled
    (ISO 3166), `text` what is shown, and `caret` the caret's index in that.
    """

    written: str
    at: int
    region: str
    text: str
    caret: int

    @property
    def is_grouped(self) -> bool:
        """Whether separators are shown in other places than they were written."""
        return self.text != self.written


@dataclass(frozen=True, slots=True)
class Change:
    """A change of what is shown: the text from `start` to `end` was replaced by `inserted`."""

    start: int
    end: int
    inserted: str = ""


def as_written(text: str, region: str) -> Entry:
    """Return the field with a text in it, shown as it is: the numbering plans are not needed."""
    return Entry(text, len(text), region, text, len(text))


def entered(written: str, at: int, region: str) -> Entry:
    """Return the field with a text in it, grouped if it is nothing but a number."""
    text = _shown(written, region)
    if text == written:
        return Entry(written, at, region, text, at)
    return Entry(written, at, region, text, _behind(text, _count(written[:at])))


def moved(entry: Entry, caret: int) -> Entry:
    """Return the field after the caret moved to an index in what is shown."""
    return replace(entry, at=_in_written(entry, caret), caret=caret)


def change_of(before: str, after: str, caret: int) -> Change:
    """Return the change that made one shown text of another and left the caret behind it."""
    tail = after[caret:]
    if not before.endswith(tail):
        return Change(0, len(before), after)
    end, new = len(before) - len(tail), after[:caret]
    start = 0
    while start < min(end, len(new)) and before[start] == new[start]:
        start += 1
    return Change(start, end, new[start:])


def with_digit(entry: Entry, change: Change, *, backwards: bool, whole_group: bool) -> Change:
    """Let a deletion by a key that met nothing but separators of ours take the digit beyond them.

    With `whole_group` (the keys that delete a word) it takes the digits up to the next separator.
    """
    text, start, end = entry.text, change.start, change.end
    if change.inserted or not entry.is_grouped or _count(text[start:end]):
        return change
    places = range(start - 1, -1, -1) if backwards else range(end, len(text))
    taken = 0
    for place in places:
        if taken and not (whole_group and _is_digit(text[place])):
            break
        taken += _is_digit(text[place])
        start, end = min(start, place), max(end, place + 1)
    return Change(start, end)


def replaced(entry: Entry, change: Change) -> tuple[str, int]:
    """Return what is written after a change of what is shown, and the caret's index in it."""
    start = _in_written(entry, change.start)
    end = max(start, _in_written(entry, change.end))
    written = entry.written[:start] + change.inserted + entry.written[end:]
    return written, start + len(change.inserted)


def edited(entry: Entry, change: Change) -> Entry:
    """Return the field after a change of what it shows.

    A link or an international number that is pasted replaces everything; so does a number that
    could be called alone but not together with the rest (which may hold its code already).
    """
    written, at = replaced(entry, change)
    if len(change.inserted) > 1 and _replaces_all(change.inserted, written, entry.region):
        written, at = change.inserted, len(change.inserted)
    return entered(written, at, entry.region)


def country_of(entry: Entry) -> str:
    """Return the country of the number (ISO 3166), as far as it is known; else where it is dialled.

    A valid number determines it; until then the country code does, if one was written.
    """
    reading = read(entry.written, entry.region)
    found = parse(entry.written)
    if reading.valid or not isinstance(found, Written):
        return reading.region or entry.region
    # While it grows, a carrier's prefix would make another country's of it at every other key.
    split = plans.split_code(plans.international(found.digits, entry.region) or "")
    known = plans.region_of_code(split[0], entry.region) if split is not None else reading.region
    return known or entry.region


def flaw_at_once(flaw: PhoneFlaw | None, written: str, region: str) -> PhoneFlaw | None:
    """Return the flaw of what was written if more digits do not mend it, so that it is said now."""
    if flaw is PhoneFlaw.TOO_LONG:
        digits = digits_alone(written)
        return None if digits and may_become_repairable(digits, region) else flaw
    return flaw if flaw in AT_ONCE and not is_begun(written) else None


def with_region(entry: Entry, region: str) -> Entry:
    """Return the field after another country was chosen for its number.

    A number that was written with a country code gets the new country's, so that no code is doubled
    and none contradicts the choice.
    """
    found = parse(entry.written)
    read_as = taken(found, entry.region) if isinstance(found, Written) else None
    is_abroad = read_as is not None and read_as.source in (Source.ABROAD, Source.IDD)
    if read_as is None or not is_abroad or region in plans.regions_of(read_as.code or "0"):
        return entered(entry.written, entry.at, region)
    written = f"+{plans.country_code(region)} {read_as.national}"
    return entered(written, len(written), region)


def _shown(written: str, region: str) -> str:
    if not written or _PLAIN.fullmatch(written) is None:
        return written
    text = grouped(written, region)
    if all(map(_is_digit, text)):
        return written
    # In groups of its own a digit too many is found, in those of no number it is not.
    is_written_in_groups = not all(map(_is_digit, written))
    is_no_number = is_written_in_groups and read(written, region).flaw in AT_ONCE
    return written if is_no_number else text


def _replaces_all(pasted: str, together: str, region: str) -> bool:
    """Tell whether what is pasted stands for the whole number."""
    found = parse(pasted)
    if isinstance(found, Written) and (found.is_link or found.digits.startswith("+")):
        return True
    if together == pasted or read(together, region).valid:
        return False
    return read(pasted, region).valid or bool(repairs(pasted, region))


def _in_written(entry: Entry, index: int) -> int:
    """Return the index in what was written for an index in what is shown."""
    if index == entry.caret:
        return entry.at
    if not entry.is_grouped or index <= 0:
        return index
    if index >= len(entry.text):
        return len(entry.written)
    count = _count(entry.text[:index])
    if _is_digit(entry.text[index - 1]):
        return _behind(entry.written, count)
    return _before(entry.written, count)


def _behind(text: str, count: int) -> int:
    """Return the index behind so many digits, which is the end if there are no more."""
    places = [place for place, char in enumerate(text) if _is_digit(char)]
    if count >= len(places):
        return len(text)
    return places[count - 1] + 1 if count else 0


def _before(text: str, count: int) -> int:
    """Return the index of the digit behind so many others."""
    places = [place for place, char in enumerate(text) if _is_digit(char)]
    return places[count] if count < len(places) else len(text)


def _count(text: str) -> int:
    return sum(map(_is_digit, text))


def _is_digit(char: str) -> bool:
    """Tell whether a character is a decimal digit of any script, or a plus."""
    return char in "+＋" or char.isdecimal()
