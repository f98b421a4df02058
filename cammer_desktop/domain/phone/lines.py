"""One number in a line of text: its digits, and the words, marks and extension beside it.

Digits belong together where nothing but a space, a hyphen, a dot, a slash or parentheses stands
between them (behind a code also a colon), and parentheses are around what is dialled first. A line
with two such runs holds no number, unless the second is an extension.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from cammer_desktop.domain.phone.beside import (
    EXTENSION,
    LABEL,
    MAX_EXTENSION,
    flaw_beside,
    is_masked,
)
from cammer_desktop.domain.phone.characters import is_letter
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A number's digits with their plus, if any, where they are grouped, and what is beside it."""

    digits: str
    breaks: frozenset[int] = frozenset()
    left_out: tuple[str, ...] = ()


Run = list[re.Match[str]]
"""Groups of digits that belong together by what stands between them."""

_LONGEST: Final = 200
# The fewest digits with which a run may be a number by itself: a local one's.
_MIN_NUMBER: Final = 7
_GROUP: Final = regex("[0-9]++")
_JOINT: Final = regex(r"[ ()]*+(?:--?|[./])?[ ()]*+|[·•]")
# A code that is set apart: +57: 300.
_CODE: Final = regex(r"\+[ (]*+[0-9]{1,3}[ )]*+[:,] ?")
_BRACKETS: Final = str.maketrans("[]", "()")
# The number of an item in a list. Two digits and a parenthesis may end a code or an area: 58) 414.
_ITEM: Final = regex(
    rf"[ •*-]*+(?:(?:#|{LABEL})? ?[0-9]\)|(?:#|{LABEL}) ?[0-9]{{1,2}}(?: - value)?:)(?=\D*+\d)",
    re.IGNORECASE,
)
# A spreadsheet's number of a cell that was not formatted as text: no other dot stands in it.
_DECIMALS: Final = regex(r"[^0-9]*+([0-9][0-9 ()/-]*+)([.,]00?)(?![ ()./-]*+[0-9])")
# Behind fewer digits it is a group: 05.00.
_MIN_BEFORE_DECIMALS: Final = 4
# Brazil's carrier left open, as it is printed: 0xx11, (0**11), 0 (operadora) 11.
_OPEN: Final = r"(?:xx|\*\*|\.\.|__|operadora)"
_CARRIER: Final = regex(
    rf"(?<![0-9])0([ -]*+(?:\({_OPEN}\)|{_OPEN})[ -]*+)(?=[ ()]*+[1-9][0-9])", re.IGNORECASE
)
_EXTENSION: Final = regex(
    rf"(?:\s*+,,|[\s,;:.(/-]*+(?:x|#|{EXTENSION}))[\s.:=#°]*+(?:n(?:o|ro|um)?[.°]*+)?\s*+"
)
# Behind a whole number, as few digits are a group of it only where there are others like it.
_MAX_TAIL: Final = 2
# Behind a hyphen that only there has spaces, as few are an office's extension.
_MAX_SPACED_TAIL: Final = 3
# A date, and the forms of documents' numbers in which no phone is written: a RUT, a NIT, a CPF.
_OTHER_FORM: Final = regex(
    r"(?:19|20)\d\d([-.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])( ?[-.] ?| )(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d"
    r"|\d{1,3}([. ])\d{3}\3\d{3}-\d{1,2}|\d{2,3}-\d{7,8}-\d"
)


def line_in(text: str) -> Line | PhoneFlaw:
    """Find the number in a line of plain characters (`characters.plain`), or tell the flaw."""
    if len(text) > _LONGEST and not text.isdecimal():  # digits too many are told as that
        return PhoneFlaw.NOT_A_NUMBER
    text = text.translate(_BRACKETS)
    item = _ITEM.match(text)
    ahead, text = (item[0], text[item.end() :]) if item else ("", text)
    carrier = _CARRIER.search(text)
    if carrier:
        text = f"{text[: carrier.start(1)]} {text[carrier.end(1) :]}"
    decimals = _DECIMALS.match(text)
    if decimals and sum(map(str.isdecimal, decimals[1])) >= _MIN_BEFORE_DECIMALS:
        text = text[: decimals.start(2)] + text[decimals.end() :]
    if is_masked(text):
        return PhoneFlaw.NOT_A_NUMBER
    runs = _runs(text)
    if not runs:
        return _without_digits(text)
    flaw = _flaw_of_several(text, runs)
    if flaw is not None:
        return flaw
    number = runs[0]
    before, plus, after = _around(text, number)
    behind = "" if runs[1:] else after  # an extension's letters may touch the number
    groups = [group[0] for group in number]
    flaw = flaw_beside(before, behind, plus, groups) or _flaw_inside(text, number, plus)
    if flaw is not None:
        return flaw
    breaks = frozenset(accumulate(map(len, groups[:-1])))
    beside = (ahead + before, carrier[1].strip(" ()-") if carrier else "", after)
    return Line(plus + "".join(groups), breaks, beside)


def _runs(text: str) -> list[Run]:
    runs: list[Run] = []
    for group in _GROUP.finditer(text):
        plus = text.rfind("+", 0, group.start())
        is_coded = plus >= 0 and _CODE.fullmatch(text, plus, group.start())
        if runs and (is_coded or _JOINT.fullmatch(text, runs[-1][-1].end(), group.start())):
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _around(text: str, number: Run) -> tuple[str, str, str]:
    """Return what stands before the number, its plus, if any, and what stands behind it."""
    before, after = text[: number[0].start()], text[number[-1].end() :]
    lead = before.rstrip(" ().-")
    return (lead[:-1], "+", after) if lead.endswith("+") else (before, "", after)


def _without_digits(text: str) -> Line | PhoneFlaw:
    """Return a number that has only begun, with its plus or with a separator."""
    if text.strip(" ().-/+"):
        return PhoneFlaw.NOT_A_NUMBER
    pluses = text.count("+")
    return PhoneFlaw.PLUS_INSIDE if pluses > 1 else Line("+" * pluses)


def _flaw_of_several(text: str, runs: Sequence[Run]) -> PhoneFlaw | None:
    """Return why the runs of digits are not one number, None if they are, or are one with more."""
    gaps = [text[one[-1].end() : other[0].start()] for one, other in pairwise(runs)]
    if not gaps or (len(gaps) == 1 and _is_extended(runs[0], gaps[0], runs[1])):
        return None
    if any(is_letter(gap[0]) or is_letter(gap[-1]) for gap in gaps):
        return PhoneFlaw.LETTERS_INSIDE
    if any("+" in gap and not gap.strip(" ().-+") for gap in gaps):
        return PhoneFlaw.PLUS_INSIDE
    is_parted = any(any(map(is_letter, gap)) for gap in gaps)
    if is_parted and all(_length(run) < _MIN_NUMBER for run in runs):
        return PhoneFlaw.LETTERS_INSIDE
    is_broken = any("\n" in gap and not gap.strip("\n ().-") for gap in gaps)
    if is_broken and any(_length(run) < _MIN_NUMBER for run in runs):
        return PhoneFlaw.SEVERAL_LINES
    return PhoneFlaw.SEVERAL_NUMBERS


def _is_extended(number: Run, gap: str, extension: Run) -> bool:
    is_short = len(extension) == 1 and _length(extension) <= MAX_EXTENSION
    fits = is_short and _length(number) >= _MIN_NUMBER
    return fits and _EXTENSION.fullmatch(folded(gap)) is not None


def _flaw_inside(text: str, number: Run, plus: str) -> PhoneFlaw | None:
    """Return the flaw of digits that belong together by their signs, but not by their groups."""
    if not plus and _OTHER_FORM.fullmatch(text, number[0].start(), number[-1].end()):
        return PhoneFlaw.NOT_A_NUMBER
    gaps = [text[one.end() : other.start()] for one, other in pairwise(number)]
    slashes = [index for index, gap in enumerate(gaps) if "/" in gap]
    parts = slashes + _last_in_parentheses(gaps)
    if slashes[1:] or any(not _is_area(plus, number[: index + 1]) for index in parts):
        return PhoneFlaw.SEVERAL_NUMBERS
    closing = (one.end() for one, gap in zip(number[:-1], gaps, strict=True) if ")" in gap)
    if not all(_is_open(text[:end]) for end in closing):
        return PhoneFlaw.SEVERAL_NUMBERS
    tail = _length(number[-1:])
    if _length(number[:-1]) < _MIN_NUMBER or tail > _MAX_SPACED_TAIL:
        return None
    # 6128027-28, 612 8027 - 28: a range, or a document's check digit.
    *others, last = gaps
    is_spaced = " -" in last and not all(" -" in gap for gap in others)
    is_range = is_spaced or (tail <= _MAX_TAIL and not (others or last.isspace()))
    return PhoneFlaw.SEVERAL_NUMBERS if is_range else None


def _last_in_parentheses(gaps: Sequence[str]) -> list[int]:
    """Return where parentheses open that hold the rest of a number: 223 4567 (222)."""
    opened = [index for index, gap in enumerate(gaps) if "(" in gap][-1:]
    return [index for index in opened if not any(")" in gap for gap in gaps[index + 1 :])]


def _is_open(text: str) -> bool:
    """Tell whether the last parenthesis of a text is still open."""
    return re.findall("[()]", text)[-1:] == ["("]


def _is_area(plus: str, groups: Run) -> bool:
    """Tell whether the groups before a slash or parentheses may be an area, perhaps with a code.

    An area has up to five digits; more are a number, and a range or another number follows.
    """
    first = groups[0][0]
    longest = 8 if plus else 10 if first.startswith("00") else 6 if first.startswith("0") else 5
    return _length(groups) <= longest


def _length(run: Run) -> int:
    return sum(len(group[0]) for group in run)
