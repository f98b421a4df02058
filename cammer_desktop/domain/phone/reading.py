"""Reading a written number, and checking whether it can be called."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.candidates import Candidate
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.ranking import ranked
from cammer_desktop.domain.phone.written import Written, parse
from cammer_desktop.support.records import dataclass

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


class LineType(Enum):
    """The line type of a valid number."""

    MOBILE = "mobile"
    FIXED = "fixed line"
    FIXED_OR_MOBILE = "fixed line or mobile"
    TOLL_FREE = "toll free"
    PREMIUM = "premium rate"
    VOIP = "over the internet"
    OTHER = "another kind"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it was read. If it may be sent, `flaw` is None and `e164` is set.

    `shown` is the international form, `region` the ISO 3166 code of the number's country (empty if
    it has none or it is unknown). `valid` is whether the numbering plan has the number; if not,
    that only warns, since the plan on this machine ages. `line` is set for valid numbers only.
    `in_doubt` is whether the number is written in groups that are hardly those of its country.
    `left_out` is what stood in the text beside the number.
    """

    flaw: PhoneFlaw | None
    e164: str = ""
    shown: str = ""
    region: str = ""
    valid: bool = False
    line: LineType | None = None
    in_doubt: bool = False
    left_out: str = ""


def read(text: str, region: str) -> Reading:
    """Read a number as it is dialled in `region` (ISO 3166), or in an international form."""
    written = parse(text)
    if isinstance(written, PhoneFlaw):
        return Reading(written)
    return read_written(written, region)


def read_digits(digits: str, region: str) -> Reading:
    """Read a number given as its digits, with a leading plus, if any."""
    return read_written(Written(digits), region)


def line_type(e164: str) -> LineType | None:
    """Return the line type of a number in E.164, None where its numbering plan lacks the number.

    Where a plan has one kind of number for both, that is FIXED_OR_MOBILE, and no reason to warn.
    """
    return read(e164, "").line


# One key reads the same number several times: to group, to check, to find repairs.
@lru_cache(maxsize=64)
def read_written(written: Written, region: str) -> Reading:
    """Read a number that was found in a text: the best of its readings, or its flaw."""
    digits = written.digits
    if not digits:
        return Reading(PhoneFlaw.EMPTY)
    if digits == "+":
        return Reading(PhoneFlaw.TOO_SHORT)
    ranking = ranked(written, region)
    if ranking.taken is None:
        return Reading(PhoneFlaw.UNKNOWN_COUNTRY_CODE)
    reading = _reading(ranking.taken, region)
    return replace(reading, in_doubt=ranking.in_doubt, left_out=written.left_out)


def readings_of(found: Iterable[Candidate], region: str) -> tuple[Reading, ...]:
    """Return what valid candidates mean, each number once."""
    readings = (_reading(each, region) for each in found)
    return tuple({each.e164: each for each in readings}.values())


def taken(written: Written, region: str) -> Candidate | None:
    """Return how a number is read, valid or not; None where no country is known."""
    return ranked(written, region).taken


def _reading(candidate: Candidate, dialled_in: str) -> Reading:
    """Return what a candidate means."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    number, valid = candidate.number, candidate.valid
    if number is None:
        return Reading(candidate.flaw, region=plans.region_of_code(candidate.code, dialled_in))
    shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    region = _region(number, dialled_in)
    if candidate.flaw is not None:
        return Reading(candidate.flaw, shown=shown, region=region)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return Reading(None, e164, shown, region, valid, _line(number) if valid else None)


def _region(number: "PhoneNumber", dialled_in: str) -> str:
    """Return the number's country; if only the code is known, `dialled_in` is preferred."""
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    if region:
        return "" if region == plans.WORLD else str(region)
    return plans.region_of_code(str(number.country_code), dialled_in)


def _line(number: "PhoneNumber") -> LineType:
    import phonenumbers
    from phonenumbers import PhoneNumberType

    return {
        PhoneNumberType.MOBILE: LineType.MOBILE,
        PhoneNumberType.FIXED_LINE: LineType.FIXED,
        PhoneNumberType.FIXED_LINE_OR_MOBILE: LineType.FIXED_OR_MOBILE,
        PhoneNumberType.TOLL_FREE: LineType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE: LineType.PREMIUM,
        PhoneNumberType.SHARED_COST: LineType.PREMIUM,
        PhoneNumberType.VOIP: LineType.VOIP,
    }.get(phonenumbers.number_type(number), LineType.OTHER)
