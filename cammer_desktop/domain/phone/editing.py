"""Editing a number: what was written is kept, and shown grouped, the caret beside its digit.

Where nothing but digits and separators was written, the field shows these digits as their number is
grouped, if it can be; else it shows what was written. A change of what it shows (a key, a paste, an
input method) is made in what was written, at the same digits. Nothing is refused, and only a
deletion drops anything: the written separators stay too, since they help to tell which number is
meant.
"""

from dataclasses import replace
from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.begun import is_begun
from cammer_desktop.domain.phone.characters import is_digit
from cammer_desktop.domain.phone.country_codes import international, is_undecided
from cammer_desktop.domain.phone.flaws import AT_ONCE, PhoneFlaw
from cammer_desktop.domain.phone.grouping import grouped
from cammer_desktop.domain.phone.pasting import replaces_all
from cammer_desktop.domain.phone.reading import read
from cammer_desktop.domain.phone.repair import may_become_repairable
from cammer_desktop.domain.phone.written import digits_alone
from cammer_desktop.support.records import dataclass

# So many digits are typed by mistake before one looks, or the choice of a country would be lost.
_MAX_SLIP: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in its field.

    `written` is what was written, `at` the caret's index in it, `region` where it is dialled
    (ISO 3166), `text` what is shown, and `caret` the caret's index in that. `is_chosen` is whether
    the region was chosen for it, `was_filled` whether it has held more than a slip since.
    """

    written: str
    at: int
    region: str
    text: str
    caret: int
    is_chosen: bool = False
    was_filled: bool = False

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


def as_written(text: str, region: str, *, is_chosen: bool = False) -> Entry:
    """Return the field with a text in it, shown as it is: the numbering plans are not needed."""
    return Entry(text, len(text), region, text, len(text), is_chosen)


def entered(written: str, at: int, region: str) -> Entry:
    """Return the field with a text in it, grouped if it is nothing but a number."""
    return holding(as_written("", region), written, at)


def holding(entry: Entry, written: str, at: int) -> Entry:
    """Return the field with another text in it, grouped if it is nothing but a number."""
    text = _shown(written, entry.region)
    caret = at if text == written else _behind(text, _count(written[:at]))
    was_filled = entry.was_filled or _count(written) > _MAX_SLIP
    return replace(entry, written=written, at=at, text=text, caret=caret, was_filled=was_filled)


def emptied(entry: Entry, home: str) -> Entry:
    """Return the field after all of it was deleted: the next number is dialled at home.

    Where another region was chosen and nothing but a slip was typed, that number is still to come.
    """
    is_to_come = entry.is_chosen and not entry.was_filled
    return as_written("", entry.region if is_to_come else home, is_chosen=is_to_come)


def at_home(entry: Entry, home: str) -> Entry:
    """Return the field with its region, or where none was chosen the agent's own."""
    return entry if entry.is_chosen else replace(entry, region=home)


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
    has_digit = False
    for place in places:
        if has_digit and not (whole_group and is_digit(text[place])):
            break
        has_digit = has_digit or is_digit(text[place])
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
    could be called alone but not together with the rest, unless the rest says another country.
    """
    written, at = replaced(entry, change)
    if len(change.inserted) > 1:
        rest = written[: at - len(change.inserted)] + written[at:]
        if replaces_all(change.inserted, rest, written, entry.region):
            written, at = change.inserted, len(change.inserted)
    return holding(entry, written, at)


def flaw_at_once(flaw: PhoneFlaw | None, written: str, region: str) -> PhoneFlaw | None:
    """Return the flaw of what was written if more digits do not mend it, so that it is said now."""
    if flaw is PhoneFlaw.TOO_LONG:
        digits = digits_alone(written)
        return None if digits and may_become_repairable(digits, region) else flaw
    return flaw if flaw in AT_ONCE and not is_begun(written) else None


def with_region(entry: Entry, region: str) -> Entry:
    """Return the field after another country was chosen for its number.

    A number that was written with a country code gets the new country's, so that no code is doubled
    and none contradicts the choice. Its code is not lost with the region whose prefix dials it.
    """
    chosen = replace(entry, region=region, is_chosen=True, was_filled=False)
    read_as = international(entry.written, entry.region)
    is_same = read_as is not None and region in plans.regions_of(read_as.code or "0")
    if read_as is None or (is_same and not read_as.idd):
        return holding(chosen, entry.written, entry.at)
    code = read_as.code if is_same else plans.country_code(region)
    written = f"+{code} {read_as.national}"
    return holding(chosen, written, len(written))


def _shown(written: str, region: str) -> str:
    if is_undecided(written, region):
        return written
    text = grouped(written, region)
    if all(map(is_digit, text)):
        return written
    # In groups of its own a digit too many is found, in those of no number it is not.
    is_written_in_groups = not all(map(is_digit, written))
    is_no_number = is_written_in_groups and read(written, region).flaw in AT_ONCE
    return written if is_no_number else text


def _in_written(entry: Entry, index: int) -> int:
    """Return the index in what was written for an index in what is shown."""
    if index == entry.caret:
        return entry.at
    if not entry.is_grouped or index <= 0:
        return index
    if index >= len(entry.text):
        return len(entry.written)
    count = _count(entry.text[:index])
    if is_digit(entry.text[index - 1]):
        return _behind(entry.written, count)
    return _before(entry.written, count)


def _behind(text: str, count: int) -> int:
    """Return the index behind so many digits, which is the end if there are no more."""
    places = [place for place, char in enumerate(text) if is_digit(char)]
    if count >= len(places):
        return len(text)
    return places[count - 1] + 1 if count else 0


def _before(text: str, count: int) -> int:
    """Return the index of the digit behind so many others."""
    places = [place for place, char in enumerate(text) if is_digit(char)]
    return places[count] if count < len(places) else len(text)


def _count(text: str) -> int:
    return sum(map(is_digit, text))
