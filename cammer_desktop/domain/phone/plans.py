"""Regions and country codes in the numbering plans (ITU-T E.164)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from phonenumbers import PhoneMetadata

LATIN_AMERICA: Final = (
    *("AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN"),
    *("HT", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE"),
)
"""The regions (ISO 3166) that our users call most, in alphabetical order."""

# Where many of their customers live.
_EUROPE: Final = ("ES", "IT", "PT")

WORLD: Final = "001"
"""The library's region for codes that belong to no country."""

MAX_CODE: Final = 3
"""How many digits a country code has at most."""

# Of all IDDs, those that choose one of Australia's carriers are the longest: 14 11 0011.
_MAX_IDD: Final = 8
# Of those that are a 00 and a carrier's digits: Colombia's 00 414, South Korea's 00 700.
_MAX_CARRIER: Final = 3


def country_code(region: str) -> int:
    """Return the country calling code of a region, 0 where there is none."""
    return _codes().get(region, 0)


@cache
def _codes() -> dict[str, int]:
    """Return the code of each region: to look for one, the library loads the region's plan."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    every = COUNTRY_CODE_TO_REGION_CODE.items()
    return {region: code for code, named in every for region in named if region != WORLD}


def regions() -> tuple[str, ...]:
    """Return every region of the numbering plans (ISO 3166), in alphabetical order."""
    import phonenumbers

    return tuple(sorted(phonenumbers.SUPPORTED_REGIONS))


def code_of(digits: str) -> str:
    """Return the country code with which international digits begin, "" where there is none.

    They have no plus. No code is a prefix of another, so the first match is the code; none begins
    with 0.
    """
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    if digits.startswith("0"):
        return ""
    codes = (digits[:length] for length in range(1, min(MAX_CODE, len(digits)) + 1))
    return next((code for code in codes if int(code) in COUNTRY_CODE_TO_REGION_CODE), "")


def regions_of(code: str) -> tuple[str, ...]:
    """Return the regions of a country code, the main one first; empty for an unknown code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    named = COUNTRY_CODE_TO_REGION_CODE.get(int(code), ())
    return tuple(region for region in named if region != WORLD)


def region_of_code(code: str, preferred: str) -> str:
    """Return a region of a country code: the preferred one, else the main one; empty if unknown."""
    named = regions_of(code) if code else ()
    return preferred if preferred in named else next(iter(named), "")


def is_often_called(code: str) -> bool:
    """Tell whether a country code is one of those that our users and their customers have."""
    return bool(code) and (is_latin_american(code) or region_of_code(code, "") in _EUROPE)


def is_latin_american(code: str) -> bool:
    """Tell whether a country code is one of those that our users call most."""
    return any(region in LATIN_AMERICA for region in regions_of(code))


def plan_of(region: str) -> "PhoneMetadata | None":
    """Return a region's numbering plan, None where there is none."""
    from phonenumbers import PhoneMetadata

    return PhoneMetadata.metadata_for_region(region, None)


def plan_of_code(code: str) -> "PhoneMetadata | None":
    """Return the numbering plan of the main region of a country code, None for an unknown code."""
    from phonenumbers import PhoneMetadata

    return PhoneMetadata.metadata_for_region_or_calling_code(
        int(code), next(iter(regions_of(code)), WORLD)
    )


def idds(digits: str, region: str) -> Iterator[str]:
    """Yield what the digits begin with to call abroad: a plain `00` first, then the region's IDDs.

    `00` is understood everywhere, even where the region's own prefix is another (Brazil, Colombia,
    Cuba, the Dominican Republic, the United States, ...). One that chooses a carrier is longer.
    """
    if digits.startswith("00"):
        yield "00"
    plan = plan_of(region)
    own = plan.international_prefix if plan is not None else None
    for length in range(1, _MAX_IDD + 1):
        idd = digits[:length]
        if own and idd != "00" and len(idd) == length and re.fullmatch(own, idd):
            yield idd


def without_prefix(national: str, plan: "PhoneMetadata") -> str | None:
    """Return a national number without its trunk prefix and carrier, None if it has none.

    It is what the plan makes of it: Argentina's 15 behind the area becomes a 9 before it.
    """
    prefix = plan.national_prefix_for_parsing
    match = re.match(prefix, national) if prefix else None
    if match is None or not match[0]:
        return None
    rest = national[match.end() :]
    rule = plan.national_prefix_transform_rule
    if rule and match.lastindex and match[match.lastindex] is not None:
        return match.expand(rule) + rest
    return rest


def without_trunk(national: str, plan: "PhoneMetadata") -> str:
    """Return a national number without the trunk prefixes that cannot be part of it.

    A 0 is one where the plan dials it, or where no number begins with 0 (Chile, which gave it up).
    Italy's or Ivory Coast's 0 is part of the number; so is Russia's 8, which is a trunk prefix too.
    """
    trunk = plan.national_prefix or "0"
    if not _may_begin(plan, trunk):
        national = national.removeprefix(trunk)
    if plan.national_prefix == "0" or not _may_begin(plan, "0"):
        national = national.lstrip("0")
    return national


def _may_begin(plan: "PhoneMetadata", start: str) -> bool:
    """Tell whether numbers of a plan begin so, by its examples and samples of its pattern."""
    lines = (plan.fixed_line, plan.mobile)
    examples = (line.example_number for line in lines if line is not None)
    if any(example and example.startswith(start) for example in examples):
        return True
    general = plan.general_desc
    pattern = general.national_number_pattern if general is not None else None
    lengths = tuple(general.possible_length) if general is not None else ()
    return pattern is not None and _matches_some(pattern, start, lengths)


@cache
def _matches_some(pattern: str, start: str, lengths: tuple[int, ...]) -> bool:
    samples = (start + digit * (size - len(start)) for size in lengths for digit in "0123456789")
    return any(re.fullmatch(pattern, sample) for sample in samples)


def may_choose_carrier(digits: str, region: str) -> bool:
    """Tell whether more digits may make a prefix of these that calls abroad by a carrier.

    Where there are such prefixes, they are a `00` and up to three digits.
    """
    plan = plan_of(region)
    own = plan.international_prefix if plan is not None else None
    if not own or not digits.startswith("00"):
        return False
    more = range(1, _MAX_CARRIER + len("00") - len(digits) + 1)
    tails = ("".join(tail) for size in more for tail in product("0123456789", repeat=size))
    return any(re.fullmatch(own, digits + tail) for tail in tails)
