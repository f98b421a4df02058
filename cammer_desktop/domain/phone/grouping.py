"""Grouping a number as it is read."""

import re
import threading
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate, Source
from cammer_desktop.domain.phone.characters import is_bare, is_digit
from cammer_desktop.domain.phone.fit import fitting, formats
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.ranking import Ranking, ranked
from cammer_desktop.domain.phone.written import Written, parse

if TYPE_CHECKING:
    from phonenumbers import AsYouTypeFormatter


@lru_cache(maxsize=128)
def grouped(text: str, region: str) -> str:
    """Return a written number with the separators of the reading that is taken between its digits.

    Read again it is the same number. A text that holds anything but digits and separators stays as
    it is.
    """
    written = parse(text)
    if isinstance(written, PhoneFlaw) or not is_bare(text):
        return text
    is_whole = sum(map(is_digit, text)) == len(written.digits)
    return _grouped(text, written, region) if is_whole else text


def _grouped(given: str, written: Written, region: str) -> str:
    """Return the digits of a written number with separators between them, and nothing else."""
    digits, ranking = written.digits, ranked(written, region)
    candidate, others = ranking.taken, (*ranking.others, *ranking.unlikely)
    if candidate is None:
        return digits
    is_asked = bool(others) or candidate.flaw in (None, PhoneFlaw.ONLY_LOCAL)
    if ranking.in_doubt or (is_asked and not candidate.valid and written.breaks):
        return given  # its own groups help to tell which number it is
    text = _so_far(candidate, digits, region)
    if candidate.valid:
        text = text if _fits(text, candidate) else _whole(candidate, digits)
        if others:  # what decides between them stays
            text = _broken_at(text, fitting(candidate, written.breaks))
    # Should the groups not be read as the same number again, as some of the library's for a number
    # with too many digits, they are not shown.
    return text if _is_read_so(text, candidate, region) else given


def _is_read_so(text: str, candidate: Candidate, region: str) -> bool:
    again = parse(text)
    ranking = ranked(again, region) if isinstance(again, Written) else Ranking(None)
    taken = ranking.taken
    if taken is None or ranking.in_doubt:
        return False
    return (taken.digits, taken.code, taken.flaw, taken.number) == (
        candidate.digits,
        candidate.code,
        candidate.flaw,
        candidate.number,
    )


def _fits(text: str, candidate: Candidate) -> bool:
    """Tell whether a national part is grouped as a candidate's."""
    if candidate.source is Source.NATIONAL and candidate.digits.startswith("00"):
        return False  # the library takes it for a call abroad
    breaks = _breaks(text)
    is_grouped = max(breaks, default=0) > len(candidate.idd) + len(candidate.code)
    return is_grouped and fitting(candidate, breaks) == breaks


def _whole(candidate: Candidate, digits: str) -> str:
    """Return a valid number in its country's form."""
    abroad, home = formats(candidate)
    national = typed = candidate.national
    for form in (home, abroad) if _digits(home) == typed else (abroad, home):
        if typed.endswith(_digits(form)):
            national = f"{typed.removesuffix(_digits(form))} {form}".lstrip()
            break
        if _digits(form).endswith(typed):
            national = form[[at for at, char in enumerate(form) if char.isdecimal()][-len(typed)] :]
            break
    plus = "+" if digits.startswith("+") else ""
    return plus + " ".join(filter(None, (candidate.idd, candidate.code, national)))


def _so_far(candidate: Candidate, digits: str, region: str) -> str:
    """Return a number that is not whole yet, as the library groups it while it is typed."""
    typed = candidate.national
    prefix = "+" if digits.startswith("+") else f"{candidate.idd} " if candidate.idd else ""
    if not candidate.code:
        return prefix + (typed if prefix else _as_typed(typed, region))
    if typed.startswith("0"):
        # After a trunk 0 the library stops grouping, so group the rest as a national number.
        home = plans.region_of_code(candidate.code, region)
        return f"{prefix}{candidate.code} {_as_typed(typed, home)}"
    return prefix + _as_typed(f"+{candidate.code}{typed}", region).removeprefix("+")


class _Typing(threading.local):
    """What the library's formatter was given last: at the next digit it goes on from there.

    To begin anew for each would be a sixth of what a key costs.
    """

    region = digits = text = ""
    formatter: "AsYouTypeFormatter | None" = None


_typing: Final = _Typing()


def _as_typed(digits: str, region: str) -> str:
    from phonenumbers import AsYouTypeFormatter

    if region != _typing.region or not digits.startswith(_typing.digits):
        _typing.formatter = None
    if _typing.formatter is None:
        _typing.formatter = AsYouTypeFormatter(region)
        _typing.region, _typing.digits, _typing.text = region, "", ""
    for digit in digits[len(_typing.digits) :]:
        _typing.text = _typing.formatter.input_digit(digit)
        _typing.digits += digit
    return _typing.text


def _broken_at(text: str, places: frozenset[int]) -> str:
    """Return the text with a space after so many digits, where there is no separator yet."""
    shown, seen = "", 0
    for char in text:
        if char.isdecimal():
            if seen in places and shown[-1:].isdecimal():
                shown += " "
            seen += 1
        shown += char
    return shown


def _breaks(text: str) -> frozenset[int]:
    """Return how many digits there are before each separator between them."""
    groups = [len(group) for group in re.findall(r"\d+", text)]
    return frozenset(accumulate(groups[:-1]))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
