"""Numbers of plans that are no longer in use, as they are dialled today.

A rule is here only where the old form cannot be a number of today that lacks a digit or has one too
many, and where the new form follows from it. So nothing is offered for the countries that put a
digit before shorter numbers (Costa Rica, Panama, Honduras, Nicaragua, ...): there, an old number
looks like a new one whose digit was lost. A 0 that is no longer dialled (Chile) needs no rule: it
is read.
Sources: each country's numbering plan as the regulator announced the change (named at each rule).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from cammer_desktop.domain.phone.repair_kind import RepairKind
from cammer_desktop.support.patterns import regex

Rule = Callable[[str], Iterator[tuple[RepairKind, str]]]
"""From a national part, without trunk prefix and carrier, to what it may be today (E.164)."""

# Mexico has dialled ten digits without a prefix since 3 August 2019 (IFT); the 1 after +52 was
# dropped too. Before: 01 for long distance, 044 and 045 for mobiles.
_MEXICO: Final = regex(r"(?:44|45|1)(\d{10})")
# Brazil's mobiles got a 9 in front between 2012 and 2016 (Anatel, resolution 553/2010). Of the old
# eight digits, mobiles began with 6 to 9.
_BRAZIL: Final = regex(r"([1-9]{2})([6-9]\d{7})")
# Colombia's fixed lines have ten digits, 60 + area + seven, since 1 December 2021 (CRC, resolution
# 5826 of 2019). Before: area + seven, to another city behind 0 and a carrier (03, 05, 07, 09).
# A mobile has had no area in front since then either.
_COLOMBIA: Final = regex(r"[1-8]\d{7}")
_COLOMBIA_MOBILE: Final = regex(r"[1-8](3\d{9})")
# Argentina: a 9 before the area marks a mobile from abroad; at home it is a 0 before the area and a
# 15 behind it (ENACOM, resolution SC 10059/99). Area and number have ten digits together.
_ARGENTINA: Final = regex(r"9(0?)(\d{10}|\d{12})")
# Santiago's numbers got a 2 behind the area on 24 November 2012 (Subtel; ITU bulletin T020200002A).
# Today's begin with 21, 22, 23 and 26; so none of them lacks a digit here.
_CHILE: Final = regex(r"2([45789]\d{6})")
# Ecuador's mobiles got a 9 in front on 30 September 2012 (CONATEL). Of the old eight digits, those
# that begin with 9 look like today's with a digit missing.
_ECUADOR: Final = regex(r"8\d{7}")
# Peru's mobiles are called without an area since 4 September 2010 (MTC, "área virtual móvil").
_PERU: Final = regex(r"(?:1|4[1-4]|5[1-46]|6[1-7]|7[2-46]|8[2-4])(9\d{8})")


def _mexico(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _MEXICO.fullmatch(national):
        yield RepairKind.MEXICO_OLD_PREFIX, f"+52{match[1]}"


def _brazil(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _BRAZIL.fullmatch(national):
        yield RepairKind.BRAZIL_NINTH_DIGIT, f"+55{match[1]}9{match[2]}"


def _colombia(national: str) -> Iterator[tuple[RepairKind, str]]:
    if _COLOMBIA.fullmatch(national):
        yield RepairKind.COLOMBIA_SIXTY, f"+5760{national}"
    if match := _COLOMBIA_MOBILE.fullmatch(national):
        yield RepairKind.COLOMBIA_AREA, f"+57{match[1]}"


def _argentina(national: str) -> Iterator[tuple[RepairKind, str]]:
    match = _ARGENTINA.fullmatch(national)
    if match is None:
        return
    zero, rest = match.groups()
    for area in (2, 3, 4):
        if len(rest) == 12 and rest[area : area + 2] == "15":
            yield RepairKind.ARGENTINA_FIFTEEN, f"+549{rest[:area]}{rest[area + 2 :]}"
    if zero and len(rest) == 10:
        yield RepairKind.ARGENTINA_ZERO, f"+549{rest}"


def _chile(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _CHILE.fullmatch(national):
        yield RepairKind.CHILE_TWO, f"+5622{match[1]}"


def _ecuador(national: str) -> Iterator[tuple[RepairKind, str]]:
    if _ECUADOR.fullmatch(national):
        yield RepairKind.ECUADOR_NINE, f"+5939{national}"


def _peru(national: str) -> Iterator[tuple[RepairKind, str]]:
    if match := _PERU.fullmatch(national):
        yield RepairKind.PERU_AREA, f"+51{match[1]}"


RULES: Final[Mapping[str, Rule]] = {
    "AR": _argentina,
    "BR": _brazil,
    "CL": _chile,
    "CO": _colombia,
    "EC": _ecuador,
    "MX": _mexico,
    "PE": _peru,
}
