"""Reading a written number, and checking whether it can be called."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.written import Written, parse

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
    `left_out` is what stood in the text beside the number.
    """

    flaw: PhoneFlaw | None
    e164: str = ""
    shown: str = ""
    region: str = ""
    valid: bool = False
    line: LineType | None = None
    left_out: str = ""


def read(text: str, region: str) -> Reading:
    """Read a number as it is dialled in `region` (ISO 3166), or in an international form."""
    written = parse(text)
    if isinstance(written, PhoneFlaw):
        return Reading(written)
    return read_written(written, region)


def read_written(written: Written, region: str) -> Reading:
    """Read a number that was found in a text."""
    reading = read_digits(written.digits, region)
    return replace(reading, left_out=written.left_out) if written.left_out else reading


# One keystroke reads the same number several times: to group, to check, to find repairs.
@lru_cache(maxsize=16)
def read_digits(digits: str, region: str) -> Reading:
    """Read a number given as its digits.

    The library's reading is used if it is valid, else that of another form of the digits if it is
    valid. If all are refused, the flaw is that of our form, which understands `00` everywhere.
    """
    if not digits:
        return Reading(PhoneFlaw.EMPTY)
    as_typed = _parsed(digits, region)
    if as_typed.valid:
        return as_typed
    others = [_parsed(form, region) for form in _other_forms(digits, region)]
    valid = next((reading for reading in others if reading.valid), None)
    if valid is not None:
        return valid
    if others and as_typed.flaw is not None and others[0].flaw is not None:
        return others[0]
    return as_typed


def _other_forms(digits: str, region: str) -> Iterator[str]:
    """Yield what digits that the library does not understand may mean.

    A `00` with a country code, whatever the region's own prefix for calls abroad; a trunk 0 that
    was kept after the country code (Colombian mobiles too).
    """
    abroad = plans.international(digits, region)
    if abroad is None:
        return
    if not digits.startswith("+"):
        yield "+" + abroad
    split = plans.split_code(abroad)
    if split is not None and split[1].startswith("0"):
        yield f"+{split[0]}{split[1][1:]}"


def _parsed(digits: str, region: str) -> Reading:
    """Return the library's reading."""
    import phonenumbers
    from phonenumbers import NumberParseException as Error

    try:
        number = phonenumbers.parse(digits, region)
    except Error as error:
        flaws = {
            Error.INVALID_COUNTRY_CODE: PhoneFlaw.UNKNOWN_COUNTRY_CODE,
            Error.TOO_SHORT_AFTER_IDD: PhoneFlaw.TOO_SHORT,
            Error.TOO_SHORT_NSN: PhoneFlaw.TOO_SHORT,
            Error.TOO_LONG: PhoneFlaw.TOO_LONG,
        }
        # The library says that a single digit is not a number; it is one with digits missing.
        default = PhoneFlaw.TOO_SHORT if digits.strip("+") else PhoneFlaw.NOT_A_NUMBER
        return Reading(flaws.get(error.error_type, default))
    return _judged(number, region)


def _judged(number: "PhoneNumber", dialled_in: str) -> Reading:
    """Return the reading of a parsed number."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, ValidationResult

    flaws = {
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: PhoneFlaw.ONLY_LOCAL,
        ValidationResult.INVALID_COUNTRY_CODE: PhoneFlaw.UNKNOWN_COUNTRY_CODE,
        ValidationResult.TOO_SHORT: PhoneFlaw.TOO_SHORT,
        ValidationResult.TOO_LONG: PhoneFlaw.TOO_LONG,
        ValidationResult.INVALID_LENGTH: PhoneFlaw.INVALID_LENGTH,
    }
    # A few valid numbers are as short as a local one (Canada's 310-1234).
    valid = phonenumbers.is_valid_number(number)
    reason = phonenumbers.is_possible_number_with_reason(number)
    flaw = None if valid else flaws.get(reason)
    shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    region = _region(number, dialled_in)
    if flaw is not None:
        return Reading(flaw, shown=shown, region=region)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return Reading(None, e164, shown, region, valid, _line(number) if valid else None)


def _region(number: "PhoneNumber", dialled_in: str) -> str:
    """Return the number's country; if only the code is known, `dialled_in` is preferred."""
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    if region:
        return "" if region == plans.WORLD else str(region)
    candidates = plans.regions_of(str(number.country_code))
    return dialled_in if dialled_in in candidates else next(iter(candidates), "")


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
