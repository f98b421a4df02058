"""Dates and times as the current language writes them, without Qt.

What a language needs for them are texts of its catalogue: patterns in the letters of the Unicode
CLDR (UTS 35). A test holds them to that. People type a date as it is shown, since one form that is
read in two ways makes two days of it; what stands in files has one form in every language, and
comes from elsewhere.
"""

import re
from datetime import date, datetime
from typing import Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.texts import _

_LETTERS: Final = regex(r"dd?|MM?|y|HH?|hh?|mm|a")
_NOON: Final = 12


def day(at: date) -> str:
    """Return a day of the current year, as in `26/11`."""
    # TRANSLATORS: A day and its month. d dd: day; M MM: month (two letters: 05, not 5).
    return _written(_("dd/MM"), datetime(at.year, at.month, at.day))


def full_date(at: date) -> str:
    """Return a day of any year, as in `26/11/2026`."""
    return _written(full_date_pattern(), datetime(at.year, at.month, at.day))


def full_date_pattern() -> str:
    """Return the pattern of a day of any year, as in `dd/MM/y`."""
    # TRANSLATORS: A date, as it is shown and typed. d dd: day; M MM: month; y: year.
    return _("dd/MM/y")


def is_month_first() -> bool:
    """Tell whether the month stands before the day."""
    pattern = full_date_pattern()
    return pattern.index("M") < pattern.index("d")


def time(at: datetime) -> str:
    """Return a time of day, as in `18:05`."""
    # Latin America writes both ways, by country; what is read from a row has no second meaning.
    # TRANSLATORS: A time. H HH: hour of 24; h hh: hour of 12; mm: minute; a: a. m. or p. m.
    return _written(_("HH:mm"), at)


def day_and_time(at: datetime) -> str:
    """Return a day of the current year and a time in as few letters as will do: `26/11 18:05`."""
    return _("{day} {time}").format(day=day(at), time=time(at))


def date_and_time(at: datetime) -> str:
    """Return a day of any year and a time, within a sentence, as in `26/11/2026, 18:05`."""
    return _("{day}, {time}").format(day=full_date(at), time=time(at))


def moment(at: datetime) -> str:
    """Return a day of the current year and a time, within a sentence, as in `26/11, 18:05`."""
    return _("{day}, {time}").format(day=day(at), time=time(at))


def _written(pattern: str, at: datetime) -> str:
    """Return a time by a pattern; letters that mean nothing here stand for themselves."""

    def part(match: "re.Match[str]") -> str:
        letters = match[0]
        if letters == "a":
            # TRANSLATORS: Before and after noon, only where times have an a.
            return _("a. m.") if at.hour < _NOON else _("p. m.")
        number = {
            "d": at.day,
            "M": at.month,
            "y": at.year,
            "H": at.hour,
            "h": (at.hour - 1) % _NOON + 1,
            "m": at.minute,
        }[letters[0]]
        return f"{number:0{len(letters)}}"

    return _LETTERS.sub(part, pattern)
