"""Questions about a number: may another one be meant, of an old plan or with the same digits?

None is answered here: each is offered with its result, which is always a valid number. How a
number is dialled (at home, abroad, without its plus) and what its country changed since (a rule of
`old_plans`) are asked one after the other, so that both may be wrong.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate, Source, candidates
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.old_plans import RULES
from cammer_desktop.domain.phone.ranking import ranked
from cammer_desktop.domain.phone.reading import (
    LineType,
    Reading,
    read_digits,
    read_written,
    readings_of,
)
from cammer_desktop.domain.phone.repair_kind import RepairKind
from cammer_desktop.domain.phone.written import Written, parse
from cammer_desktop.support.records import dataclass


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


@lru_cache(maxsize=64)
def repairs_of(written: Written, region: str) -> tuple[Repair, ...]:
    """Return what else may be meant by a number that was found in a text."""
    if not written.digits:
        return ()
    ranking, taken = ranked(written, region), read_written(written, region)
    found: dict[str, Repair] = {}

    def ask(kind: RepairKind, result: Reading) -> None:
        if result.valid and result.e164 != taken.e164:
            found.setdefault(result.e164, Repair(kind, result))

    for other in readings_of(ranking.others, region):
        ask(RepairKind.OTHER_READING, other)
    for kind, e164 in _repaired(written.digits, region, among_valid=taken.valid):
        ask(kind, read_digits(e164, region))
    for other in readings_of(ranking.unlikely, region):
        ask(RepairKind.OTHER_READING, other)
    if not found and not taken.valid:
        for kind, e164 in _repaired(written.digits, region, with_idd=True):
            ask(kind, read_digits(e164, region))
    if mobile := _argentine_mobile(taken):
        ask(RepairKind.ARGENTINA_MOBILE, mobile)
    return tuple(found.values())


def _repaired(
    digits: str, region: str, *, among_valid: bool = False, with_idd: bool = False
) -> Iterator[tuple[RepairKind, str]]:
    """Yield what digits may mean (E.164) beside their readings, whether that is valid or not.

    Beside a valid reading, only a call abroad may be another one: with a carrier's prefix or none.
    With `with_idd` it is what has another country's code behind a mistaken prefix.
    """
    for candidate in candidates(digits, region):
        is_other = candidate.source is Source.OTHER_CODE
        if among_valid and not candidate.is_abroad:
            continue
        if with_idd != (is_other and bool(candidate.idd)):
            continue
        if candidate.flaw is PhoneFlaw.CODE_TWICE:
            yield RepairKind.CODE_TWICE, f"+{candidate.national}"
        elif not candidate.valid:
            rule = RULES.get(plans.region_of_code(candidate.code, "") or region)
            if rule is not None:
                for national in _nationals(candidate, region):
                    yield from rule(national)
        elif is_other:
            yield RepairKind.MISSING_PLUS, f"+{candidate.code}{candidate.national}"


def _nationals(candidate: Candidate, region: str) -> tuple[str, ...]:
    """Return the national part with and without what may be a trunk prefix and a carrier."""
    typed = candidate.national
    plan = plans.plan_of_code(candidate.code) if candidate.code else plans.plan_of(region)
    stripped = plans.without_prefix(typed, plan) if plan is not None else None
    return tuple(dict.fromkeys(filter(None, (typed, stripped, typed.lstrip("0")))))


def _argentine_mobile(reading: Reading) -> Reading | None:
    """Return the mobile that an Argentine fixed line may mean: its digits with a 9 (E.164)."""
    if reading.region != "AR" or reading.line is not LineType.FIXED:
        return None
    mobile = read_digits("+549" + reading.e164.removeprefix("+54"), "AR")
    return mobile if mobile.line is LineType.MOBILE else None


# No old form, no forgotten plus and no mistaken prefix makes a number longer than that.
_MOST_MISSING: Final = 5


def may_become_repairable(digits: str, region: str) -> bool:
    """Tell whether more digits lead to a number that is asked about, or these do.

    The last digits of a number hardly tell whether there is one, so any will do.
    """
    longer = (Written(digits + "0" * missing) for missing in range(_MOST_MISSING + 1))
    return any(read_written(each, region).valid or repairs_of(each, region) for each in longer)
