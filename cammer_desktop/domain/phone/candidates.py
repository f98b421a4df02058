"""All that digits may mean: each way to split them into IDD, country code and national part."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

if TYPE_CHECKING:
    from phonenumbers import PhoneMetadata, PhoneNumber

# E.164 allows fifteen; some plans hold longer numbers, which are only called within the country.
_MAX_DIGITS: Final = 15
# The shortest of our users' countries, with their code: Cuba's and, on fixed lines, Panama's.
_MIN_WITHOUT_PLUS: Final = 10
# As one dials abroad in the United States, and as their web pages tell it.
_US_IDD: Final = "011"
# Latin America's plans are closed: it is known how long a number is by how it begins.
_MAX_LOST: Final = 4
# Mobiles as they are called within their area, by country code: Argentina's with the 15, Brazil's.
_WITHOUT_AREA: Final = {54: regex(r"9?15\d{6,8}"), 55: regex(r"9\d{8}")}


class Source(IntEnum):
    """By what a number is recognised; which of several counts is told by `reading`."""

    NATIONAL = 0  # as it is dialled in the region
    ABROAD = 1  # behind a plus or 00
    IDD = 2  # behind the region's own prefix for calls abroad, perhaps with a carrier
    OWN_CODE = 3  # the region's own code without a plus
    OTHER_CODE = 4  # another country's code without a plus


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Where digits are split into IDD, country code and national part.

    `idd` and `code` are what was dialled before the national part: both empty for a plain national
    number. The IDD is a prefix for calls abroad, or what was written in its place.
    """

    source: Source
    digits: str
    idd: str
    code: str

    @property
    def is_abroad(self) -> bool:
        """Whether it is called as from abroad: behind a plus or an IDD."""
        return self.source in (Source.ABROAD, Source.IDD)

    @property
    def head(self) -> int:
        """How many digits stand before the national part."""
        return len(self.idd) + len(self.code)

    @property
    def national(self) -> str:
        """What was typed behind the code, with a trunk prefix, if any."""
        return self.digits[self.head :]


@dataclass(frozen=True, slots=True, eq=False)  # a PhoneNumber has no hash
class Candidate(Split):
    """What digits mean if they are split so.

    `exact` is whether nothing was dropped behind the code. `number` is None where there is no
    country.
    """

    flaw: PhoneFlaw | None
    valid: bool = False
    number: "PhoneNumber | None" = None
    exact: bool = True

    @property
    def country_code(self) -> int:
        """The number's country code, 0 where there is none."""
        return int(self.number.country_code or 0) if self.number is not None else 0


@lru_cache(maxsize=64)  # one key asks to read, to group and to repair
def candidates(digits: str, region: str) -> tuple[Candidate, ...]:
    """Return everything that digits (a plus in front, if any) may mean when dialled in `region`.

    What is valid is in it once for each way to read it so; of each way that leads to no valid
    number, there is the one that tells best what is wrong.
    """
    idds = () if digits.startswith("+") else tuple(plans.idds(digits, region))
    return tuple(
        candidate
        for split in _splits(digits, region, idds)
        for candidate in _of_split(split, region, max(map(len, idds), default=0))
    )


def _splits(digits: str, region: str, idds: Sequence[str]) -> Iterator[Split]:
    """Yield each way to split the digits."""

    def split(source: Source, idd: str) -> Split:
        return Split(source, bare, idd, plans.code_of(bare[len(idd) :]))

    bare = digits.removeprefix("+")
    if bare != digits:
        yield split(Source.ABROAD, "")
        return
    if plans.country_code(region):
        yield Split(Source.NATIONAL, digits, "", "")
    for idd in idds:
        yield split(Source.ABROAD if idd == "00" else Source.IDD, idd)
    for idd in ("",) if idds else _mistaken(digits):
        code = plans.code_of(digits[len(idd) :])
        if code and int(code) == plans.country_code(region) and idd != _US_IDD:
            yield split(Source.OWN_CODE, idd)
        elif len(digits) - len(idd) >= _MIN_WITHOUT_PLUS and plans.is_often_called(code):
            yield split(Source.OTHER_CODE, idd)


def _mistaken(digits: str) -> Iterator[str]:
    """Yield what may stand in the place of an IDD where there is none."""
    yield "0" if digits.startswith("0") else ""
    if digits.startswith(_US_IDD):
        yield _US_IDD


def _of_split(split: Split, region: str, longest_idd: int) -> Iterator[Candidate]:
    """Yield the valid numbers of a split, else the one that tells what is wrong."""
    national = split.national
    is_national = split.source is Source.NATIONAL
    plan = plans.plan_of(region) if is_national else plans.plan_of_code(split.code or "0")
    if plan is None:
        grows = len(national) < plans.MAX_CODE
        flaw = PhoneFlaw.TOO_SHORT if grows else PhoneFlaw.UNKNOWN_COUNTRY_CODE
        yield Candidate(split.source, split.digits, split.idd, split.code, flaw)
        return
    made = (_made(split, each, plan) for each in dict.fromkeys(_significant(split, plan)))
    found = [each for each in made if each.valid]
    found = found if is_national else found[:1]
    # A trunk 0 that is not dialled so; where an IDD may end behind it, it is one of its digits.
    if national.startswith("0") and split.head >= longest_idd and not (is_national and found):
        shorter = _made(split, national[1:], plan)
        if shorter.valid and shorter.number not in [each.number for each in found]:
            found.append(shorter)
    if is_national and national.startswith("00") and plan.national_prefix != "0":
        yield from found  # where no 0 is dialled at home, 00 is never two of them
        return
    is_trunk = is_national or split.head >= longest_idd
    significant = plans.without_trunk(national, plan) if is_trunk else national
    yield from found or (_flawed(split, significant, plan),)


def _made(split: Split, significant: str, plan: "PhoneMetadata") -> Candidate:
    number, flaw, valid = _judged(significant, plan)
    exact = significant == split.national
    return Candidate(split.source, split.digits, split.idd, split.code, flaw, valid, number, exact)


def _significant(split: Split, plan: "PhoneMetadata") -> Iterator[str]:
    """Yield what a national part may be with and without trunk prefix, the likeliest first.

    Behind a code there should be no prefix: where the plan has both numbers, it is not one. At home
    a trunk 0 may be there twice, or another for the exchange of an office.
    """
    national = split.national
    stripped = plans.without_prefix(national, plan)
    both = (national, stripped) if split.code else (stripped, national)
    yield from (each for each in both if each is not None)
    if not split.code and national.startswith("00") and plan.national_prefix == "0":
        once = plans.without_prefix(national[1:], plan) or ""
        yield national[2:] if national.endswith(once) else once  # with the 0 alone, or Argentina's


def _flawed(split: Split, significant: str, plan: "PhoneMetadata") -> Candidate:
    """Return what tells best what is wrong.

    Behind a code or a trunk prefix no number is local: digits are missing. So they are where a
    plan has numbers of this length, but only longer ones that begin so.
    """
    candidate = _made(split, significant, plan)
    flaw = candidate.flaw
    if flaw is None and plans.is_latin_american(str(plan.country_code)):
        more = (_judged(significant + "0" * missing, plan) for missing in range(1, _MAX_LOST))
        flaw = PhoneFlaw.TOO_SHORT if any(valid for *_, valid in more) else None
    without_area = _WITHOUT_AREA.get(candidate.country_code)
    if without_area is not None and without_area.fullmatch(significant):
        flaw = PhoneFlaw.ONLY_LOCAL
    if flaw is PhoneFlaw.ONLY_LOCAL and (split.code or not candidate.exact):
        flaw = PhoneFlaw.TOO_SHORT
    if split.code and _is_twice(split, plan):
        flaw = PhoneFlaw.CODE_TWICE
    return replace(candidate, flaw=flaw)


def _is_twice(split: Split, plan: "PhoneMetadata") -> bool:
    """Tell whether a whole number stands behind the second of two codes."""
    if not split.national.startswith(split.code):
        return False
    once = Split(split.source, split.national, "", split.code)
    return any(_judged(each, plan)[2] for each in _significant(once, plan))


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
