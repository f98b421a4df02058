"""Repairs, as tables of numbers from each country's numbering plan."""

import hypothesis
import hypothesis.strategies as st
import phonenumbers
import pytest

from cammer_desktop.domain.phone import PhoneFlaw, RepairKind, read, regions, repairs
from cammer_desktop.domain.phone.repair import may_become_repairable
from cammer_desktop.domain.phone.written import digits_alone

Kind = RepairKind

# Typed, dialled in, repairs offered, resulting numbers.
TABLE = [
    # Mexico: ten digits without a prefix since 2019; area codes of two and of three digits.
    ("+52 1 55 1234 5678", "VE", Kind.MEXICO_OLD_PREFIX, "+525512345678"),
    ("0052 1 55 1234 5678", "MX", Kind.MEXICO_OLD_PREFIX, "+525512345678"),
    ("52 1 55 1234 5678", "MX", Kind.MEXICO_OLD_PREFIX, "+525512345678"),
    ("044 55 1234 5678", "MX", Kind.MEXICO_OLD_PREFIX, "+525512345678"),
    ("045 33 1234 5678", "MX", Kind.MEXICO_OLD_PREFIX, "+523312345678"),
    ("01 222 123 4567", "MX", Kind.MEXICO_OLD_PREFIX, "+522221234567"),
    ("+52 044 55 1234 5678", "MX", Kind.MEXICO_OLD_PREFIX, "+525512345678"),
    # Brazil: the ninth digit, São Paulo first (2012), the south last (2016).
    ("11 8765-4321", "BR", Kind.BRAZIL_NINTH_DIGIT, "+5511987654321"),
    ("(011) 8765-4321", "BR", Kind.BRAZIL_NINTH_DIGIT, "+5511987654321"),
    ("+55 21 9876-5432", "VE", Kind.BRAZIL_NINTH_DIGIT, "+5521998765432"),
    ("+55 51 8123-4567", "BR", Kind.BRAZIL_NINTH_DIGIT, "+5551981234567"),
    ("55 11 8765 4321", "BR", Kind.BRAZIL_NINTH_DIGIT, "+5511987654321"),
    # Colombia: 60 and the area before the seven digits since 2021: Bogotá 1, Cali 2, Medellín 4.
    ("+57 1 601 2345", "CO", Kind.COLOMBIA_SIXTY, "+576016012345"),
    ("1 601 2345", "CO", Kind.COLOMBIA_SIXTY, "+576016012345"),
    ("03 4 444 1234", "CO", Kind.COLOMBIA_SIXTY, "+576044441234"),
    ("57 2 555 1234", "CO", Kind.COLOMBIA_SIXTY, "+576025551234"),
    # Argentina: 15 after the area code becomes 9 before it; area codes of 2, 3 and 4 digits.
    ("+54 9 11 15 2345-6789", "AR", Kind.ARGENTINA_FIFTEEN, "+5491123456789"),
    ("+54 9 351 15 345-6789", "VE", Kind.ARGENTINA_FIFTEEN, "+5493513456789"),
    ("+54 9 2966 15 42-1234", "AR", Kind.ARGENTINA_FIFTEEN, "+5492966421234"),
    ("54 9 11 15 2345 6789", "AR", Kind.ARGENTINA_FIFTEEN, "+5491123456789"),
    # An international number of our users' countries whose plus was left out.
    ("57 300 123 4567", "VE", Kind.MISSING_PLUS, "+573001234567"),
    ("53 5 234 5678", "VE", Kind.MISSING_PLUS, "+5352345678"),
    ("0 57 300 123 4567", "VE", Kind.MISSING_PLUS, "+573001234567"),
    # Both at once: how it is dialled, and what its country changed.
    ("5215541637145", "VE", Kind.MEXICO_OLD_PREFIX, "+525541637145"),
    ("011 52 1 55 4163 7145", "US", Kind.MEXICO_OLD_PREFIX, "+525541637145"),
    ("0015 52 1 55 4163 7145", "BR", Kind.MEXICO_OLD_PREFIX, "+525541637145"),
    ("119 57 1 601 2345", "CU", Kind.COLOMBIA_SIXTY, "+576016012345"),
    ("55 11 8765-4321", "VE", Kind.BRAZIL_NINTH_DIGIT, "+5511987654321"),
    ("54 9 11 15 2345 6789", "VE", Kind.ARGENTINA_FIFTEEN, "+5491123456789"),
    ("00 54 9 0351 15 345 6789", "CL", Kind.ARGENTINA_FIFTEEN, "+5493513456789"),
    ("+54 9 011 2345 6789", "AR", Kind.ARGENTINA_ZERO, "+5491123456789"),
    ("+54 9 0351 345 6789", "AR", Kind.ARGENTINA_ZERO, "+5493513456789"),
    ("54 9 02966 42 1234", "VE", Kind.ARGENTINA_ZERO, "+5492966421234"),
    ("+54 9 011 15 2345 6789", "AR", Kind.ARGENTINA_FIFTEEN, "+5491123456789"),
    ("+54 9 0351 15 345 6789", "VE", Kind.ARGENTINA_FIFTEEN, "+5493513456789"),
    ("+54 9 0 2966 15 42 1234", "AR", Kind.ARGENTINA_FIFTEEN, "+5492966421234"),
    ("9 011 15 2345 6789", "AR", Kind.ARGENTINA_FIFTEEN, "+5491123456789"),
    ("05 1 601 2345", "CO", Kind.COLOMBIA_SIXTY, "+576016012345"),
    ("07 4 444 1234", "CO", Kind.COLOMBIA_SIXTY, "+576044441234"),
    ("09 2 555 1234", "CO", Kind.COLOMBIA_SIXTY, "+576025551234"),
    ("0 5 355 1234", "CO", Kind.COLOMBIA_SIXTY, "+576053551234"),
    ("0 15 11 8765-4321", "BR", Kind.BRAZIL_NINTH_DIGIT, "+5511987654321"),
    ("90 21 11 8765-4321", "BR", Kind.BRAZIL_NINTH_DIGIT, "+5511987654321"),
    # Santiago de Chile: a 2 behind the area since 24 November 2012.
    ("2 596 5611", "CL", Kind.CHILE_TWO, "+56225965611"),
    ("02 596 5611", "CL", Kind.CHILE_TWO, "+56225965611"),
    ("56 2 596 5611", "VE", Kind.CHILE_TWO, "+56225965611"),
    # Ecuador: a 9 behind the 0 on 30 September 2012.
    ("08 123 4567", "EC", Kind.ECUADOR_NINE, "+593981234567"),
    ("593 8 123 4567", "CO", Kind.ECUADOR_NINE, "+593981234567"),
    # Peru: no area before a mobile since 4 September 2010 (Lima, Chachapoyas).
    ("01 987 654 321", "PE", Kind.PERU_AREA, "+51987654321"),
    ("0051 41 999 999 999", "VE", Kind.PERU_AREA, "+51999999999"),
    ("5511987654321", "VE", Kind.MISSING_PLUS, "+5511987654321"),
    # Spain, Italy, Portugal: where many customers are.
    ("34 612 345 678", "VE", Kind.MISSING_PLUS, "+34612345678"),
    ("39 320 123 4567", "BR", Kind.MISSING_PLUS, "+393201234567"),
    ("351 912 345 678", "MX", Kind.MISSING_PLUS, "+351912345678"),
    # The United States' IDD where it is none.
    *(
        ("011 58 414 131 5854", region, Kind.MISSING_PLUS, "+584141315854")
        for region in ("VE", "CO", "AR", "MX", "BR", "PE")
    ),
    ("011 52 1 55 4163 7145", "VE", Kind.MEXICO_OLD_PREFIX, "+525541637145"),
    # Behind a trunk 0 the country's own rule is meant, and no other country's code.
    ("01 55 1234 5678", "MX", Kind.MEXICO_OLD_PREFIX, "+525512345678"),
    ("+57 1 300 123 4567", "VE", Kind.COLOMBIA_AREA, "+573001234567"),
    ("1 300 123 4567", "CO", Kind.COLOMBIA_AREA, "+573001234567"),
]


@pytest.mark.parametrize(("text", "region", "kind", "e164"), TABLE)
def test_a_number_of_an_old_plan_is_offered_as_it_is_dialled_today(
    text: str, region: str, kind: RepairKind, e164: str
) -> None:
    assert not read(text, region).valid
    offers = repairs(text, region)
    assert [(offer.kind, offer.result.e164) for offer in offers] == [(kind, e164)]
    assert offers[0].result.valid


def test_a_rule_of_the_country_is_likelier_than_a_number_of_another() -> None:
    offers = repairs("1 55 1234 5678", "MX")
    assert [(offer.kind, offer.result.e164) for offer in offers] == [
        (Kind.MEXICO_OLD_PREFIX, "+525512345678"),
        (Kind.MISSING_PLUS, "+15512345678"),
    ]


def test_an_old_plan_is_asked_about_where_a_carrier_makes_a_valid_number_of_it() -> None:
    text = "005490351153456789"  # 005 is a carrier of Colombia's, 49 is Germany
    assert read(text, "CO").e164 == "+49351153456789"
    offers = repairs(text, "CO")
    assert [(offer.kind, offer.result.e164) for offer in offers] == [
        (Kind.ARGENTINA_FIFTEEN, "+5493513456789")
    ]


@pytest.mark.parametrize(
    ("text", "region", "mobile"),
    [
        ("+54 11 2345-6789", "AR", "+5491123456789"),
        ("011 2345-6789", "AR", "+5491123456789"),
        ("0351 345-6789", "AR", "+5493513456789"),
    ],
)
def test_beside_an_argentine_fixed_line_its_mobile_is_suggested(
    text: str, region: str, mobile: str
) -> None:
    assert read(text, region).valid
    offers = repairs(text, region)
    assert [(offer.kind, offer.result.e164) for offer in offers] == [
        (Kind.ARGENTINA_MOBILE, mobile)
    ]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("15 2345-6789", "AR"),  # without an area code it cannot be repaired
        ("601 2345", "CO"),
        ("11 2345-6789", "BR"),  # a fixed line as it is today
        ("55 1234 5678", "MX"),
        ("0414 131 585", "VE"),
        # An old number looks like one of today with a digit missing.
        ("2 234 5678", "CL"),
        ("09 123 4567", "EC"),
        ("612 3456", "PA"),
        ("223 4567", "CR"),
        ("4141315854 1", "VE"),
        ("", "MX"),
        ("casa", "MX"),
    ],
)
def test_where_nothing_is_known_to_be_right_nothing_is_offered(text: str, region: str) -> None:
    assert repairs(text, region) == ()


def test_no_repair_is_offered_for_a_valid_example_of_any_region() -> None:
    for region in regions():
        for kind in phonenumbers.PhoneNumberType.values():
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None or not phonenumbers.is_valid_number(example):
                continue
            for form in (
                phonenumbers.PhoneNumberFormat.E164,
                phonenumbers.PhoneNumberFormat.NATIONAL,
            ):
                text = phonenumbers.format_number(example, form)
                kinds = {offer.kind for offer in repairs(text, region)}
                also_american = {Kind.OTHER_READING} if text == "1860 345 1234" else set()
                assert kinds <= {Kind.ARGENTINA_MOBILE} | also_american, text


@hypothesis.settings(deadline=None)
@hypothesis.given(
    st.sampled_from(["", "+", "00", "+52", "+55", "+57", "+54", "044", "0"]),
    st.text("0123456789", max_size=14),
    st.sampled_from(["AR", "BR", "CO", "MX", "VE", "US"]),
)
def test_whatever_is_typed_an_offer_is_a_valid_number_other_than_the_one_taken(
    prefix: str, digits: str, region: str
) -> None:
    text = prefix + digits
    reading = read(text, region)
    for offer in repairs(text, region):
        assert offer.result.valid
        assert not reading.valid or offer.result.e164 != reading.e164


@pytest.mark.parametrize(("text", "region", "_kind", "_e164"), TABLE)
def test_more_digits_mend_what_is_too_long_on_the_way_to_a_repair(
    text: str, region: str, _kind: RepairKind, _e164: str
) -> None:
    digits = digits_alone(text)
    assert digits is not None
    for length in range(1, len(digits)):
        so_far = digits[:length]
        if read(so_far, region).flaw is PhoneFlaw.TOO_LONG:
            assert may_become_repairable(so_far, region) or repairs(so_far, region)


@pytest.mark.parametrize(
    ("digits", "region"),
    [
        ("041411315854", "VE"),
        ("123456789012345", "VE"),
        ("+5493411544444444", "AR"),  # one digit more than the 15 explains
        ("03411544444444", "AR"),
        ("0341444444444", "AR"),
        ("+5215512345678901", "MX"),
        ("04455123456789", "MX"),
        ("019876543210", "PE"),
        ("5730012345678", "VE"),
    ],
)
def test_more_digits_do_not_mend_what_no_repair_is_for(digits: str, region: str) -> None:
    assert read(digits, region).flaw is PhoneFlaw.TOO_LONG
    assert not may_become_repairable(digits, region)
