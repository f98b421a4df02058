"""Digits in groups, as one types them; and the country that they belong to meanwhile."""

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.reading import read_digits


def grouped(digits: str, region: str) -> str:
    """Return the digits with the separators of their country between them, and nothing else."""
    text = _grouped(digits, region)
    kept = "".join(char for char in text if char.isdecimal() or char == "+")
    # The library rearranges nothing today; if it ever does, ungrouped is right.
    return text if kept == digits else digits


def _grouped(digits: str, region: str) -> str:
    abroad = plans.international(digits, region)
    if abroad is None:
        return _as_typed(digits, region)
    prefix = "+" if digits.startswith("+") else "00 "
    split = plans.split_code(abroad)
    if split is not None and split[1].startswith("0"):
        # After a trunk 0 the library stops grouping: what follows the code is a national number.
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

    A valid number tells its country; a plus or `00` with a country code does so before that. The
    number itself must not change with it: some countries' prefixes for calls abroad go on after
    the `00` (Colombia's 005), and would read another number.
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
