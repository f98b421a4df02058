"""Pasting a number: whether it stands for the whole number, or belongs to what is there."""

from cammer_desktop.domain.phone import plans
from cammer_desktop.domain.phone.country_codes import codes_of
from cammer_desktop.domain.phone.reading import read
from cammer_desktop.domain.phone.repair import repairs
from cammer_desktop.domain.phone.written import Written, parse


def replaces_all(pasted: str, rest: str, together: str, region: str) -> bool:
    """Tell whether a text that is pasted replaces the rest of the number too.

    So does a link or an international number, and a number that could be called alone but not
    `together` with the rest, unless that says the code of another country: nothing would be left of
    it.
    """
    found = parse(pasted)
    if isinstance(found, Written) and (found.is_link or found.digits.startswith("+")):
        return True
    if not rest or read(together, region).valid:
        return False
    alone = read(pasted, region)
    numbers = [alone] if alone.valid else [each.result for each in repairs(pasted, region)]
    said = codes_of(rest, region)
    return any(not said or plans.code_of(each.e164.removeprefix("+")) in said for each in numbers)
