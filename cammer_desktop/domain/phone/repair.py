"""Repairs: numbers of an outdated numbering plan, as they are dialled today.

None is applied automatically: each is offered with its result, which is always a valid number.
Sources: each country's numbering plan as the regulator announced the change (named at each rule).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from cammer_desktop.domain.phone import plans, written
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.reading import LineType, Reading, read_digits


class RepairKind(Enum):
    """What is changed in a number."""

    MEXICO_OLD_PREFIX = "Mexico no longer uses 1, 01, 044 and 045"
    BRAZIL_NINTH_DIGIT = "Brazil's mobiles have a ninth digit"
    COLOMBIA_SIXTY = "Colombia's fixed lines begin with 60 and the area"
    ARGENTINA_FIFTEEN = "Argentina's 15 becomes a 9 before the area"
    ARGENTINA_MOBILE = "an Argentine fixed line may be meant as a mobile"
    MISSING_PLUS = "an international number without its plus"
    OTHER_READING = "the same digits are also another number"


@dataclass(frozen=True, slots=True)
class Repair:
    """A possible repair: what would be changed, and the resulting number."""

    kind: RepairKind
    result: Reading


def repairs(text: str, region: str) -> tuple[Repair, ...]:
    """Return the possible repairs of a number typed in `region`, the likeliest first.

    A valid number needs none, but for an Argentine fixed line the mobile is suggested, since a
    missing 9 cannot be detected.
    """
    digits = written.digits_alone(text)
    if not digits:
        return ()
    reading = read_digits(digits, region)
    if reading.valid:
        return tuple(_argentine_mobile(reading))
    possible: list[Repair] = []
    for kind, candidate in _candidates(digits, region):
        result = read_digits(candidate, region)
        if not result.valid or any(result.e164 == other.result.e164 for other in possible):
            continue
        if possible and kind is RepairKind.MISSING_PLUS:  # a rule of the country is likelier
            continue
        possible.append(Repair(kind, result))
    return tuple(possible)


def may_become_repairable(digits: str, region: str) -> bool:
    """Tell whether more digits can lead to a repair, although the number is too long already."""
    growing = {"MX": _MEXICO_GROWING, "AR": _ARGENTINA_GROWING}
    for country, national in _nationals(digits, region):
        if country in growing and growing[country].fullmatch(national):
            return True
    return _lacks_plus(digits) and read_digits("+" + digits, region).flaw is not PhoneFlaw.TOO_LONG


# Mexico has dialled ten digits without a prefix since 3 August 2019 (IFT); the 1 after +52 was
# dropped too. Before: 01 for long distance, 044 and 045 for mobiles.
_MEXICO: Final = re.compile(r"0?(?:44|45|1)(\d{10})")
_MEXICO_GROWING: Final = re.compile(r"0?(?:44|45|1)\d{0,10}")
# Brazil's mobiles got a 9 in front between 2012 and 2016 (Anatel, resolution 553/2010). Of the old
# eight digits, mobiles began with 6 to 9.
_BRAZIL: Final = re.compile(r"0?([1-9]{2})([6-9]\d{7})")
# Colombia's fixed lines have ten digits, 60 + area + seven, since 1 December 2021 (CRC, resolution
# 5826 of 2019). Before: area + seven, and 0 or 03 to dial another city.
_COLOMBIA: Final = re.compile(r"(?:03|0)?([1-8]\d{7})")
# Argentina: a 15 after the area code marks a mobile at home, a 9 before it from abroad
# (ENACOM, resolution SC 10059/99). Area and number have ten digits together.
_ARGENTINA: Final = re.compile(r"0?9?(\d{2,4})15(\d{6,8})")
_ARGENTINA_GROWING: Final = re.compile(r"0?9?\d{2,4}15\d{0,8}")


def _mexico(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _MEXICO.fullmatch(national):
        yield RepairKind.MEXICO_OLD_PREFIX, f"+52{match[1]}"


def _brazil(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _BRAZIL.fullmatch(national):
        yield RepairKind.BRAZIL_NINTH_DIGIT, f"+55{match[1]}9{match[2]}"


def _colombia(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _COLOMBIA.fullmatch(national):
        yield RepairKind.COLOMBIA_SIXTY, f"+5760{match[1]}"


def _argentina(national: str) -> Iterator[tuple[RepairKind, str]]:
    for area in (2, 3, 4):
        pattern = rf"0?9?(\d{{{area}}})15(\d{{{10 - area}}})"
        if match := re.fullmatch(pattern, national):
            yield RepairKind.ARGENTINA_FIFTEEN, f"+549{match[1]}{match[2]}"


# International numbers of our users' countries have at least eleven digits.
_MIN_INTERNATIONAL: Final = 11
_RULES: Final[Mapping[str, Callable[[str], Iterator[tuple[RepairKind, str]]]]] = {
    "AR": _argentina,
    "BR": _brazil,
    "CO": _colombia,
    "MX": _mexico,
}


def _candidates(digits: str, region: str) -> Iterator[tuple[RepairKind, str]]:
    for country, national in _nationals(digits, region):
        if country in _RULES:
            yield from _RULES[country](national)
    if _lacks_plus(digits):
        yield RepairKind.MISSING_PLUS, "+" + digits


def _argentine_mobile(reading: Reading) -> Iterator[Repair]:
    """Yield the mobile that an Argentine fixed line may mean: its digits with a 9 (E.164)."""
    if reading.region == "AR" and reading.line is LineType.FIXED:
        mobile = read_digits("+549" + reading.e164.removeprefix("+54"), "AR")
        if mobile.valid and mobile.line is LineType.MOBILE:
            yield Repair(RepairKind.ARGENTINA_MOBILE, mobile)


def _nationals(digits: str, region: str) -> Iterator[tuple[str, str]]:
    """Yield each country that may be meant, and what was typed after its code."""
    abroad = plans.international(digits, region)
    if abroad is None:
        yield region, digits
        own = str(plans.country_code(region))
        if digits.startswith(own):  # the code was typed without a plus, in its own country
            yield region, digits.removeprefix(own)
        return
    split = plans.split_code(abroad)
    if split is not None:
        yield next(iter(plans.regions_of(split[0])), ""), split[1]


def _lacks_plus(digits: str) -> bool:
    """Tell whether the digits may be an international number of our users, without its plus."""
    split = None if digits[0] in "+0" else plans.split_code(digits)
    if split is None or len(digits) < _MIN_INTERNATIONAL:
        return False
    return any(region in plans.LATIN_AMERICA for region in plans.regions_of(split[0]))
