"""The country that is shown while a number is typed: it comes once, and is not taken back."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

import phonenumbers
import pytest
from phonenumbers import PhoneNumberType

from cammer_desktop.domain.phone import read, repairs
from cammer_desktop.domain.phone.country_codes import codes_of, country_of, may_become_another

EXITS: Final = {
    "CO": ("00", "009", "007", "005"),
    "BR": ("00", "0015", "0021"),
    "BO": ("00", "0010"),  # 0011 is 00 and the code of the USA as well
    **dict.fromkeys(("VE", "MX", "AR", "CL", "PE", "EC", "UY", "PY", "CR", "PA", "GT"), ("00",)),
    "ES": ("00",),
}
ABROAD: Final = (*EXITS, "IT", "GB", "PT", "HN", "DO", "US")

# Valid numbers of two countries in turn: Uruguay's and Italy's are valid with less digits as well.
IN_TURN: Final[Mapping[str, set[str]]] = {
    "CO": {"0059821231234", "007390212345678", "00959821231234"},
    "BR": {"001559821231234", "002159821231234", "0051912345678"},
    "PY": {"00390212345678"},
}


def numbers(region: str) -> Iterator[str]:
    for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE):
        number = phonenumbers.example_number_for_type(region, kind)
        assert number is not None
        national = phonenumbers.national_significant_number(number)
        yield f"{number.country_code}{national}"


@pytest.mark.parametrize("home", EXITS)
def test_while_a_number_is_typed_its_country_never_goes_back(home: str) -> None:
    """Own, then its country; or between them that of a shorter number, which is asked about."""
    flickering = []
    for region in ABROAD:
        for number in numbers(region):
            for lead in ("+", *EXITS[home]):
                whole = lead + number
                shown = [country_of(whole[: end + 1], home) for end in range(len(whole))]
                seen = [country for country, _ in groupby(shown)]
                is_back = len(seen) > len(set(seen)) and not region == home == seen[-1]
                if len(seen) > 3 or is_back:
                    flickering.append((whole, seen))
    assert {whole for whole, _seen in flickering} == IN_TURN.get(home, set())


@pytest.mark.parametrize("home", EXITS)
def test_no_number_on_the_way_is_called_good_where_a_carrier_may_be_chosen(home: str) -> None:
    good = []
    for region in ABROAD:
        for number in numbers(region):
            for lead in EXITS[home][1:]:
                for end in range(len(lead), len(lead + number)):
                    text = (lead + number)[:end]
                    reading = read(text, home)
                    is_asked = repairs(text, home) or may_become_another(text, home)
                    if reading.valid and not is_asked and reading.region not in (home, region):
                        good.append((lead + number, text, reading.shown))
    assert good == []


@pytest.mark.parametrize(
    ("text", "region", "codes"),
    [
        ("+57 300", "VE", {"57"}),
        ("00", "VE", {""}),
        ("0015 54 9", "BR", {"1", "54"}),
        ("57", "VE", {"57"}),
        ("0414", "VE", set()),
        ("casa", "VE", set()),
        ("", "VE", set()),
    ],
)
def test_the_codes_with_which_a_number_may_have_begun(
    text: str, region: str, codes: set[str]
) -> None:
    assert codes_of(text, region) == codes
