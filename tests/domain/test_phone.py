"""Phone numbers become E.164 for their region, or are refused with a reason."""

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import phone
from cammer_desktop.domain.phone import PhoneFlaw, plans, read


@pytest.mark.parametrize(
    ("typed", "region", "e164"),
    [
        ("0414 131 5854", "VE", "+584141315854"),
        ("0414-131 58 54", "VE", "+584141315854"),
        ("(0414) 131.58.54", "VE", "+584141315854"),
        ("+58 414-1315854", "BR", "+584141315854"),
        ("+5804145554433", "VE", "+584145554433"),  # the vendor's own sample
        ("+58\u200e414\u202c 131 5854", "VE", "+584141315854"),  # pasted from a chat
        ("０４１４ １３１ ５８５４", "VE", "+584141315854"),
        ("٠٤١٤١٣١٥٨٥٤", "VE", "+584141315854"),
        ("0414\u2011131\u20135854", "VE", "+584141315854"),
        ("+34 612 34 56 78", "VE", "+34612345678"),
        ("55 1234 5678", "MX", "+525512345678"),
    ],
)
def test_a_number_is_read_as_it_is_dialled(typed: str, region: str, e164: str) -> None:
    reading = read(typed, region)
    assert (reading.flaw, reading.e164) == (None, e164)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", PhoneFlaw.EMPTY),
        (" \u200e ", PhoneFlaw.EMPTY),
        ("0414 CAMMER", PhoneFlaw.TOO_SHORT),
        ("33 casa", PhoneFlaw.TOO_SHORT),
        ("+999 123 456 789", PhoneFlaw.UNKNOWN_COUNTRY_CODE),
        ("0414 1", PhoneFlaw.TOO_SHORT),
        ("0414 131 5854 99", PhoneFlaw.TOO_LONG),
        ("1315854", PhoneFlaw.ONLY_LOCAL),
        ("+", PhoneFlaw.TOO_SHORT),
    ],
)
def test_a_text_that_cannot_be_called_is_refused_with_its_reason(
    typed: str, refusal: PhoneFlaw
) -> None:
    reading = read(typed, "VE")
    assert (reading.flaw, reading.e164) == (refusal, "")


def test_what_will_be_sent_is_shown() -> None:
    reading = read("04141315854", "VE")
    assert (reading.shown, reading.region, reading.valid) == ("+58 414-1315854", "VE", True)


def test_a_number_outside_the_plan_warns_but_does_not_block() -> None:
    reading = read("+551187654321", "BR")
    assert (reading.flaw, reading.e164, reading.valid) == (None, "+551187654321", False)


def test_regions_have_country_codes() -> None:
    assert plans.country_code("VE") == 58
    assert plans.country_code("ZZ") == 0
    assert {"VE", "BR", "US"} <= set(phone.regions())


@hypothesis.given(st.text(alphabet=st.sampled_from("+0123456789 -().,;x/\u200e٣a")) | st.text())
def test_any_text_is_a_number_or_is_refused(typed: str) -> None:
    for region in ("VE", "ZZ", ""):
        reading = read(typed, region)
        assert (reading.flaw is None) == reading.e164.startswith("+")
