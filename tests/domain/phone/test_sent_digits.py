"""Whatever digits are dialled, a number that is sent is explained by them, without a trunk 0.

`CAMMER_EXAMPLES=3` dials 3,000 random texts in each region of Latin America, before a release.
"""

import os
import re
from functools import cache
from random import Random
from typing import Final

import phonenumbers
import pytest

from cammer_desktop.domain.phone import Reading, read, repairs
from cammer_desktop.domain.phone.plans import LATIN_AMERICA
from tests.domain.phone.random_numbers import e164_of, numbers, plan_of, plan_of_number

_MORE: Final = int(os.environ.get("CAMMER_EXAMPLES", "0"))


@pytest.mark.parametrize("region", LATIN_AMERICA)
def test_whatever_digits_are_dialled_what_is_sent_is_explained_by_them(region: str) -> None:
    random = Random(region)
    for _ in range(_MORE * 1000 or 400):
        lead = random.choice(["", "", "+", "00", "0", f"+{plan_of(region).country_code}"])
        text = lead + "".join(random.choices("0123456789", k=random.randint(1, 16)))
        repairs(text, region)
        sent = read(text, region)
        assert (sent.flaw is None) == bool(sent.e164)
        if sent.flaw is None:
            assert re.fullmatch(r"\+[1-9]\d{1,14}", sent.e164), text
            assert _keeps_no_trunk_zero(sent), text
            assert _explains(sent.e164, text, region), (text, sent)


def _keeps_no_trunk_zero(sent: Reading) -> bool:
    number = phonenumbers.parse(sent.e164)
    if sent.valid or not sent.e164.startswith(f"+{number.country_code}0"):
        return True
    # Only where some of the country's own numbers begin with 0, and no 0 is dialled before them.
    return plan_of_number(number).national_prefix != "0" and _begin_with_zero(
        phonenumbers.region_code_for_country_code(number.country_code or 0)
    )


@cache
def _begin_with_zero(country: str) -> bool:
    if country == "001":  # codes of no country
        return True
    some = numbers(country, 100, Random(0))
    return any(phonenumbers.national_significant_number(each).startswith("0") for each in some)


def _explains(e164: str, text: str, region: str) -> bool:
    """Tell whether a number is exit, code, trunk prefix and the rest of what was dialled."""
    number = phonenumbers.parse(e164)
    code = str(number.country_code)
    significant = e164.removeprefix(f"+{code}")
    digits = text.removeprefix("+")
    exits = rf"(?:00|0|{plan_of(region).international_prefix})?"
    trunk = plan_of_number(number).national_prefix or "0"
    if re.fullmatch(rf"(?:{exits}{code})?(?:{trunk}|0)*{significant}", digits):
        return True
    # With a carrier or Argentina's 15, which the library takes out.
    head = re.match(rf"{exits}{code}", digits)
    forms = [f"+{code}{digits[head.end() :]}"] if head is not None else []
    forms += [] if text.startswith("+") else [digits]
    return any(_library(form, region) == e164 for form in forms)


def _library(text: str, region: str) -> str:
    """Return what the library alone makes of a text."""
    try:
        return e164_of(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return ""
