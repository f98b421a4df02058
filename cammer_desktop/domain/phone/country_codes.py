"""The country code that a number says of itself, whole or not."""

from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate, Source, candidates
from cammer_desktop.domain.phone.flaws import NEVER_WHOLE
from cammer_desktop.domain.phone.reading import read, read_digits, taken
from cammer_desktop.domain.phone.written import Written, parse

# No number called abroad has fewer digits, its prefix included.
_MIN_ABROAD: Final = 7


def codes_of(text: str, region: str) -> frozenset[str]:
    """Return the country codes with which a number may have been begun when dialled in `region`.

    There are several where a carrier's prefix may stand before the code, and "" is one that is not
    whole yet. Without a plus or a prefix, only the code alone of one of our countries is one.
    """
    digits = _digits(text)
    if digits[:1] in set("123456789") and plans.is_latin_american(digits):
        return frozenset({digits})
    return frozenset(each.code for each in _abroad(digits, region))


def country_of(text: str, region: str) -> str:
    """Return the country of a number (ISO 3166), as far as it is known; else where it is dialled.

    A valid number determines it, until then its code, once only one can be meant. Behind what may
    be a carrier's prefix, it is the country of the last number on the way that was valid.
    """
    reading = read(text, region)
    if reading.valid:
        return reading.region or region
    digits = _digits(text)
    found = list(_abroad(digits, region))
    codes = {each.code for each in filter(_may_grow, found)} or {each.code for each in found}
    if len(codes) == 1 and not plans.may_choose_carrier(digits, region):
        return plans.region_of_code(codes.pop(), region) or region
    shorter = range(len(digits) - 1, _MIN_ABROAD - 1, -1) if codes else ()
    before = (read_digits(digits[:length], region) for length in shorter)
    return next((each.region for each in before if each.valid), "") or region


def is_undecided(text: str, region: str) -> bool:
    """Tell whether a number that is not whole may have been begun with several codes."""
    return len(codes_of(text, region)) > 1 and not read(text, region).valid


def is_unfinished(text: str, region: str) -> bool:
    """Tell whether more digits may make a valid number of one that is not."""
    digits = _digits(text)
    found = candidates(digits, region) if digits else ()
    return not read(text, region).valid and any(map(_may_grow, found))


def may_become_another(text: str, region: str) -> bool:
    """Tell whether more digits may make another country's number of one that is called abroad.

    So it is where a carrier may stand in front (00 1 557..., 0015 57...), unless its prefix is set
    apart or its code is the region's own.
    """
    found = parse(text)
    read_as = international(text, region)
    if not isinstance(found, Written) or read_as is None or len(read_as.idd) in found.breaks:
        return False
    if read_as.country_code == plans.country_code(region):
        return False
    others = (each for each in _abroad(found.digits, region) if each.code != read_as.code)
    return any(map(_may_grow, others))


def international(text: str, region: str) -> Candidate | None:
    """Return how a number is read that has its country code by more than a guess, else None."""
    found = parse(text)
    read_as = taken(found, region) if isinstance(found, Written) else None
    if read_as is None:
        return None
    is_own = read_as.source is Source.OWN_CODE and read_as.valid
    return read_as if is_own or read_as.is_abroad else None


def _may_grow(candidate: Candidate) -> bool:
    """Tell whether more digits may make a number of one that is not valid."""
    number = candidate.number
    if candidate.valid or candidate.flaw in NEVER_WHOLE:
        return False
    if number is None or candidate.flaw is not None:
        return True
    plan = plans.plan_of_code(str(number.country_code))
    general = plan.general_desc if plan is not None else None
    longest = max(general.possible_length, default=0) if general is not None else 0
    return len(str(number.national_number)) < longest


def _abroad(digits: str, region: str) -> Iterator[Candidate]:
    """Yield each way to read digits as a call abroad."""
    found = candidates(digits, region) if digits else ()
    return (each for each in found if each.is_abroad)


def _digits(text: str) -> str:
    found = parse(text)
    return found.digits if isinstance(found, Written) else ""
