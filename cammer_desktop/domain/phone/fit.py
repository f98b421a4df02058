"""How well the groups in which a number is written fit a candidate."""

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from cammer_desktop.domain.phone.candidates import Candidate, Source

# Groups of so many digits are mostly written in two or three.
_LONG: Final = 6


def fitting(candidate: Candidate, breaks: frozenset[int]) -> frozenset[int]:
    """Return those of the written breaks that fit a candidate.

    They end its IDD, its code, a trunk prefix or one of its country's groups. An IDD that is set
    apart may be grouped anyhow, and so may a long group: 123 4567 is written for Bogotá's 1234567.
    """
    idd = len(candidate.idd)
    own = {idd, candidate.head, *(range(idd) if idd in breaks else ())}
    groups = _groups(candidate)
    # A plan may add digits that were not dialled (an area code), or take some out (a carrier).
    start = len(candidate.digits) - sum(map(len, groups))
    own.update(() if candidate.code else range(start), {start} if groups else ())
    for group in groups:
        end = start + len(group)
        own.update(range(start, end) if len(group) >= _LONG else (), {end})
        start = end
    return breaks & own


def breaks_head(candidate: Candidate, breaks: frozenset[int]) -> bool:
    """Tell whether IDD or code is broken by a separator, so that it is hardly one.

    Where every digit stands alone, it ends at a separator as well.
    """
    idd, head = len(candidate.idd), candidate.head
    if candidate.source is Source.NATIONAL:  # a 00 that is set apart is an IDD
        return candidate.digits.startswith("00") and 2 in breaks and 1 not in breaks
    in_idd = idd not in breaks and any(place in breaks for place in range(1, idd))
    return in_idd or (head not in breaks and any(at in breaks for at in range(idd + 1, head)))


def shows_head(candidate: Candidate, breaks: frozenset[int]) -> bool:
    """Tell whether IDD and code are set apart, together or each."""
    head = candidate.head
    return head in breaks and {at for at in breaks if at < head} <= {len(candidate.idd)}


def contradicts(candidate: Candidate, breaks: frozenset[int]) -> bool:
    """Tell whether the written groups are hardly those of a candidate, at its head or its tail.

    Its own groups may be written together or divided, but not cut and put together anew. Digits in
    twos or ones are written so in any country.
    """
    total = len(candidate.digits)
    places = sorted(breaks | {0, total})
    sizes = [end - start for start, end in pairwise(places)]
    if len(sizes) < 2 or max(sizes[-2:]) <= 2:
        return False
    groups = _groups(candidate)
    ends = list(accumulate(map(len, groups), initial=total - sum(map(len, groups))))
    before = max((end for end in ends if end <= places[-2]), default=0)
    is_cut = before != places[-2] and before not in places
    if sizes[-1] == 1 or (is_cut and sizes[-1] <= (3 if sizes[-2] >= _LONG else 2)):
        return True
    # An area that is longer in the plan, as Barcelona's 93 123 45 67, goes on at a group's end.
    goes_on = sizes[0] == 2 and places[2] in ends
    return sizes[0] <= 2 and not goes_on and not fitting(candidate, breaks) & {places[1]}


def _groups(candidate: Candidate) -> list[str]:
    """Return the groups of the national part, of the first form that has the typed digits."""
    typed = candidate.national
    forms = ((re.findall(r"\d+", form), re.sub(r"\D", "", form)) for form in formats(candidate))
    fit = (groups for groups, form in forms if typed.endswith(form) or form.endswith(typed))
    return next(fit, [])


@lru_cache(maxsize=64)  # one key asks to rank, to judge and to group
def formats(candidate: Candidate) -> tuple[str, str]:
    """Return the national part as it is written behind a code, and as it is written at home."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    def text(form: int) -> str:
        number = candidate.number
        return phonenumbers.format_number(number, form) if number is not None else ""

    abroad = text(PhoneNumberFormat.INTERNATIONAL).removeprefix(f"+{candidate.country_code}")
    return abroad.strip(), text(PhoneNumberFormat.NATIONAL)
