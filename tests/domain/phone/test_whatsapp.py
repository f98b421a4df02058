"""WhatsApp's number and the line type, country by country.

The rules are those of https://faq.whatsapp.com/1294841057948784 and what is known of wa.me links;
the sources of the latter stand in `whatsapp`. The numbers are libphonenumber's examples.
"""

from typing import Final

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from cammer_desktop.domain.phone import LineType, line_type, regions, whatsapp
from cammer_desktop.domain.phone.plans import LATIN_AMERICA

PAGE: Final = "the page: in the international form"
# By country a mobile in E.164, its line type, WhatsApp's number, and why.
MOBILES: Final = (
    ("AR", "+5491123456789", LineType.MOBILE, "+5491123456789", "the page: with a 9"),
    ("BO", "+59171234567", LineType.MOBILE, "+59171234567", PAGE),
    ("BR", "+5511961234567", LineType.MOBILE, "+5511961234567", "wa.me finds it either way"),
    ("CL", "+56221234567", LineType.FIXED_OR_MOBILE, "+56221234567", PAGE),
    ("CO", "+573211234567", LineType.MOBILE, "+573211234567", PAGE),
    ("CR", "+50683123456", LineType.MOBILE, "+50683123456", PAGE),
    ("CU", "+5351234567", LineType.MOBILE, "+5351234567", PAGE),
    ("DO", "+18092345678", LineType.FIXED_OR_MOBILE, "+18092345678", PAGE),
    ("EC", "+593991234567", LineType.MOBILE, "+593991234567", PAGE),
    ("GT", "+50251234567", LineType.MOBILE, "+50251234567", PAGE),
    ("HN", "+50491234567", LineType.MOBILE, "+50491234567", PAGE),
    ("HT", "+50934101234", LineType.MOBILE, "+50934101234", PAGE),
    ("MX", "+522221234567", LineType.FIXED_OR_MOBILE, "+522221234567", "wa.me finds it either way"),
    ("NI", "+50581234567", LineType.MOBILE, "+50581234567", PAGE),
    ("PA", "+50761234567", LineType.MOBILE, "+50761234567", PAGE),
    ("PE", "+51912345678", LineType.MOBILE, "+51912345678", PAGE),
    ("PR", "+17872345678", LineType.FIXED_OR_MOBILE, "+17872345678", PAGE),
    ("PY", "+595961456789", LineType.MOBILE, "+595961456789", PAGE),
    ("SV", "+50370123456", LineType.MOBILE, "+50370123456", PAGE),
    ("UY", "+59894231234", LineType.MOBILE, "+59894231234", PAGE),
    ("VE", "+584121234567", LineType.MOBILE, "+584121234567", PAGE),
)


def test_every_country_of_latin_america_is_in_the_table() -> None:
    assert tuple(region for region, *_ in MOBILES) == LATIN_AMERICA


@pytest.mark.parametrize(("region", "e164", "line", "known_as", "why"), MOBILES)
def test_a_mobile_is_known_by_the_rule_of_its_country(
    region: str, e164: str, line: LineType, known_as: str, why: str
) -> None:
    assert phonenumbers.region_code_for_number(phonenumbers.parse(e164)) == region
    assert line_type(e164) is line
    assert whatsapp.number(e164) == known_as


@pytest.mark.parametrize(
    ("e164", "line", "known_as"),
    [
        # Argentina: a mobile without its 9, by areas of two, three and four digits.
        ("+541123456789", LineType.FIXED, "+5491123456789"),
        ("+543514123456", LineType.FIXED, "+5493514123456"),
        ("+542966423456", LineType.FIXED, "+5492966423456"),
        ("+548001234567", LineType.TOLL_FREE, "+548001234567"),
        ("+54112345678", None, "+54112345678"),
        # Mexico before 2019, Brazil before the ninth digit: the plans lack them, and they stay.
        ("+5212221234567", None, "+5212221234567"),
        ("+551181234567", None, "+551181234567"),
        # Fixed lines.
        ("+551123456789", LineType.FIXED, "+551123456789"),
        ("+582121234567", LineType.FIXED, "+582121234567"),
        ("+576012345678", LineType.FIXED, "+576012345678"),
        ("+34810123456", LineType.FIXED, "+34810123456"),
        ("", None, ""),
    ],
)
def test_other_numbers(e164: str, line: LineType | None, known_as: str) -> None:
    assert line_type(e164) is line
    assert whatsapp.number(e164) == known_as


def test_the_derived_number_is_not_derived_again() -> None:
    for _region, e164, _line, known_as, _why in MOBILES:
        assert whatsapp.number(whatsapp.number(e164)) == known_as


def test_the_line_type_of_every_region_is_its_plans() -> None:
    lines = {PhoneNumberType.MOBILE: LineType.MOBILE, PhoneNumberType.FIXED_LINE: LineType.FIXED}
    for region in regions():
        for kind, line in lines.items():
            example = phonenumbers.example_number_for_type(region, kind)
            if example is not None and phonenumbers.number_type(example) == kind:
                e164 = phonenumbers.format_number(example, PhoneNumberFormat.E164)
                assert line_type(e164) is line, region
