"""The country code that a number says of itself, whole or not."""

from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate, Source, candidates
from cammer_desktop.domain.phone.reading import taken
from cammer_desktop.domain.phone.written import Written, parse

_ABROAD: Final = (Source.ABROAD, Source.IDD)


def codes_of(text: str, region: str) -> frozenset[str]:
    """Return the country codes with which a number may have been begun when dialled in `region`.

    There are several where a carrier's prefix may stand before the code, and "" is one that is not
    whole yet. Without a plus or a prefix, only the code alone of one of our countries is one.
    """
    digits = _digits(text)
    if digits.isdecimal() and plans.is_latin_american(digits):
        return frozenset({digits.lstrip("0")})
    found = candidates(digits, region) if digits else ()
    return frozenset(each.code for each in found if each.source in _ABROAD)


def certain_code(text: str, region: str) -> str:
    """Return the country code of a number that may grow, "" while it may become another one."""
    digits = _digits(text)
    codes = {each.code for each in candidates(digits, region) if each.source in _ABROAD}
    is_certain = len(codes) == 1 and not plans.may_choose_carrier(digits, region)
    return codes.pop() if is_certain else ""


def international(text: str, region: str) -> Candidate | None:
    """Return how a number is read that has its country code by more than a guess, else None."""
    found = parse(text)
    read_as = taken(found, region) if isinstance(found, Written) else None
    if read_as is None:
        return None
    is_own = read_as.source is Source.OWN_CODE and read_as.valid
    return read_as if is_own or read_as.source in _ABROAD else None


def _digits(text: str) -> str:
    found = parse(text)
    return found.digits if isinstance(found, Written) else ""
