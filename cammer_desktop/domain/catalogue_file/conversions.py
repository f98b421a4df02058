"""What a spreadsheet makes of a text when it opens and saves a CSV file.

LibreOffice and Excel read `007` as 7, `12e5` as 1200000 and `1/2` as a date, and write that. Only a
text with an apostrophe in front comes back from both as it was (in LibreOffice 7.4 tried with each
language's settings; blanks, also no-break ones, do not help, and `="007"` is a formula).
"""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from cammer_desktop.domain import spreadsheet
from cammer_desktop.domain.catalogue import InvalidEntryError
from cammer_desktop.domain.catalogue_file.days import day_of, month_of
from cammer_desktop.domain.catalogue_file.rows import Doubt
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex

if TYPE_CHECKING:
    from decimal import Decimal

_MARK: Final = "'"
_TRUE: Final = frozenset({"true", "verdadero", "verdadeiro"})
_FALSE: Final = frozenset({"false", "falso"})
# Words within dates, times and amounts of money, beside the months' names.
_WORDS: Final = regex("a|am|bs|del?|e|h|l|m|p|pm|q|rd?|t|us|usd|z")
_LETTERS: Final = regex(r"[^\W\d_]+")
_DIGIT: Final = regex(r"\d")
_NUMBER: Final = regex(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,4})?", re.I | re.A)
_GROUPED: Final = regex(r"[+-]?\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*", re.A)
# As a spreadsheet writes numbers: no zeros in front, and no more than 15 digits that count.
_WRITTEN: Final = regex(r"-?(?:0|[1-9]\d{0,14}0*)(?:[.,]\d{1,15})?(?:E[+-]\d{2,3})?%?", re.ASCII)
_CLOCK: Final = regex(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)?", re.ASCII)
_TWO: Final = regex(r"(\d{1,4})\W+(\d{1,4})(?:\W+\d{1,4})?", re.ASCII)
# What Excel, LibreOffice and Google's spreadsheets show of a formula that failed or is not done, in
# English, Spanish and Portuguese, and of a number for which a column is too narrow.
_ERROR: Final = regex(
    "#+|#N/[AD]|#GETTING_DATA|(?:Err|Error|Erro):[0-9]{3}|(?:Loading|Cargando|Carregando)[.]{3}"
    "|#[¡¿]?(?:REF|VALUE|VALOR|DIV/0|NAME|NOMBRE|NOME|N[UÚ]M|NULL|NULO|ERROR|SPILL|DESBORDAMIENTO"
    "|DESPEJAR|CALC|FIELD|CAMPO|CONNECT|BLOCKED|UNKNOWN|BUSY)[!?]",
    re.IGNORECASE,
)
_SHORT_DATE: Final = regex(r"(\d{1,2})[- /]([a-z]+)\.?|([a-z]+)\.?[- /](\d{2})", re.ASCII)


def kept(text: str) -> str:
    """Return a cell that a spreadsheet shows and writes as it stands, if `safe` does not see to it.

    One that already begins like such a cell gets one more apostrophe.
    """
    return _MARK + text if _is_kept(text) else text


def plain(cell: str) -> str:
    """Return the text of a cell that `kept` has made."""
    return cell[1:] if cell.startswith(_MARK) and _is_kept(cell[1:]) else cell


def is_error(cell: str) -> bool:
    """Tell whether a spreadsheet wrote a cell because it had no value for it."""
    return _ERROR.fullmatch(cell.strip()) is not None


def doubt_of(cell: str) -> Doubt | None:
    """Return what a cell with a code looks like if a spreadsheet may have made it of another."""
    cell = cell.strip()
    if cell.startswith(_MARK):
        return None
    word = folded(cell)
    if _WRITTEN.fullmatch(cell) or word in _TRUE or word in _FALSE:
        return Doubt.NUMBER
    is_date = _CLOCK.fullmatch(word) or _short_date(word) or _day(cell) is not None
    return Doubt.DATE if is_date else None


def becomes(code: str, cell: str) -> bool:
    """Tell whether a spreadsheet that is given a code may write it as this cell."""
    for words in (_TRUE, _FALSE):
        if folded(cell) in words:
            return folded(code) in words
    numbers = [(a, b) for a in _numbers(code) for b in _numbers(cell)]
    if numbers:
        places = _places(cell)
        return any(f"{a:.{places}E}" == f"{b:.{places}E}" for a, b in numbers)
    return bool(_pairs(code) & _pairs(cell))


def _is_kept(text: str) -> bool:
    bare = text.lstrip(_MARK)
    if spreadsheet.safe(bare) != bare:
        return False
    if is_error(bare):
        return True
    word = folded(bare)
    if not _DIGIT.search(word):
        return word in _TRUE or word in _FALSE
    return all(
        _WORDS.fullmatch(each) or month_of(each) is not None for each in _LETTERS.findall(word)
    )


def _numbers(text: str) -> "set[Decimal]":
    """Return the numbers that a text may mean: `1.200` is one with a point or with thousands."""
    from decimal import Decimal  # only where two cells differ

    text = text.strip()
    grouped = _GROUPED.fullmatch(text)
    texts = {text, text.replace(grouped[1], "") if grouped else text}
    return {Decimal(each.replace(",", ".")) for each in texts if _NUMBER.fullmatch(each)}


def _places(cell: str) -> int:
    """Return how many digits behind the first one count in a number that a spreadsheet wrote."""
    mantissa, exponent, _ = cell.strip().upper().partition("E")
    return len(mantissa) - 2 if exponent and len(mantissa) > 2 else 0 if exponent else 14


def _pairs(text: str) -> set[frozenset[int]]:
    """Return the pairs of numbers that a text may mean as day and month, or month and year."""
    pairs = {_short_date(folded(text.strip()))} - {frozenset()}
    if found := _TWO.fullmatch(text.strip()):
        pairs.add(frozenset((int(found[1]) % 100, int(found[2]) % 100)))
    if (day := _day(text)) is not None:
        pairs |= {frozenset((day.day, day.month)), frozenset((day.month, day.year % 100))}
    return pairs


def _short_date(word: str) -> frozenset[int]:
    """Return the numbers of a date without its year or its day, such as "01-feb"; else none."""
    found = _SHORT_DATE.fullmatch(word)
    month = month_of(found[2] or found[3]) if found else None
    return (
        frozenset() if not found or month is None else frozenset((int(found[1] or found[4]), month))
    )


def _day(text: str) -> date | None:
    try:
        return day_of(text)
    except InvalidEntryError:
        return None
