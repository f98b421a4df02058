"""Editing a number: grouped while it is typed, the caret beside its digit, no code twice.

The field shows `Typed`. Every change of its text (a key, a paste, an input method) comes here as
the resulting text; the field then shows the digits of that, grouped anew. A change that cannot be
accepted is refused with a reason, and the field stays as it was.
"""

from dataclasses import dataclass, replace
from enum import Enum

from cammer_desktop.domain.phone import plans, written
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.grouping import grouped, region_of
from cammer_desktop.domain.phone.reading import read_digits
from cammer_desktop.domain.phone.repair import may_become_repairable, repairs


class EditRefusal(Enum):
    """Why a change was refused."""

    NOT_DIGITS = "it holds letters or other signs"
    PLUS_INSIDE = "a plus is allowed only in front"
    NO_ROOM = "the number has all its digits"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the field shows: text, caret (an index into it), and the chosen region (ISO 3166)."""

    text: str
    caret: int
    region: str

    @property
    def digits(self) -> str:
        """The digits, with their leading plus, if any."""
        return _digits(self.text)


@dataclass(frozen=True, slots=True)
class Edit:
    """What the field shows after a change, and why the change was refused, if it was."""

    typed: Typed
    refusal: EditRefusal | None = None


def edited(before: Typed, text: str, caret: int, *, backwards: bool = False) -> Edit:
    """Return what the field shows after a change that would have left `text` and `caret`.

    `backwards` is True for a deletion towards the front (Backspace), False for Delete.
    """
    start, inserted = _inserted(before.text, text, caret)
    entered = written.digits_alone(inserted)
    if entered is None:
        inner = inserted.strip() == "+"
        return Edit(before, EditRefusal.PLUS_INSIDE if inner else EditRefusal.NOT_DIGITS)
    head, tail = _digits(text[:start]), _digits(text[caret:])
    digits, place = head + entered + tail, len(head + entered)
    if len(entered) > 1:
        digits, place = _pasted(before, head, entered, tail, is_link=_is_link(inserted))
    if "+" in digits[1:]:
        return Edit(before, EditRefusal.PLUS_INSIDE)
    if digits == before.digits and len(text) < len(before.text) and not entered:
        digits, place = _without_neighbour(digits, place, backwards=backwards)
    if len(digits) > len(before.digits) and not _fits(digits, before.region):
        return Edit(before, EditRefusal.NO_ROOM)
    return Edit(_shown(digits, place, before.region))


def typed(text: str, region: str) -> Typed:
    """Return what the field shows for a whole text; one that is not a number stays as it is."""
    digits = written.digits_alone(text)
    if digits is None:
        return Typed(text, len(text), region)
    return _shown(digits, len(digits), region)


def with_region(before: Typed, region: str) -> Typed:
    """Return what the field shows after another country was chosen for it.

    A number that was typed with a country code gets the new country's, so that no code is doubled
    and none contradicts the choice.
    """
    digits = before.digits
    abroad = plans.international(digits, before.region)
    if abroad is not None:
        split = plans.split_code(abroad)
        if split is None or region not in plans.regions_of(split[0]):
            national = split[1] if split is not None else ""
            digits = f"+{plans.country_code(region)}{national}"
        text = grouped(digits, region)
        return Typed(text, len(text), region)
    text = grouped(digits, region)
    return replace(
        before, text=text, caret=_caret(text, _digits_before_caret(before)), region=region
    )


def _shown(digits: str, place: int, region: str) -> Typed:
    """Return the digits grouped, with the caret after the first `place` of them."""
    region = region_of(digits, region)
    text = grouped(digits, region)
    return Typed(text, _caret(text, place), region)


def _caret(text: str, place: int) -> int:
    """Return the caret's index after the first `place` digits; after the last it is the end."""
    if place <= 0:
        return 0
    seen = 0
    for index, char in enumerate(text):
        seen += _is_digit(char)
        if seen == place:
            return index + 1 if any(map(_is_digit, text[index + 1 :])) else len(text)
    return len(text)


def _digits_before_caret(shown: Typed) -> int:
    return len(_digits(shown.text[: shown.caret]))


def _digits(text: str) -> str:
    return "".join(filter(_is_digit, text))


def _is_digit(char: str) -> bool:
    return char == "+" or ("0" <= char <= "9")


def _inserted(before: str, after: str, caret: int) -> tuple[int, str]:
    """Return the index and the text of an insertion into `before`; a deletion inserts nothing."""
    tail = after[caret:]
    if not before.endswith(tail):
        return 0, after[:caret]
    head, new = before[: len(before) - len(tail)], after[:caret]
    start = 0
    while start < min(len(head), len(new)) and head[start] == new[start]:
        start += 1
    return start, new[start:]


def _is_link(text: str) -> bool:
    found = written.parse(text)
    return isinstance(found, written.Written) and found.is_link


def _pasted(before: Typed, head: str, entered: str, tail: str, *, is_link: bool) -> tuple[str, int]:
    """Return the digits and the caret's place after several were pasted.

    An international number replaces everything; so does one that is valid alone but not together
    with the rest (which may hold its country code already).
    """
    together = head + entered + tail
    if entered.startswith("+") or is_link:
        return entered, len(entered)
    if not (head or tail) or read_digits(together, before.region).valid:
        return together, len(head + entered)
    for alone in (entered, "+" + entered):
        if read_digits(alone, before.region).valid:
            return alone, len(alone)
    return together, len(head + entered)


def _without_neighbour(digits: str, place: int, *, backwards: bool) -> tuple[str, int]:
    """Return the digits without the one beside the caret: a separator is deleted with a digit."""
    index = place - 1 if backwards else place
    if not 0 <= index < len(digits):
        return digits, place
    return digits[:index] + digits[index + 1 :], min(place, index)


def _fits(digits: str, region: str) -> bool:
    """Tell whether a number may have this many digits, as it is or once repaired."""
    if read_digits(digits, region).flaw is not PhoneFlaw.TOO_LONG:
        return True
    return bool(repairs(digits, region)) or may_become_repairable(digits, region)
