"""No number is read as another one without a question, whoever dials it in whatever notation.

Numbers are drawn from the numbering plans: some of every region, dialled in some others. Before a
release `CAMMER_EXAMPLES=3` dials so many of each region in every region, 2.4 million texts in six
minutes; with `-rP` the counts are shown.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberFormat

from cammer_desktop.domain.phone import read, regions, repairs
from cammer_desktop.domain.phone.plans import LATIN_AMERICA
from tests.domain.phone.random_numbers import drawn, e164_of, numbers, plan_of

_MORE: Final = int(os.environ.get("CAMMER_EXAMPLES", "0"))
# Carriers that are dialled between trunk prefix and area; in Brazil only before an area and number.
_CARRIERS: Final = {
    "BO": ("010", "011", "012", "013", "014", "015", "017"),
    "BR": ("015", "021", "031", "041", "9012", "9021", "9099"),
    "CO": ("03", "05", "07", "09", "0444", "0456"),
    "CR": ("1900", "1911", "1999"),
}
# The shortest whole numbers of our users' countries: eight digits behind a code of two (Cuba).
_MIN_WITHOUT_PLUS: Final = 10

Notation = Callable[[PhoneNumber, Random], str]


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _national(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _international(number: PhoneNumber) -> str:
    """Return code and number with their groups, without the plus."""
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL).removeprefix("+")


def _significant(number: PhoneNumber) -> str:
    return phonenumbers.national_significant_number(number)


def _broken(text: str, random: Random) -> str:
    """Return the text with separators anywhere, but not with a spreadsheet's decimals."""
    broken = "".join(char + random.choice(["", "", "", " ", "-", "."]) for char in text)
    return re.sub(r"\.(?=00?\D*$)", " ", broken)


# As they are dialled in the number's own region.
AT_HOME: Final[Mapping[str, Notation]] = {
    "national": lambda n, _: _national(n),
    "national digits": lambda n, _: _digits(_national(n)),
    "national, spaced": lambda n, _: " ".join(_digits(_national(n))),
    "national, dashed": lambda n, _: "-".join(_digits(_national(n))),
    "national, grouped anyhow": lambda n, random: _broken(_digits(_national(n)), random),
    "without trunk prefix": lambda n, _: _significant(n),
}
# As they are dialled anywhere.
ABROAD: Final[Mapping[str, Notation]] = {
    "international": lambda n, _: f"+{_international(n)}",
    "plus and digits": lambda n, _: e164_of(n),
    "plus, grouped anyhow": lambda n, random: _broken(e164_of(n), random),
    "chat link": lambda n, _: f"https://wa.me/{e164_of(n)[1:]}",
    "00": lambda n, _: f"00 {_international(n)}",
    "00 and digits": lambda n, _: f"00{e164_of(n)[1:]}",
    "00, grouped anyhow": lambda n, random: _broken(f"00{e164_of(n)[1:]}", random),
    "trunk 0 after the code": lambda n, _: f"+{n.country_code} 0{_significant(n)}",
    "0 in parentheses after the code": lambda n, _: f"+{n.country_code} (0) {_significant(n)}",
    "its 0 in parentheses": lambda n, _: (
        f"+{n.country_code} ({_significant(n)[:1]}){_significant(n)[1:]}"
    ),
    "00 and trunk 0 after the code": lambda n, _: f"00{n.country_code}0{_significant(n)}",
}
# Of a cell that was not formatted as text.
_DECIMALS: Final = (".0", ",0", ".00", ",00")
WITHOUT_PLUS: Final[Mapping[str, Notation]] = {
    "without plus": lambda n, _: _international(n),
    "without plus, digits": lambda n, _: e164_of(n)[1:],
}


@dataclass(frozen=True)
class Ambiguous:
    """Why a country's numbers cannot be told apart in a notation, with one that shows it."""

    notations: str
    text: str
    home: str
    meant: str
    taken: str
    why: str


AMBIGUOUS: Final[Mapping[str, Ambiguous]] = {
    "IT": Ambiguous(
        "trunk 0 after the code|00 and trunk 0 after the code",
        *("+39 0332511173", "IT", "+39332511173", "+390332511173"),
        "Italian numbers keep their 0: with it this is Varese, without it a mobile",
    ),
    "AC": Ambiguous(
        "trunk 0 after the code|00 and trunk 0 after the code",
        *("+247 062889", "AC", "+24762889", "+247062889"),
        "Ascension has numbers of five digits and of six, which may begin with 0",
    ),
    "HU": Ambiguous(
        "trunk 0 after the code|00 and trunk 0 after the code",
        *("+36 0680967099", "HU", "+36680967099", "+3680967099"),
        "Hungary's trunk prefix is 06, so a 0 in front of a 6 is read as one",
    ),
    "US": Ambiguous(
        "00 and trunk 0 after the code",
        *("00106702569540", "BO", "+16702569540", "+6702569540"),
        "Bolivia's carriers are chosen by 0010 to 0019: a 0 behind 001 is hardly a trunk 0",
    ),
    "GA": Ambiguous(
        "national|national digits|national, spaced|national, dashed|national, grouped anyhow"
        "|trunk 0 after the code|00 and trunk 0 after the code",
        *("07 97 04 92", "GA", "+2417970492", "+24107970492"),
        "the plan holds Gabon's seven digits of before 2013 beside eight, which begin with 0",
    ),
}


def _country(e164: str) -> str:
    """Return the main region of a number's code."""
    number = phonenumbers.parse(e164)
    return phonenumbers.region_code_for_country_code(number.country_code or 0)


def _dialled(
    number: PhoneNumber, region: str, home: str, random: Random
) -> Iterator[tuple[str, str]]:
    """Yield each notation of a region's number that is dialled in `home`, and its text."""
    notations = dict(ABROAD)
    if region == home:
        notations |= AT_HOME
    if region in LATIN_AMERICA and len(e164_of(number)) > _MIN_WITHOUT_PLUS:
        notations |= WITHOUT_PLUS
    for name, notation in notations.items():
        text = notation(number, random)
        yield name, text
        if "." not in text and "://" not in text:  # groups by dots may end with a 0
            yield name, text + random.choice(_DECIMALS)
    for _ in range(2):
        lead = drawn(plan_of(home).international_prefix or "", random)
        yield "the home's IDD", f"{lead} {_international(number)}"
        yield "the home's IDD, digits", f"{lead}{e164_of(number)[1:]}"
    if region == home and region in _CARRIERS and _has_area(number):
        carrier = random.choice(_CARRIERS[region])
        yield "carrier", f"{carrier} {_significant(number)}"


def _has_area(number: PhoneNumber) -> bool:
    """Tell whether a number is called by carrier: Brazil's nationwide ones are not."""
    return number.country_code != 55 or _national(number).startswith("(")


def _homes(region: str, random: Random) -> Iterable[str]:
    """Return where a region's numbers are dialled: everywhere, or in some regions."""
    if _MORE:
        return regions()
    # In one order: what is drawn next depends on it.
    return sorted({region, *random.sample(regions(), 4), *random.sample(LATIN_AMERICA, 4)})


def _is_asked(text: str, home: str, e164: str) -> bool:
    return any(offer.result.e164 == e164 for offer in repairs(text, home))


def test_no_number_is_read_as_another_one_without_a_question() -> None:
    random = Random(14)
    tried, asked, ambiguous = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    silent: list[tuple[str, str, str, str, str]] = []
    for region in regions():
        for number in numbers(region, _MORE or 2, random):
            e164 = e164_of(number)
            for home in _homes(region, random):
                for notation, text in _dialled(number, region, home, random):
                    tried[notation] += 1
                    reading = read(text, home)
                    if reading.e164 == e164 or not reading.valid:
                        continue
                    if _is_asked(text, home, e164):
                        asked[notation] += 1
                    elif _is_ambiguous(notation, e164):
                        ambiguous[_country(e164), notation] += 1
                    else:
                        silent.append((notation, text, home, e164, reading.e164))
    print(f"{tried.total()} texts: {tried}")
    print(f"{asked.total()} asked about: {asked}")
    print(f"{ambiguous.total()} ambiguous: {ambiguous}")
    print(f"{len(silent)} silent wrong numbers")
    assert silent == []


def _is_ambiguous(notation: str, e164: str) -> bool:
    case = AMBIGUOUS.get(_country(e164))
    return case is not None and notation in case.notations.split("|")


@pytest.mark.parametrize("country", AMBIGUOUS)
def test_what_is_called_ambiguous_is(country: str) -> None:
    case = AMBIGUOUS[country]
    for e164 in (case.meant, case.taken):
        assert phonenumbers.is_valid_number(phonenumbers.parse(e164))
    assert _country(case.meant) == country
    assert read(case.text, case.home).e164 == case.taken
    assert not _is_asked(case.text, case.home, case.meant)


def test_a_number_without_its_plus_is_read_or_offered() -> None:
    random = Random(6)
    missed = []
    for region in LATIN_AMERICA:
        for number in numbers(region, 20, random):
            e164 = e164_of(number)
            if len(e164) <= _MIN_WITHOUT_PLUS:
                continue
            for home in LATIN_AMERICA:
                text = e164[1:]
                if read(text, home).e164 != e164 and not _is_asked(text, home, e164):
                    missed.append((text, home))
    assert missed == []
