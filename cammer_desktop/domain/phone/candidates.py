"""All that digits may mean: each way to split them into IDD, country code and national part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.flaws import PhoneFlaw

if TYPE_CHECKING:
    from phonenumbers import PhoneMetadata, PhoneNumber

# E.164 allows fifteen; some plans hold longer numbers, which are only called within the country.
_MAX_DIGITS: Final = 15
# The shortest of our users' countries, with their code: Cuba's and, on fixed lines, Panama's.
_MIN_WITHOUT_PLUS: Final = 10
# Groups of so many digits are mostly written in two or three.
_LONG: Final = 6


class Source(IntEnum):
    """By what a number is recognised; which of several counts is told by `reading`."""

    NATIONAL = 0  # as it is dialled in the region
    ABROAD = 1  # behind a plus or 00
    IDD = 2  # behind the region's own prefix for calls abroad, perhaps with a carrier
    OWN_CODE = 3  # the region's own code without a plus
    OTHER_CODE = 4  # another country's code without a plus


@dataclass(frozen=True, slots=True, eq=False)  # a PhoneNumber has no hash
class Candidate:
    """One way to read digits.

    `idd` and `code` are what was dialled before the national part: both empty for a plain national
    number. The IDD is a prefix for calls abroad, or a 0 in its place. `exact` is whether nothing
    was dropped behind the code. `number` is None where there is no country.
    """

    source: Source
    digits: str
    idd: str
    code: str
    flaw: PhoneFlaw | None
    valid: bool = False
    number: "PhoneNumber | None" = None
    exact: bool = True

    @property
    def national(self) -> str:
        """What was typed behind the code, with a trunk prefix, if any."""
        return self.digits[len(self.idd) + len(self.code) :]

    @property
    def country_code(self) -> int:
        """The number's country code, 0 where there is none."""
        return int(self.number.country_code or 0) if self.number is not None else 0


@lru_cache(maxsize=16)  # one key asks to read, to group and to repair
def candidates(digits: str, region: str) -> tuple[Candidate, ...]:
    """Return everything that digits (a plus in front, if any) may mean when dialled in `region`.

    What is valid is in it once for each way to read it so; of each way that leads to no valid
    number, there is the one that tells best what is wrong.
    """
    return tuple(
        candidate
        for source, idd, code in _splits(digits, region)
        for candidate in _of_split(source, digits.removeprefix("+"), idd, code, region)
    )


def best_flawed(digits: str, region: str) -> Candidate | None:
    """Return what digits without a valid reading are taken for; None where no country is known."""

    def likelihood(candidate: Candidate) -> tuple[int, bool]:
        abroad = candidate.source in (Source.ABROAD, Source.IDD)
        return _SEVERITY[candidate.flaw], not abroad

    found = (each for each in candidates(digits, region) if each.source is not Source.OTHER_CODE)
    return min(found, key=likelihood, default=None)


# The less it takes to make a number of it, the likelier it is meant.
_SEVERITY: Final = {
    None: 0,
    PhoneFlaw.ONLY_LOCAL: 1,
    PhoneFlaw.TOO_SHORT: 2,
    PhoneFlaw.INVALID_LENGTH: 3,
    PhoneFlaw.TOO_LONG: 4,
    PhoneFlaw.UNKNOWN_COUNTRY_CODE: 5,
}


def _splits(digits: str, region: str) -> Iterator[tuple[Source, str, str]]:
    """Yield IDD and code of each way to read the digits; no code for a national number."""
    if digits.startswith("+"):
        yield Source.ABROAD, "", _code(digits[1:])
        return
    if plans.country_code(region):
        yield Source.NATIONAL, "", ""
    for idd in plans.idds(digits, region):
        source = Source.ABROAD if idd == "00" else Source.IDD
        yield source, idd, _code(digits[len(idd) :])
    zero = "0" if digits.startswith("0") else ""
    code = _code(digits[len(zero) :])
    if not code:
        return
    if int(code) == plans.country_code(region):
        yield Source.OWN_CODE, zero, code
    elif len(digits) - len(zero) >= _MIN_WITHOUT_PLUS and plans.is_latin_american(code):
        yield Source.OTHER_CODE, zero, code


def _code(digits: str) -> str:
    split = plans.split_code(digits)
    return split[0] if split is not None else ""


def _of_split(source: Source, digits: str, idd: str, code: str, region: str) -> Iterator[Candidate]:
    national = digits[len(idd) + len(code) :]
    plan = plans.plan_of_code(code) if code else None
    if source is Source.NATIONAL:
        plan = plans.plan_of(region)
    if plan is None:
        grows = len(national) < plans.MAX_CODE
        flaw = PhoneFlaw.TOO_SHORT if grows else PhoneFlaw.UNKNOWN_COUNTRY_CODE
        yield Candidate(source, digits, idd, code, flaw)
        return

    def made(significant: str) -> Candidate:
        number, flaw, valid = _judged(significant, plan)
        exact = significant == national
        return Candidate(source, digits, idd, code, flaw, valid, number, exact)

    meant = [made(each) for each in _significant(source, national, plan)]
    abroad = source is Source.NATIONAL and digits.startswith("00")
    if not any(each.valid for each in meant) and national.startswith("0") and not abroad:
        meant.append(made(national[1:]))  # a trunk 0 that this plan does not dial
    valid = [each for each in meant if each.valid]
    if valid:
        yield from valid if source is Source.NATIONAL else valid[:1]
    elif not abroad:
        yield _flawed(made(plans.without_trunk(national, plan)))


def _significant(source: Source, national: str, plan: "PhoneMetadata") -> Iterator[str]:
    """Yield what a national part may be with and without trunk prefix, the likeliest first.

    Behind a code there should be no prefix: where the plan has both numbers, it is not one.
    """
    stripped = plans.without_prefix(national, plan)
    both = (stripped, national) if source is Source.NATIONAL else (national, stripped)
    yield from (each for each in both if each is not None)


def _flawed(candidate: Candidate) -> Candidate:
    """Return the candidate with its flaw: behind a trunk prefix no number is local."""
    if candidate.flaw is PhoneFlaw.ONLY_LOCAL and not candidate.exact:
        return replace(candidate, flaw=PhoneFlaw.TOO_SHORT)
    return candidate


def _judged(
    significant: str, plan: "PhoneMetadata"
) -> tuple["PhoneNumber | None", PhoneFlaw | None, bool]:
    """Return the number of a national significant part, its flaw, and whether it is valid."""
    import phonenumbers
    from phonenumbers import PhoneNumber, ValidationResult

    code = int(plan.country_code or 0)
    if len(str(code)) + len(significant) > _MAX_DIGITS:
        return None, PhoneFlaw.TOO_LONG, False
    zeros = len(significant) - len(significant.lstrip("0"))
    number = PhoneNumber(
        country_code=code,
        national_number=int(significant or "0"),
        italian_leading_zero=bool(zeros) or None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )
    if phonenumbers.is_valid_number(number):
        return number, None, True
    flaws = {
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: PhoneFlaw.ONLY_LOCAL,
        ValidationResult.TOO_SHORT: PhoneFlaw.TOO_SHORT,
        ValidationResult.TOO_LONG: PhoneFlaw.TOO_LONG,
        ValidationResult.INVALID_LENGTH: PhoneFlaw.INVALID_LENGTH,
    }
    return number, flaws.get(phonenumbers.is_possible_number_with_reason(number)), False


def fitting(candidate: Candidate, breaks: frozenset[int]) -> frozenset[int]:
    """Return those of the written breaks that fit a candidate.

    They end its IDD, its code, a trunk prefix or one of its country's groups. An IDD that is set
    apart may be grouped anyhow, and so may a long group: 123 4567 is written for Bogotá's 1234567.
    """
    idd, head = len(candidate.idd), len(candidate.idd) + len(candidate.code)
    own = {idd, head, *(range(idd) if idd in breaks else ())}
    groups = _groups(candidate)
    # A plan may add digits that were not dialled (an area code), or take some out (a carrier).
    start = len(candidate.digits) - sum(map(len, groups))
    own.update(() if candidate.code else range(start), {start} if groups else ())
    for group in groups:
        end = start + len(group)
        own.update(range(start, end) if len(group) >= _LONG else (), {end})
        start = end
    return breaks & own


def _groups(candidate: Candidate) -> list[str]:
    """Return the groups of the national part, of the first form that has the typed digits."""
    typed = candidate.national
    forms = ((re.findall(r"\d+", form), re.sub(r"\D", "", form)) for form in formats(candidate))
    fit = (groups for groups, form in forms if typed.endswith(form) or form.endswith(typed))
    return next(fit, [])


def formats(candidate: Candidate) -> tuple[str, str]:
    """Return the national part as it is written behind a code, and as it is written at home."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    def text(form: int) -> str:
        number = candidate.number
        return phonenumbers.format_number(number, form) if number is not None else ""

    abroad = text(PhoneNumberFormat.INTERNATIONAL).removeprefix(f"+{candidate.country_code}")
    return abroad.strip(), text(PhoneNumberFormat.NATIONAL)
