"""Days as people and spreadsheets write them.

In Latin America the day comes first in a file. A spreadsheet of the United States writes the month
first, which one date of a file may prove (`12/31/2026`) and then holds for all of them. What is
typed has the order in which the program's language shows dates.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.catalogue import EntryFlaw, InvalidEntryError
from cammer_desktop.support import dates
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex

_YEARS: Final = range(2000, 2101)
# Day 0 of the "1900 system", in which spreadsheets count days.
_SERIAL_ZERO: Final = date(1899, 12, 30)
_LONGEST: Final = 60
_MONTHS: Final = {
    name: number
    for names in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), 1)
} | {"setiembre": 9}
_WEEKDAYS: Final = (
    *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    *("segunda", "terca", "quarta", "quinta", "sexta", "feira"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_FILLERS: Final = frozenset({"de", "del", "do", "of", "the"})
_DASHES_AND_SLASHES: Final = str.maketrans("‐‑‒–—−⁄∕", "------//")
_TIME: Final = regex(
    r"(?:[t,\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?|t\d{4,6})"
    r"\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_DAY_FIRST: Final = regex(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST: Final = regex(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})")
_DIGITS: Final = regex(r"(\d{2})(\d{2})(\d{2})(\d{2})")
_SERIAL: Final = regex(r"(\d{5})(?:[.,]\d+)?")
_WRITTEN: Final = regex(r"\d{4}-\d\d-\d\d", re.ASCII)


class Order(Enum):
    """What stands first in the dates of a file."""

    DAY_FIRST = "the day"
    MONTH_FIRST = "the month"
    UNCLEAR = "now this, now that"


def day_of(text: str, order: Order = Order.DAY_FIRST) -> date | None:
    """Return the day that a text means, None if it is empty. Raises InvalidEntryError.

    The order counts where both are possible; UNCLEAR is read as DAY_FIRST.
    """
    if not text.strip():
        return None
    day_first, month_first = _readings(text)
    if order is Order.MONTH_FIRST:
        day_first, month_first = month_first, day_first
    day = day_first or month_first
    if day is None:
        raise InvalidEntryError(EntryFlaw.DATE)
    return day


def typed_day_of(text: str) -> date | None:
    """Return the day of a text that was typed, like `day_of`, in the current language's order."""
    return day_of(text, Order.MONTH_FIRST if dates.is_month_first() else Order.DAY_FIRST)


def written_day_of(text: str, order: Order = Order.DAY_FIRST) -> date | None:
    """Return the day of a text that a program may have written, else like `day_of`.

    This one stores and exports ISO 8601, in which a day of any year holds: older versions took any,
    above all for "without end".
    """
    if _WRITTEN.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise InvalidEntryError(EntryFlaw.DATE) from error
    return day_of(text, order)


def order_of(spans: Iterable[tuple[str, str]]) -> Order:
    """Return the order that the first and last days in a file prove, DAY_FIRST without a proof.

    It is unclear if there are proofs of both, or if without any a span would end before it begins
    unless the month stood first.
    """
    proofs: set[Order] = set()
    is_odd = False
    for span in spans:
        for day_first, month_first in map(_readings, span):
            if day_first is None and month_first is not None:
                proofs.add(Order.MONTH_FIRST)
            if month_first is None and day_first is not None:
                proofs.add(Order.DAY_FIRST)
        is_odd = is_odd or (_ends_early(span, 0) and not _ends_early(span, 1))
    if len(proofs) == 1:
        return proofs.pop()
    return Order.UNCLEAR if proofs or is_odd else Order.DAY_FIRST


def is_ambiguous(text: str) -> bool:
    """Tell whether a text is one day if the day stands first, and another if the month does."""
    day_first, month_first = _readings(text)
    return None not in (day_first, month_first) and day_first != month_first


def month_of(word: str) -> int | None:
    """Return the month of a folded word: its name in Spanish, Portuguese or English, or short."""
    return _MONTHS.get(_begun(word, _MONTHS) or "")


def _ends_early(span: tuple[str, str], which: int) -> bool:
    first, last = (_readings(text)[which] for text in span)
    return first is not None and last is not None and last < first


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[date | None, date | None]:
    """Return what a text means if the day stands first, and if the month does."""
    if len(text) > _LONGEST:
        return None, None
    plain = _TIME.sub("", _plain(text))
    if found := _DAY_FIRST.fullmatch(plain):
        a, b, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if len(found[4]) == 2 else 0
        return _day(year, b, a), _day(year, a, b)
    if found := _DIGITS.fullmatch(plain):
        a, b, c, d = map(int, found.groups())
        certain, year = _day(100 * a + b, c, d), 100 * c + d
        return certain or _day(year, b, a), certain or _day(year, a, b)
    day = _certain(plain)
    return day, day


def _certain(plain: str) -> date | None:
    """Return the day of a text in which no order is open."""
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _SERIAL.fullmatch(plain):
        day = _SERIAL_ZERO + timedelta(days=int(found[1]))
        return day if day.year in _YEARS else None
    return _worded(plain)


def _worded(plain: str) -> date | None:
    """Return the day of a text like "31 de diciembre de 2026", "31-dic-26" or "Dec 31, 2026"."""
    numbers = re.findall(r"\d+", plain)
    words = [word for word in re.findall("[a-z]+", plain) if word not in _FILLERS]
    if len(numbers) != 2 or not words or not re.fullmatch(r"[a-z\d\s,./-]+", plain):
        return None
    places = [place for place, word in enumerate(words) if month_of(word) is not None]
    if not places:
        return None
    month = month_of(words.pop(places[-1]))  # the last one: "mar" is Tuesday as well
    if not all(_begun(word, _WEEKDAYS) for word in words):
        return None
    year, day = numbers if len(numbers[0]) == 4 else reversed(numbers)
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    return _day(int(year) + (2000 if len(year) == 2 else 0), month or 0, int(day))


def _plain(text: str) -> str:
    """Return a text folded, in ASCII digits, without what stands around a date or is invisible."""
    text = "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in folded(text).translate(_DASHES_AND_SLASHES)
        if unicodedata.category(char) != "Cf"
    )
    text = re.sub(r"\s*([-/.])\s*", r"\1", " ".join(text.split()))
    text = re.sub(r"(?<=\d)(?:o|ro|er|st|nd|rd|th)\b", "", text)
    return text.strip(" '’´`\"“”.,;")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _begun(word: str, names: Iterable[str]) -> str | None:
    """Return the first name that begins with a word of at least three letters."""
    return next((name for name in names if len(word) > 2 and name.startswith(word)), None)
