"""What a written number is read as, and how it is judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from cammer_desktop.domain.phone import plans, written

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


class PhoneFlaw(Enum):
    """Why a text is no number that can be called; only these keep it from being sent."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not a number"
    UNKNOWN_COUNTRY_CODE = "unknown country code"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    INVALID_LENGTH = "no number has this length"
    ONLY_LOCAL = "only a local number"


class LineType(Enum):
    """What kind of line a valid number is."""

    MOBILE = "mobile"
    FIXED = "fixed line"
    FIXED_OR_MOBILE = "fixed line or mobile"
    TOLL_FREE = "toll free"
    PREMIUM = "premium rate"
    VOIP = "over the internet"
    OTHER = "another kind"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was read as. `flaw` is None where it may be sent, and `e164` filled then.

    `shown` is the international form, `region` the ISO 3166 code of the country it belongs to
    (empty where it is none or not known), `valid` whether the numbering plan holds it: it may
    warn, not block, for the plan on this machine ages. `line` is known of valid numbers only.
    """

    flaw: PhoneFlaw | None
    e164: str = ""
    shown: str = ""
    region: str = ""
    valid: bool = False
    line: LineType | None = None


def read(text: str, region: str) -> Reading:
    """Read a number as it is dialled in `region` (ISO 3166), or in an international form."""
    digits = written.digits(text)
    if digits is None:
        return Reading(PhoneFlaw.NOT_A_NUMBER)
    return read_digits(digits, region)


# One key asks for the same number several times: to group it, to judge it, to offer repairs.
@lru_cache(maxsize=16)
def read_digits(digits: str, region: str) -> Reading:
    """Read a number given as its digits.

    The library's reading stands where it is valid; where not, one of our own is taken if that is.
    Where both are refused, our own reason is told: it knows what a `00` means everywhere.
    """
    if not digits:
        return Reading(PhoneFlaw.EMPTY)
    first = _parsed(digits, region)
    if first.valid:
        return first
    own = [_parsed(form, region) for form in _own_forms(digits, region)]
    taken = next((reading for reading in own if reading.valid), first)
    if taken is first and first.flaw is not None and own and own[0].flaw is not None:
        return own[0]
    return taken


def _own_forms(digits: str, region: str) -> Iterator[str]:
    """Yield the digits as they may be meant where the library does not understand them.

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
        # The library calls a single digit no number; whoever types sees that more are missing.
        short = PhoneFlaw.TOO_SHORT if digits.strip("+") else PhoneFlaw.NOT_A_NUMBER
        return Reading(flaws.get(error.error_type, short))
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
    """Return the number's country; of several with its code, the one it is dialled in if unsure."""
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
