"""Digits that are no number are told so: no other number is found in them without a question."""

from collections.abc import Iterator
from random import Random
from typing import Final

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberFormat

from cammer_desktop.domain.phone import PhoneFlaw, RepairKind, grouped, read, regions, repairs
from cammer_desktop.domain.phone.plans import LATIN_AMERICA, country_code
from tests.domain.phone.random_numbers import e164_of, numbers

# Typed, dialled in, what is taken, what is asked about instead.
TABLE = [
    # A trunk 0 that is there twice, or one for the exchange of an office: no call abroad.
    ("0 0414 131 5854", "VE", "+584141315854"),
    ("0-0414-131-5854", "VE", "+584141315854"),
    ("0 0291-7471234", "VE", "+582917471234", "+2917471234"),
    ("00241-6171234", "VE", "+582416171234", "+2416171234"),
    ("0 0981 123 456", "PY", "+595981123456", "+981123456"),
    ("0 03777 15-34-5208", "AR", "+5493777345208", "+377715345208"),
    ("0 034 98765-4321", "BR", "+5534987654321", "+34987654321"),
    ("0 0291-747123", "VE", PhoneFlaw.TOO_SHORT),
    ("00 414 131 5854", "VE", PhoneFlaw.TOO_SHORT, "+584141315854"),  # Switzerland's code is 41
    # Behind 00 and the home's own code nothing else is meant, whole or not.
    ("00 55 43 3325-678", "BR", PhoneFlaw.TOO_SHORT, "+433325678"),
    ("0055 43 3325 672", "BR", PhoneFlaw.TOO_SHORT, "+433325672"),
    ("0055433325672", "BR", PhoneFlaw.TOO_SHORT, "+433325672"),
    ("0055 58 414 131 5854", "BR", PhoneFlaw.TOO_LONG, "+584141315854"),
    ("00 57 300 123 456", "CO", PhoneFlaw.INVALID_LENGTH),
    # IDD and code that are set apart are those, whatever the rest may be together with them.
    ("0015 57 321 1234", "BR", PhoneFlaw.TOO_SHORT, "+15573211234"),
    ("009 593 22 12345", "CO", PhoneFlaw.TOO_SHORT, "+95932212345"),
    ("005 351 912 345", "CO", PhoneFlaw.TOO_SHORT, "+5351912345"),
    ("00 54 9 0351 15 345 6789", "CO", PhoneFlaw.TOO_LONG, "+5493513456789", "+49351153456789"),
    # The 0 of 011 or 0010 is none that was dialled needlessly.
    ("0115732112345", "DO", PhoneFlaw.TOO_SHORT),
    ("011 57 321 12345", "DO", PhoneFlaw.TOO_SHORT),
    ("011 56 22123456", "DO", PhoneFlaw.TOO_SHORT),
    ("0115215512345", "US", PhoneFlaw.TOO_SHORT),
    ("00105732112345", "BO", PhoneFlaw.TOO_SHORT),
    # A code without its plus counts only where the groups fit it.
    ("(55) 99345-67890", "BR", PhoneFlaw.TOO_LONG, "+559934567890"),
    ("34 912 345 678", "BR", "+5534912345678", "+34912345678"),
    ("34912345678", "BR", "+5534912345678"),
    # A 0 that stands alone behind a code is left out abroad.
    ("+39 (0) 351 801 2465", "IT", "+393518012465", "+3903518012465"),
    ("+39 (0)351 801 2465", "VE", "+393518012465", "+3903518012465"),
    ("0039-0-351-8012465", "VE", "+393518012465", "+3903518012465"),
    ("+39 (0)6 1234 5678", "VE", "+390612345678"),
    ("+39 0351 801 246", "VE", "+390351801246"),
    ("+36 (0) 680967099", "HU", "+36680967099", "+3680967099"),
    ("+58 (0) 414 131 5854", "BR", "+584141315854"),
    # Behind a code no number is local: digits are missing. Mobiles are dialled without their area.
    ("00 51 987 775", "PE", PhoneFlaw.TOO_SHORT),
    ("+51 987 775", "VE", PhoneFlaw.TOO_SHORT),
    ("0015 51 987 775", "BR", PhoneFlaw.TOO_SHORT, "+551551987775"),
    ("98777-5977", "BR", PhoneFlaw.ONLY_LOCAL),
    ("15 2345 6789", "AR", PhoneFlaw.ONLY_LOCAL),
    ("15 345-6789", "AR", PhoneFlaw.ONLY_LOCAL),
    ("15 42-1234", "AR", PhoneFlaw.ONLY_LOCAL),
    ("+54 15 2345 6789", "AR", PhoneFlaw.TOO_SHORT),
    ("+54 9 15 2345 6789", "VE", PhoneFlaw.TOO_SHORT),
    # The plan has numbers of this length, but only longer ones that begin so.
    ("119 8777", "BR", PhoneFlaw.TOO_SHORT),
    ("+57 321 12345", "VE", PhoneFlaw.TOO_SHORT),
    # A code that was written before a number which has its own.
    ("+56 56 9 8765 4321", "CL", PhoneFlaw.CODE_TWICE, "+56987654321"),
    ("+502 502 5123 4567", "GT", PhoneFlaw.CODE_TWICE, "+50251234567"),
    ("+593 593 98 765 4321", "EC", PhoneFlaw.CODE_TWICE, "+593987654321"),
    ("00 58 58 0414 131 5854", "VE", PhoneFlaw.CODE_TWICE, "+584141315854"),
    ("58 58 414 131 5854", "VE", PhoneFlaw.CODE_TWICE, "+584141315854"),
    ("57 57 300 123 4567", "VE", PhoneFlaw.TOO_LONG, "+573001234567"),
]


@pytest.mark.parametrize(("text", "region", "taken", "asked"), [(*t[:3], t[3:]) for t in TABLE])
def test_what_is_taken_and_what_is_asked_about(
    text: str, region: str, taken: str | PhoneFlaw, asked: tuple[str, ...]
) -> None:
    reading = read(text, region)
    assert (reading.flaw or reading.e164, reading.in_doubt) == (taken, False)
    assert tuple(offer.result.e164 for offer in repairs(text, region)) == asked


@pytest.mark.parametrize("region", LATIN_AMERICA)
def test_behind_00_and_the_own_code_no_slip_makes_another_countrys_number(region: str) -> None:
    random = Random(region)
    for number in numbers(region, 20, random):
        text = f"00{e164_of(number)[1:]}"
        for slip in _slips(text, keep=2 + len(str(country_code(region)))):
            reading = read(slip, region)
            if not reading.valid:
                continue
            own = phonenumbers.parse(reading.e164).country_code == country_code(region)
            assert own or repairs(slip, region), slip


def _slips(text: str, keep: int) -> Iterator[str]:
    """Yield each beginning of a number, and it with one of its digits lost or there twice."""
    for place in range(keep, len(text)):
        yield text[:place]
        yield text[:place] + text[place + 1 :]
        yield text[: place + 1] + text[place:]


# The groups are hardly those of the country: perhaps a range, an extension, an age, a list's
# number, or another country's.
DOUBTFUL = [
    ("3234-5678 24", "BR", "+553234567824"),
    ("3234-5678-79", "BR", "+553234567879"),
    ("5512-3456-57", "MX", "+525512345657"),
    ("234-5678-79", "CL", "+56234567879"),
    ("021 234567-8", "PY", "+595212345678"),
    ("2 234567-8", "BO", "+59122345678"),
    ("6012345 - 123", "CO", "+576012345123"),
    ("3156789-123", "CO", "+573156789123"),
    ("03 300 123 456", "CO", "+573300123456"),
    ("6- 2345678", "PA", "+50762345678"),
    ("2. 2345678", "GT", "+50222345678"),
    ("+58 414131585 4", "VE", "+584141315854"),
    ("98 765 4321", "PE", "+51987654321"),
]


@pytest.mark.parametrize(("text", "region", "e164"), DOUBTFUL)
def test_a_number_in_groups_that_are_hardly_its_own_is_in_doubt(
    text: str, region: str, e164: str
) -> None:
    reading = read(text, region)
    assert (reading.e164, reading.valid, reading.in_doubt) == (e164, True, True)
    assert grouped(text, region) == text  # what tells why stays to be seen


def _in_twos(digits: str) -> str:
    first = len(digits) % 2
    return " ".join(filter(None, (digits[:first], *_pairs(digits[first:]))))


def _pairs(digits: str) -> list[str]:
    return [digits[place : place + 2] for place in range(0, len(digits), 2)]


def _usual(number: PhoneNumber) -> Iterator[str]:
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    significant = phonenumbers.national_significant_number(number)
    digits = "".join(filter(str.isdecimal, national))
    yield from (national, national.replace(" ", "-"), national.replace(" ", "."), digits)
    yield phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    yield from (_in_twos(digits), " ".join(_pairs(digits)), " ".join(digits))
    yield from (f"+{number.country_code} {significant}", f"+{number.country_code}{significant}")
    yield f"+{number.country_code} {_in_twos(significant)}"


def test_no_number_in_usual_groups_is_in_doubt() -> None:
    random = Random(15)
    for region in regions():
        for number in numbers(region, 30 if region in LATIN_AMERICA else 3, random):
            for text in _usual(number):
                assert not read(text, region).in_doubt, (text, region)


CUSTOMARY: Final = [
    ("0414-131 58 54", "VE"),
    ("0414 131.58.54", "VE"),
    ("0414 1315854", "VE"),
    ("04 14 131 5854", "VE"),
    ("0987 654 321", "EC"),
    ("09 8765 4321", "EC"),
    ("098 765 4321", "EC"),
    ("987 654 321", "PE"),
    ("9 8765 4321", "CL"),
    ("301 2345 678", "CO"),
    ("301 234 56 78", "CO"),
    ("55 1234 56 78", "MX"),
    ("55 12 34 56 78", "MX"),
    ("(55) 1234-5678", "MX"),
    ("011 2345 6789", "AR"),
    ("0351 15 345-6789", "AR"),
    ("11 9 8765-4321", "BR"),
    ("(11) 98765 4321", "BR"),
    ("83 12 34 56", "CR"),
    ("8312-3456", "CR"),
    ("93 123 45 67", "ES"),
    ("612 345 678", "ES"),
    ("612 34 56 78", "ES"),
    ("320 12 34 567", "IT"),
    ("(305) 555-0123", "US"),
    ("1 305 555 0123", "US"),
]


@pytest.mark.parametrize(("text", "region"), CUSTOMARY)
def test_a_number_in_its_countrys_customary_groups_is_in_no_doubt(text: str, region: str) -> None:
    reading = read(text, region)
    assert (reading.valid, reading.in_doubt) == (True, False)


def test_another_reading_is_a_question_of_its_own_kind() -> None:
    kinds = [offer.kind for offer in repairs("009 593 22 12345", "CO")]
    assert kinds == [RepairKind.OTHER_READING]
