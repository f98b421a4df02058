"""Grouping digits while they are typed, and the country to which they belong so far."""

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.reading import read_digits


def grouped(digits: str, region: str) -> str:
    """Return the digits with the separators of their country between them, and nothing else."""
    text = _grouped(digits, region)
    kept = "".join(char for char in text if char.isdecimal() or char == "+")
    # The library does not rearrange digits today; if it ever does, do not group.
    return text if kept == digits else digits


def _grouped(digits: str, region: str) -> str:
    abroad = plans.international(digits, region)
    if abroad is None:
        return _as_typed(digits, region)
    prefix = "+" if digits.startswith("+") else "00 "
    split = plans.split_code(abroad)
    if split is not None and split[1].startswith("0"):
        # After a trunk 0 the library stops grouping, so group the rest as a national number.
        code, national = split
        home = region if plans.country_code(region) == int(code) else None
        home = home or next(iter(plans.regions_of(code)), "")
        return f"{prefix}{code} {_as_typed(national, home)}"
    return prefix + _as_typed("+" + abroad, region)[1:]


def _as_typed(digits: str, region: str) -> str:
    from phonenumbers import AsYouTypeFormatter

    formatter = AsYouTypeFormatter(region)
    text = ""
    for digit in digits:
        text = formatter.input_digit(digit)
    return text


def region_of(digits: str, region: str) -> str:
    """Return the country to show for digits typed while `region` is chosen.

    A valid number determines the country; until then, the country code after a plus or `00` does.
    The new country must not change the number: in some, the prefix for calls abroad is longer than
    `00` (Colombia's 005), and the same digits would be another number.
    """
    reading = read_digits(digits, region)
    other = reading.region if reading.valid else _region_of_code(digits, region)
    if not other or other == region:
        return region
    return other if read_digits(digits, other) == reading else region


def _region_of_code(digits: str, region: str) -> str:
    abroad = plans.international(digits, region)
    split = plans.split_code(abroad) if abroad else None
    if split is None:
        return region
    candidates = plans.regions_of(split[0])
    return region if region in candidates else next(iter(candidates), region)
