"""All readings of a whole text, and what is shown of it: tables, and properties for any digits."""

from random import Random
from threading import Thread
from typing import Final

import pytest

from cammer_desktop.domain.phone import (
    PhoneFlaw,
    RepairKind,
    grouped,
    read,
    regions,
    repairs,
)
from tests.domain.phone.random_numbers import drawn, e164_of, numbers, plan_of

# Typed, dialled in, every reading: the first is taken. Exits and carriers are libphonenumber's
# (ITU-T E.164 annex: dialling procedures; Anatel, CRC, ATT), groups are those of the countries.
TABLE = [
    # Brazil's 00 is followed by a carrier (55 is one): home comes first, groups before that.
    ("00 55 51 98777-5977", "BR", "+5551987775977", "+51987775977"),
    ("005551987775977", "BR", "+5551987775977", "+51987775977"),
    ("0055 51 987 775 977", "BR", "+51987775977", "+5551987775977"),
    ("005551987775977", "VE", "+5551987775977"),
    ("0015 54 9 11 2345 6789", "BR", "+5491123456789"),
    ("00155491123456789", "BR", "+5491123456789"),
    ("0021 1 212 555 0123", "BR", "+12125550123"),
    ("+55 15 99123-4567", "BR", "+5515991234567"),
    ("0 15 11 98765-4321", "BR", "+5511987654321"),
    # Colombia: 005, 007, 009 and 00414 and more; 00 is said to customers all the same.
    ("00 58 212 612 8027", "CO", "+582126128027", "+82126128027"),
    ("00582126128027", "CO", "+582126128027", "+82126128027"),
    ("005 82 1 2612 8027", "CO", "+82126128027", "+582126128027"),
    ("00 57 321 123 4567", "CO", "+573211234567"),
    # Bogotá's carrier to Russia is as valid, but nobody writes its groups so.
    ("00 57 301 234 5678", "CO", "+573012345678", "+73012345678"),
    ("0057 301 234 5678", "CO", "+573012345678", "+73012345678"),
    ("005 7 301 234-56-78", "CO", "+73012345678", "+573012345678"),
    ("009 58 414 131 5854", "CO", "+584141315854"),
    ("00414 58 414 131 5854", "CO", "+584141315854"),
    ("05 601 601 2345", "CO", "+576016012345"),
    ("07 300 123 4567", "CO", "+573001234567"),
    # Bolivia: 0010 to 0019 or 00, and 010 to 019 at home.
    ("0010 58 414 131 5854", "BO", "+584141315854"),
    ("0058 414 131 5854", "BO", "+584141315854"),
    ("010 71234567", "BO", "+59171234567"),
    ("00 591 71234567", "BO", "+59171234567"),
    # Other exits, and 00 where it is none.
    ("011 58 414 131 5854", "US", "+584141315854"),
    ("00 58 414 131 5854", "US", "+584141315854"),
    ("119 58 414 131 5854", "CU", "+584141315854"),
    ("00 53 5 234 5678", "CU", "+5352345678"),
    ("1230 58 414 131 5854", "CL", "+584141315854"),
    ("0011 58 414 131 5854", "AU", "+584141315854"),
    ("1911 00 58 414 131 5854", "PE", "+584141315854"),
    # A code without its plus is asked about beside a number that is valid as it is dialled; its
    # groups decide. The region's own code needs no plus.
    ("51987775977", "BR", "+5551987775977", "+51987775977"),
    ("51 98777-5977", "BR", "+5551987775977"),
    ("51 987 775 977", "BR", "+5551987775977", "+51987775977"),
    ("58 414 131 5854", "VE", "+584141315854"),
    ("58 0414 131 5854", "VE", "+584141315854"),
    ("0 58 414 131 5854", "VE", "+584141315854"),
    # A trunk 0 that was kept, in front of a national number or behind the code.
    ("+58 0414 131 5854", "VE", "+584141315854"),
    ("+58 00414 131 5854", "VE", "+584141315854"),
    ("09 8998 1234", "CL", "+56989981234"),
    ("+56 09 8998 1234", "VE", "+56989981234"),
    ("02 2345 6789", "CL", "+56223456789"),
    ("0 321 123 4567", "CO", "+573211234567"),
    ("+57 0 321 123 4567", "CO", "+573211234567"),
    ("00 57 03 321 123 4567", "VE", "+573211234567"),
    ("+54 011 15 2345 6789", "VE", "+5491123456789"),
    # Numbers that begin with 0 keep it.
    ("06 1234 5678", "IT", "+390612345678"),
    ("+39 06 1234 5678", "VE", "+390612345678"),
    ("0123456789", "CI", "+2250123456789"),
    ("01 44 12 34", "GA", "+24101441234"),
]


@pytest.mark.parametrize(("text", "region", "e164s"), [(t, r, e) for t, r, *e in TABLE])
def test_all_readings_are_judged_together(text: str, region: str, e164s: list[str]) -> None:
    taken, *others = e164s
    assert read(text, region).e164 == taken
    asked = [o.result.e164 for o in repairs(text, region) if o.kind is RepairKind.OTHER_READING]
    assert asked == others


@pytest.mark.parametrize(
    ("text", "region", "flaw"),
    [
        # A digit is missing behind a trunk 0, with code or without.
        ("0414-131-585", "VE", PhoneFlaw.TOO_SHORT),
        ("+58 0414-131-585", "VE", PhoneFlaw.TOO_SHORT),
        ("0058 0414 131 585", "CO", PhoneFlaw.TOO_SHORT),
        ("09 8998 123", "CL", PhoneFlaw.TOO_SHORT),
        ("0414 131 5", "VE", PhoneFlaw.TOO_SHORT),  # seven digits, but not a local number
        ("1 809 555 123", "DO", PhoneFlaw.TOO_SHORT),  # Santo Domingo; the trunk prefix is 1
        ("1 0 809 555 123", "DO", PhoneFlaw.TOO_SHORT),
        # Colombia has eight digits (old), ten and eleven: nine are between.
        ("0 321 123 456", "CO", PhoneFlaw.INVALID_LENGTH),
        ("1315854", "VE", PhoneFlaw.ONLY_LOCAL),
        ("+58 1315854", "VE", PhoneFlaw.TOO_SHORT),
        ("0414 1 131 5854", "VE", PhoneFlaw.TOO_LONG),
        ("+58 414 131 58541", "VE", PhoneFlaw.TOO_LONG),
        ("+49 1512 345678901234", "DE", PhoneFlaw.TOO_LONG),  # sixteen digits: not E.164
        ("0" * 24, "VE", PhoneFlaw.UNKNOWN_COUNTRY_CODE),
        ("4" * 24, "VE", PhoneFlaw.TOO_LONG),
        ("+5", "VE", PhoneFlaw.TOO_SHORT),
        ("00 5", "VE", PhoneFlaw.TOO_SHORT),
        ("00 999 123 456 789", "VE", PhoneFlaw.UNKNOWN_COUNTRY_CODE),
        ("0414 131 5854", "ZZ", PhoneFlaw.UNKNOWN_COUNTRY_CODE),
    ],
)
def test_what_is_no_number_says_what_is_wrong(text: str, region: str, flaw: PhoneFlaw) -> None:
    reading = read(text, region)
    assert (reading.flaw, reading.e164) == (flaw, "")


@pytest.mark.parametrize(
    ("text", "region", "shown"),
    [
        ("005551987775977", "BR", "00 55 51 98777-5977"),
        ("0055 51 987 775977", "BR", "0055 51 987 775 977"),
        ("00155491123456789", "BR", "0015 54 9 11 2345-6789"),
        ("00582126128027", "CO", "00 58 212-6128027"),
        ("0105871234567", "BO", "0105871234567"),
        ("01071234567", "BO", "010 71234567"),
        ("04141315854", "VE", "0414-1315854"),
        ("0 414131 5854", "VE", "0414-1315854"),
        ("0989981234", "CL", "0 9 8998 1234"),
        ("11987654321", "BR", "11 98765-4321"),
        ("0111523456789", "AR", "011 15-2345-6789"),
        ("", "VE", ""),
        ("+", "VE", "+"),
        ("+1", "", "+1"),
        ("5", "ZZ", "5"),
        ("0414-CASA", "VE", "0414-CASA"),
        ("+58 tel 414", "VE", "+58 tel 414"),
    ],
)
def test_a_number_is_shown_with_the_groups_of_its_reading(
    text: str, region: str, shown: str
) -> None:
    assert grouped(text, region) == shown


_LEADS: Final = ("", "", "0", "00", "+", "+58", "0055", "005", "011", "0011", "55", "52", "54")


@pytest.mark.parametrize("half", [0, 1])
def test_what_is_shown_is_read_as_what_was_written(half: int) -> None:
    random = Random(half)
    for region in (*regions(), "ZZ", "")[half::2]:
        for _ in range(40):
            digits = "".join(random.choices("0123456789", k=random.randint(0, 14)))
            text = random.choice(_LEADS) + digits
            text = "".join(char + random.choice(["", "", "", " ", "-"]) for char in text)
            shown = grouped(text, region)
            assert _digits(shown) == _digits(text)
            assert read(shown, region) == read(text, region), (text, shown, region)


def test_a_number_is_grouped_alike_whatever_was_typed_before() -> None:
    random, typed = Random(7), list[tuple[str, str]]()
    for _time in range(60):
        digits, region = (
            "".join(random.choices("0123456789", k=12)),
            random.choice(["VE", "BR", "MX"]),
        )
        lengths = sorted(random.choices(range(1, 13), k=6), reverse=random.random() < 0.3)
        typed += [(random.choice(["+", "", "+58"]) + digits[:length], region) for length in lengths]
    in_a_row = [grouped.__wrapped__(*each) for each in typed]
    alone = list[str]()
    for each in typed:  # what goes on from the last number is a thread's own
        thread = Thread(target=lambda each=each: alone.append(grouped.__wrapped__(*each)))
        thread.start()
        thread.join()
    assert in_a_row == alone


@pytest.mark.parametrize("region", ["BO", "BR", "CO", "KR", "TH", "MX", "IT", "US"])
def test_what_decides_between_two_numbers_is_shown(region: str) -> None:
    random, several = Random(region), 0
    for abroad in regions():
        for number in numbers(abroad, 3, random):
            exits = ("00", drawn(plan_of(region).international_prefix or "", random))
            for lead in (*exits, ""):
                digits = lead + e164_of(number)[1:]
                text = "".join(char + random.choice(["", "", " "]) for char in digits)
                several += len(repairs(text, region)) > 0
                assert read(grouped(text, region), region) == read(text, region), text
    assert several


def _digits(text: str) -> str:
    return "".join(char for char in text if char == "+" or char.isdecimal())
