"""Regions and country codes in the numbering plans (ITU-T E.164)."""

import re
from typing import Final

LATIN_AMERICA: Final = (
    *("AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN"),
    *("HT", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE"),
)
"""The regions (ISO 3166) that our users call most, in alphabetical order."""

WORLD: Final = "001"
"""The library's region for codes that belong to no country."""


def country_code(region: str) -> int:
    """Return the country calling code of a region, 0 where there is none."""
    import phonenumbers

    return int(phonenumbers.country_code_for_region(region))


def regions() -> tuple[str, ...]:
    """Return every region of the numbering plans (ISO 3166), in alphabetical order."""
    import phonenumbers

    return tuple(sorted(phonenumbers.SUPPORTED_REGIONS))


def split_code(digits: str) -> tuple[str, str] | None:
    """Split international digits without a plus into country code and rest, None without a code.

    No code is a prefix of another, so the first match is the code.
    """
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    for length in (1, 2, 3):
        code = digits[:length]
        if len(code) == length and int(code) in COUNTRY_CODE_TO_REGION_CODE:
            return code, digits[length:]
    return None


def regions_of(code: str) -> tuple[str, ...]:
    """Return the regions of a country code, the main one first; empty for an unknown code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    named = COUNTRY_CODE_TO_REGION_CODE.get(int(code), ())
    return tuple(region for region in named if region != WORLD)


def dials_abroad(digits: str, region: str) -> bool:
    """Tell whether the digits begin with the region's own prefix for calls abroad (IDD)."""
    from phonenumbers import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region, None)
    prefix = plan.international_prefix if plan is not None else None
    return prefix is not None and re.match(prefix, digits) is not None


def international(digits: str, region: str) -> str | None:
    """Return the digits after a plus or a `00`, None if the number begins with neither.

    `00` is understood everywhere, even where the region's own prefix is another (Brazil, Colombia,
    Cuba, the Dominican Republic, the United States, ...); where the region's own is longer and
    begins with it (Australia's 0011), that one counts.
    """
    if digits.startswith("+"):
        return digits[1:]
    if not digits.startswith("00"):
        return None
    own_is_longer = dials_abroad(digits, region) and not dials_abroad("0099", region)
    return None if own_is_longer else digits[2:]
