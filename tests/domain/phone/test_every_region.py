"""Every region's example numbers, in every notation, are read as one E.164.

The examples are the metadata's own, one for each type of line. What cannot be read is listed by
name with its reason; a listed case that can be read after all fails as well, so the list stays
true.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from cammer_desktop.domain.phone import read, regions

_FULL_WIDTH: Final = {ord("0") + digit: ord("０") + digit for digit in range(10)}


def _written(number: PhoneNumber, form: int) -> str:
    return phonenumbers.format_number(number, form)


def _national_digits(number: PhoneNumber) -> str:
    national = _written(number, PhoneNumberFormat.NATIONAL)
    return "".join(char for char in national if char.isdecimal())


def _with_trunk_zero(number: PhoneNumber) -> str:
    significant = phonenumbers.national_significant_number(number)
    return f"+{number.country_code} 0{significant}"


NOTATIONS: Final[Mapping[str, Callable[[PhoneNumber], str]]] = {
    "national": lambda n: _written(n, PhoneNumberFormat.NATIONAL),
    "national digits": _national_digits,
    "spaced": lambda n: " ".join(_national_digits(n)),
    "dashed": lambda n: "-".join(_national_digits(n)),
    "dotted": lambda n: ".".join(_national_digits(n)),
    "international": lambda n: _written(n, PhoneNumberFormat.INTERNATIONAL),
    "plus": lambda n: _written(n, PhoneNumberFormat.E164),
    "link": lambda n: _written(n, PhoneNumberFormat.RFC3966),
    "chat link": lambda n: f"https://wa.me/{_written(n, PhoneNumberFormat.E164)[1:]}?text=hola",
    "00": lambda n: f"00{_written(n, PhoneNumberFormat.E164)[1:]}",
    "trunk 0 after the code": _with_trunk_zero,
    "full width": lambda n: _written(n, PhoneNumberFormat.INTERNATIONAL).translate(_FULL_WIDTH),
    "bidi marks": lambda n: f"\u202a{_written(n, PhoneNumberFormat.INTERNATIONAL)}\u202c\u200e",
    "no-break": lambda n: _written(n, PhoneNumberFormat.INTERNATIONAL).replace(" ", "\u00a0"),
}

_ITALY: Final = "Italian numbers keep their leading 0: with it this is another, valid number"
_ASCENSION: Final = "with the 0 this is another, valid number of six digits"
EXCEPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "trunk 0 after the code": {
        "+24762889": _ASCENSION,
        "+24740123": _ASCENSION,
        "+393123456789": _ITALY,
        "+39800123456": _ITALY,
        "+39899123456": _ITALY,
        "+395512345678": _ITALY,
    }
}


def _examples(region: str) -> Iterator[PhoneNumber]:
    seen = set()
    for kind in sorted(PhoneNumberType.values()):
        example = phonenumbers.example_number_for_type(region, kind)
        if example is not None and (e164 := _written(example, PhoneNumberFormat.E164)) not in seen:
            seen.add(e164)
            yield example


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_example_of_every_region_is_read_to_its_e164(notation: str) -> None:
    excepted = EXCEPTIONS.get(notation, {})
    wrong, excused = [], set()
    for region in regions():
        for example in _examples(region):
            text, e164 = NOTATIONS[notation](example), _written(example, PhoneNumberFormat.E164)
            reading = read(text, region)
            if e164 in excepted:
                # The exception's reason holds: the text is itself a valid, other number.
                assert reading.valid
                assert reading.e164 != e164
                excused.add(e164)
            elif (reading.e164, reading.flaw, reading.valid) != (e164, None, True):
                wrong.append((region, text, e164, reading.e164, reading.flaw))
    assert not wrong
    assert excused == set(excepted)
