"""Questions about a number: may another one be meant, of an old plan or with the same digits?

None is answered here: each is offered with its result, which is always a valid number. How a
number is dialled (at home, abroad, without its plus) and what its country changed since (a rule of
`old_plans`) are asked one after the other, so that both may be wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate, Source, candidates
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.old_plans import RULES
from cammer_desktop.domain.phone.reading import LineType, Reading, read_digits, readings
from cammer_desktop.domain.phone.repair_kind import RepairKind
from cammer_desktop.domain.phone.written import Written, parse


@dataclass(frozen=True, slots=True)
class Repair:
    """A possible repair: what would be changed, and the resulting number."""

    kind: RepairKind
    result: Reading


def repairs(text: str, region: str) -> tuple[Repair, ...]:
    """Return what else may be meant by a number typed in `region`, the likeliest first.

    Beside a valid number these are its other readings; beside an Argentine fixed line its mobile
    as well, since a missing 9 cannot be detected.
    """
    written = parse(text)
    return () if isinstance(written, PhoneFlaw) else repairs_of(written, region)


@lru_cache(maxsize=16)
def repairs_of(written: Written, region: str) -> tuple[Repair, ...]:
    """Return what else may be meant by a number that was found in a text."""
    found = readings(written, region)
    possible = {each.e164: Repair(RepairKind.OTHER_READING, each) for each in found}
    for kind, e164 in _repaired(written.digits, region, among_valid=bool(found)):
        result = read_digits(e164, region)
        if result.valid:
            possible.setdefault(result.e164, Repair(kind, result))
    if not found:
        return tuple(possible.values())
    taken, *others = possible.values()
    return (*others, *_argentine_mobile(taken.result))


def _repaired(digits: str, region: str, *, among_valid: bool) -> Iterator[tuple[RepairKind, str]]:
    """Yield what digits may mean (E.164) beside their readings, whether that is valid or not.

    Beside a valid reading, only a call abroad may be another one: with a carrier's prefix or none.
    """
    for candidate in candidates(digits, region) if digits else ():
        if among_valid and candidate.source not in (Source.ABROAD, Source.IDD):
            continue
        if candidate.valid:
            yield RepairKind.MISSING_PLUS, f"+{candidate.code}{candidate.national}"
            continue
        rule = RULES.get(plans.region_of_code(candidate.code, "") or region)
        if rule is not None:
            for national in _nationals(candidate, region):
                yield from rule(national)


def _nationals(candidate: Candidate, region: str) -> tuple[str, ...]:
    """Return the national part with and without what may be a trunk prefix and a carrier."""
    typed = candidate.national
    plan = plans.plan_of_code(candidate.code) if candidate.code else plans.plan_of(region)
    stripped = plans.without_prefix(typed, plan) if plan is not None else None
    return tuple(dict.fromkeys(filter(None, (typed, stripped, typed.lstrip("0")))))


def _argentine_mobile(reading: Reading) -> Iterator[Repair]:
    """Yield the mobile that an Argentine fixed line may mean: its digits with a 9 (E.164)."""
    if reading.region == "AR" and reading.line is LineType.FIXED:
        mobile = read_digits("+549" + reading.e164.removeprefix("+54"), "AR")
        if mobile.valid and mobile.line is LineType.MOBILE:
            yield Repair(RepairKind.ARGENTINA_MOBILE, mobile)


# What the rules of old plans begin with, where it is longer than a number of today may be; Brazil's
# carriers are those of the metadata.
_GROWING: Final = {
    "AR": re.compile(r"0?9?0?\d{2,4}15\d{0,8}"),
    "BR": re.compile(r"(?:0|90)(?:1[245]|2[1-35]|31|4[13]|[56]5|99)\d{0,11}"),
    "MX": re.compile(r"0?(?:44|45|1)\d{0,10}"),
    "PE": re.compile(r"0?(?:1|[4-8]\d)9\d{0,8}"),
}


def may_become_repairable(digits: str, region: str) -> bool:
    """Tell whether more digits can lead to a repair, although the number is too long already."""
    for candidate in candidates(digits, region):
        growing = _GROWING.get(plans.region_of_code(candidate.code, "") or region)
        if growing is not None and growing.fullmatch(candidate.national):
            return True
        if candidate.source is Source.OTHER_CODE and candidate.flaw is not PhoneFlaw.TOO_LONG:
            return True
    return False
