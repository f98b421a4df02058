"""Random valid numbers of every region, drawn from the patterns of its numbering plan.

hypothesis draws from a regular expression too, but takes ten milliseconds for each pattern, and
likes the same digits everywhere; here all digits that a pattern allows are as likely.
"""

import re
from collections.abc import Iterable
from functools import cache
from random import Random
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber

# E.164 allows fifteen digits; longer ones cannot be called from abroad (Japan's 0077).
_MAX_DIGITS: Final = 15


def plan_of(region: str) -> PhoneMetadata:
    """Return the numbering plan of a region."""
    plan = PhoneMetadata.metadata_for_region(region, None)
    assert plan is not None
    return plan


def plan_of_number(number: PhoneNumber) -> PhoneMetadata:
    """Return the numbering plan of the main region of a number's code."""
    code = number.country_code or 0
    region = phonenumbers.region_code_for_country_code(code)
    plan = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    assert plan is not None
    return plan


def numbers(region: str, count: int, random: Random) -> Iterable[PhoneNumber]:
    """Return `count` random valid numbers of a region, most of them mobiles and fixed lines."""
    plan = plan_of(region)
    others = (plan.toll_free, plan.premium_rate, plan.shared_cost, plan.voip, plan.uan)
    usual = (plan.mobile, plan.fixed_line)
    patterns = [
        line.national_number_pattern
        for line in (*usual, *usual, *others)
        if line is not None and line.national_number_pattern
    ]
    found: dict[str, PhoneNumber] = {}
    while len(found) < count:
        number = _number(plan.country_code or 0, drawn(random.choice(patterns), random))
        e164 = e164_of(number)
        if phonenumbers.is_valid_number(number) and len(e164) <= 1 + _MAX_DIGITS:
            found[e164] = number
    return found.values()


def e164_of(number: PhoneNumber) -> str:
    """Return a number in E.164."""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def drawn(pattern: str, random: Random) -> str:
    """Return a random text that a regular expression of digits matches."""
    text = _drawn(_parsed(pattern), random)
    assert re.fullmatch(pattern, text), (pattern, text)
    return text


_parsed = cache(parser.parse)


def _drawn(items: Iterable[Any], random: Random) -> str:
    return "".join(_one(operator, value, random) for operator, value in items)


def _one(operator: object, value: Any, random: Random) -> str:
    """Return what one part of a parsed regular expression matches."""
    if operator is ops.LITERAL:
        return chr(value)
    if operator is ops.IN:
        return random.choice("".join(_chars(*each) for each in value))
    if operator is ops.BRANCH:
        return _drawn(random.choice(value[1]), random)
    if operator is ops.SUBPATTERN:
        return _drawn(value[3], random)
    if operator is ops.MAX_REPEAT:
        return "".join(_drawn(value[2], random) for _ in range(random.randint(*value[:2])))
    assert operator is ops.AT, operator
    return ""


def _chars(operator: object, value: Any) -> str:
    if operator is ops.LITERAL:
        return chr(value)
    if operator is ops.RANGE:
        return "".join(map(chr, range(value[0], value[1] + 1)))
    assert value is ops.CATEGORY_DIGIT, value
    return "0123456789"


def _number(code: int, significant: str) -> PhoneNumber:
    zeros = len(significant) - len(significant.lstrip("0"))
    return PhoneNumber(
        country_code=code,
        national_number=int(significant),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )
