"""Dates, times and numbers of each language: as a native writes them, and as the CLDR says."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from babel import Locale
from babel.dates import format_datetime

from cammer_desktop.support import dates, texts
from cammer_desktop.support.numbers import in_groups

EVENING = datetime(2026, 11, 26, 18, 5)
MIDNIGHT = datetime(2027, 4, 5, 0, 30)
NOON = datetime(2026, 1, 31, 12, 0)
# day, full date, time, both in a row, both in a sentence
DATES = {
    "es": {
        EVENING: ("26/11", "26/11/2026", "18:05", "26/11 18:05", "26/11/2026, 18:05"),
        MIDNIGHT: ("05/04", "05/04/2027", "00:30", "05/04 00:30", "05/04/2027, 00:30"),
        NOON: ("31/01", "31/01/2026", "12:00", "31/01 12:00", "31/01/2026, 12:00"),
    },
    "pt_BR": {
        EVENING: ("26/11", "26/11/2026", "18:05", "26/11 18:05", "26/11/2026 18:05"),
        MIDNIGHT: ("05/04", "05/04/2027", "00:30", "05/04 00:30", "05/04/2027 00:30"),
        NOON: ("31/01", "31/01/2026", "12:00", "31/01 12:00", "31/01/2026 12:00"),
    },
    "en": {
        EVENING: ("11/26", "11/26/2026", "6:05 PM", "11/26 6:05 PM", "11/26/2026, 6:05 PM"),
        MIDNIGHT: ("4/5", "4/5/2027", "12:30 AM", "4/5 12:30 AM", "4/5/2027, 12:30 AM"),
        NOON: ("1/31", "1/31/2026", "12:00 PM", "1/31 12:00 PM", "1/31/2026, 12:00 PM"),
    },
}
NUMBERS = {
    "es": {0: "0", 999: "999", 1234: "1234", 12_345: "12 345", 1_000_000: "1 000 000"},
    "pt_BR": {0: "0", 999: "999", 1234: "1.234", 12_345: "12.345", 1_000_000: "1.000.000"},
    "en": {0: "0", 999: "999", 1234: "1,234", 12_345: "12,345", 1_000_000: "1,000,000"},
}
# Spanish is Latin America's.
LOCALES = {"es": "es_419"}


@pytest.fixture(params=texts.languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language, in use."""
    texts.use(request.param)
    yield request.param
    texts.use(texts.SOURCE)


def plain(text: str) -> str:
    """Return a text with blanks in place of those at which no line ends."""
    return re.sub("[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize("language", DATES, indirect=True)
@pytest.mark.parametrize("at", [EVENING, MIDNIGHT, NOON], ids=str)
def test_dates_are_written_as_a_native_writes_them(language: str, at: datetime) -> None:
    told = (dates.day, dates.full_date, dates.time, dates.day_and_time, dates.date_and_time)
    assert tuple(plain(each(at)) for each in told) == DATES[language][at]
    assert dates.moment(at).startswith(dates.day(at))
    assert dates.moment(at).endswith(dates.time(at))


@pytest.mark.parametrize("language", NUMBERS, indirect=True)
def test_numbers_are_written_as_a_native_writes_them(language: str) -> None:
    assert {each: plain(in_groups(each)) for each in NUMBERS[language]} == NUMBERS[language]


def test_no_line_ends_within_a_time_or_a_number(language: str) -> None:
    assert " " not in dates.time(EVENING) + dates.full_date(EVENING) + in_groups(1_234_567)


def test_a_pattern_is_read_as_the_cldr_reads_it(language: str) -> None:
    locale = Locale.parse(LOCALES.get(language, language))
    for at in (EVENING, MIDNIGHT, NOON):
        for pattern, told in (("dd/MM", dates.day), ("dd/MM/y", dates.full_date)):
            assert told(at) == format_datetime(at, texts._(pattern), locale=locale)
        told_time = format_datetime(at, texts._("HH:mm"), locale=locale)
        assert plain(dates.time(at)) == plain(told_time)


def test_order_and_signs_are_those_of_the_cldr(language: str) -> None:
    """Whether 5 has a 0 before it is the catalogue's own business: columns of rows are even."""
    locale = Locale.parse(LOCALES.get(language, language))
    # Spanish has both ways: half of its countries count twelve hours, half twenty-four.
    hours = str(locale.time_formats["short"])
    if language == "es":
        hours = locale.datetime_skeletons["Hm"]
    wanted = (locale.datetime_skeletons["Md"], locale.datetime_skeletons["yMd"], hours)
    ours = (texts._("dd/MM"), texts._("dd/MM/y"), texts._("HH:mm"))
    assert [_bare(each) for each in ours] == [_bare(str(each)) for each in wanted]


def test_numbers_are_grouped_as_in_the_cldr(language: str) -> None:
    if language == "es":  # the Academy's, which every country knows: see `support.numbers`
        return
    locale = Locale.parse(language)
    sign = locale.number_symbols["latn"]["group"]
    assert in_groups(1_234_567) == f"1{sign}234{sign}567"


def _bare(pattern: str) -> str:
    """Return a pattern with one letter for each part of it."""
    return re.sub(r"(.)\1+", r"\1", plain(pattern)).replace("mm", "m")
