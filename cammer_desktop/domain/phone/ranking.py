"""Which of all that digits may mean is taken, and which numbers are asked about instead.

A number that is called from abroad is hardly ever anybody else's, so it is better to say that
digits are missing than to find another number in them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate, Source, candidates
from cammer_desktop.domain.phone.fit import breaks_head, contradicts, fitting, shows_head
from cammer_desktop.domain.phone.flaws import NEVER_WHOLE, PhoneFlaw
from cammer_desktop.domain.phone.written import Written
from cammer_desktop.support.records import dataclass

# The less it takes to make a number of it, the likelier it is meant.
_SEVERITY: Final = {
    None: 0,
    PhoneFlaw.CODE_TWICE: 0,
    PhoneFlaw.ONLY_LOCAL: 1,
    PhoneFlaw.TOO_SHORT: 2,
    PhoneFlaw.INVALID_LENGTH: 3,
    PhoneFlaw.TOO_LONG: 4,
    PhoneFlaw.UNKNOWN_COUNTRY_CODE: 5,
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a number is taken for, valid or not, and the valid numbers that it may be as well.

    `unlikely` are those of them that the written groups speak against. `taken` is None where no
    country is known. `in_doubt` is whether its groups are hardly those of a number that is taken.
    """

    taken: Candidate | None
    others: tuple[Candidate, ...] = ()
    unlikely: tuple[Candidate, ...] = ()
    in_doubt: bool = False


@lru_cache(maxsize=64)
def ranked(written: Written, region: str) -> Ranking:
    """Return what a number that was found in a text may mean, dialled in `region` (ISO 3166)."""
    breaks = written.breaks
    found = list(_without_dropped_zeros(candidates(written.digits, region), breaks))
    home = plans.country_code(region)
    unbroken = [each for each in found if not breaks_head(each, breaks)] or found
    valid = _valid(unbroken, breaks, home)
    flawed = _best_flawed(unbroken, breaks, home)
    taken = valid[0] if valid else flawed
    if valid and flawed is not None and _is_likelier(flawed, valid[0], breaks, home):
        taken = flawed
    others = tuple(each for each in valid if each is not taken)
    sure = (each for each in found if each.valid and each.source is not Source.OTHER_CODE)
    unlikely = tuple(each for each in sure if each not in valid)
    in_doubt = taken is not None and taken.valid and contradicts(taken, breaks)
    return Ranking(taken, others, unlikely, in_doubt)


def _valid(found: Iterable[Candidate], breaks: frozenset[int], home: int) -> list[Candidate]:
    """Return the valid ways to read a number, the best first.

    The one that fits the written groups is taken; then the home country's; then one that drops
    nothing behind the code; then a plain `00` before a trunk 0 that is there twice, and before a
    carrier's prefix. A code without a plus only counts if it fits as well as what is dialled with
    what it needs.
    """

    def unlikelihood(each: Candidate) -> tuple[int, bool, bool, bool, int]:
        foreign = each.country_code != home
        dropped = not each.exact and foreign
        return misfit[each], foreign, dropped, _has_zero_twice(each), each.source

    valid = [each for each in found if each.valid]
    misfit = {each: len(breaks - fitting(each, breaks)) for each in valid}
    dialled = sorted((each for each in valid if each.source < Source.OWN_CODE), key=unlikelihood)
    if not dialled:
        return [each for each in valid if each.source is Source.OWN_CODE and not misfit[each]]
    least = misfit[dialled[0]]
    bare = (each for each in valid if each.source >= Source.OWN_CODE and not each.idd)
    return dialled + [each for each in bare if misfit[each] < least + _is_near(each)]


def _has_zero_twice(candidate: Candidate) -> bool:
    return candidate.source is Source.NATIONAL and candidate.digits.startswith("00")


def _is_near(candidate: Candidate) -> bool:
    return candidate.source is Source.OWN_CODE or plans.is_latin_american(candidate.code)


def _without_dropped_zeros(
    found: Iterable[Candidate], breaks: frozenset[int]
) -> Iterator[Candidate]:
    """Leave out what drops a 0 behind a code where the number with it is valid as well.

    Where the 0 stands alone, as in +39 (0) 351, it is there to be left out abroad.
    """
    seen = set[tuple[str, str]]()
    for each in found:
        is_alone = {each.head, each.head + 1} <= breaks
        if not each.code or is_alone or (each.idd, each.code) not in seen:
            yield each
        seen.add((each.idd, each.code))


def _best_flawed(found: Iterable[Candidate], breaks: frozenset[int], home: int) -> Candidate | None:
    """Return what digits are taken for if they are no valid number.

    Behind an IDD it is the same at each further digit, as long as it may still become a number.
    """
    flawed = [each for each in found if each.source is not Source.OTHER_CODE and not each.valid]
    abroad = [each for each in flawed if each.is_abroad]
    if any(each.idd.startswith("0") for each in abroad):  # no country's own number begins so
        return min(
            abroad,
            key=lambda each: (
                not shows_head(each, breaks),
                each.flaw in NEVER_WHOLE,
                each.code != str(home),
                each.source,
            ),
        )
    return min(flawed, key=lambda each: (_SEVERITY[each.flaw], not each.is_abroad), default=None)


def _is_likelier(flawed: Candidate, valid: Candidate, breaks: frozenset[int], home: int) -> bool:
    """Tell whether digits are no number, rather than the valid one that can be found in them.

    So it is behind a plain 00 and the home country's code; where a number abroad only lacks digits,
    and the other would have a trunk 0 twice; and where the written groups show IDD and code of the
    one, and are not those of the other.
    """
    if _has_zero_twice(valid) and 1 not in breaks:
        return flawed.is_abroad and flawed.flaw not in NEVER_WHOLE
    if flawed.idd == "00" and flawed.code == str(home):
        return valid.country_code != home or valid.source is Source.NATIONAL
    if not flawed.is_abroad or not shows_head(flawed, breaks):
        return False
    misfit = breaks - fitting(valid, breaks)
    return min(breaks) in misfit or (bool(misfit) and len(flawed.idd) in breaks)
