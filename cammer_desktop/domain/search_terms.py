"""What a typed or pasted text is searched by: its words, and the phone number in it.

A number is found in every notation that the form reads, by the digits that are stored of it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from cammer_desktop.domain import phone
from cammer_desktop.domain.phone.beside import LABEL
from cammer_desktop.domain.phone.plans import country_code
from cammer_desktop.domain.phone.written import Written, digits_alone, parse
from cammer_desktop.support.folding import search_key
from cammer_desktop.support.patterns import regex

Term = tuple[str, ...]
"""A search word, in each form in which it may occur."""

# A number with fewer digits, leading zeros not counted, is as likely part of a code.
_MIN_NUMBER_DIGITS: Final = 3
# Of what was pasted, so many words are enough to tell one attempt.
_MAX_WORDS: Final = 30
_LINK: Final = regex(r"https?://(?P<rest>.*?)[\W_]*$", re.IGNORECASE)
# A path, and behind it what others have added to count clicks.
_ADDED: Final = regex(r"^([^/?#]++/[^?#]*[^/?#])[?#].*")
_INNER: Final = regex(r"(?<=\w)'(?=\w)")
_ACUTE: Final = regex("[\u00b4\u0384\u1ffd]")
_LABEL: Final = regex(LABEL, re.IGNORECASE)
_AROUND: Final = '",;:.!?\u00a1\u00bf()[]{}<>\u2026'


@lru_cache(maxsize=16)  # each attempt in memory is compared with it
def terms(text: str, region: str) -> tuple[Term, ...]:
    """Return the search words of a text; all must occur, each in one of its forms.

    A number is read as it is dialled in `region` (ISO 3166).
    """
    number = _international(text, region)
    if digits_alone(text):
        found: Iterable[Term] = [_forms(text, *number)]
    elif number:
        found = _beside_a_number(text, number)
    else:
        found = map(_forms, text.split()[:_MAX_WORDS])
    return tuple(filter(None, found))


def _international(text: str, region: str) -> tuple[str, ...]:
    """Return the digits, with the country's code, of the number that a text is or holds."""
    if not region or not any(map(str.isdecimal, text)):
        return ()
    reading = phone.read(text, region)
    if reading.flaw is None:
        return (reading.e164.lstrip("+"),)
    repaired = tuple(each.result.e164.lstrip("+") for each in phone.repairs(text, region))
    return repaired or _begun(text, region)


def _begun(text: str, region: str) -> tuple[str, ...]:
    """Return what a number of the region begins with of which the trunk 0 and little more is there.

    Without its zero, so few digits would be found in many places.
    """
    digits = digits_alone(text) or ""
    bare = digits.removeprefix("0")
    is_begun = digits != bare and bare[:1] != "0" and len(bare) < _MIN_NUMBER_DIGITS
    code = country_code(region) if is_begun else 0
    return (f"{code}{bare}",) if code else ()


def _beside_a_number(text: str, number: tuple[str, ...]) -> Iterable[Term]:
    """Return the number's term, and those of what stands beside it, labels left out."""
    written = parse(text)
    if not isinstance(written, Written):
        return
    yield _forms(written.digits, *number)
    for word in written.left_out.split()[:_MAX_WORDS]:
        if not _LABEL.fullmatch(word.rstrip(_AROUND)):
            yield _forms(word)


def _forms(text: str, *more: str) -> Term:
    """Return a word as it is searched and, if it is a number, as it stands in an international one.

    That has no separators between its digits and no zeros before them (00, a trunk 0); `more` are
    the forms that only its region tells. A link is searched without what stands around it where it
    was copied, other words without punctuation and quotes. An acute accent that was typed for an
    apostrophe is a blank once it is folded.
    """
    link = _LINK.search(text)
    plain = _ADDED.sub(r"\1", link["rest"]) if link else " ".join(text.split())
    word = search_key(_ACUTE.sub("'", plain))
    word = word.strip(_AROUND) or word
    number = (digits_alone(text) or "").lstrip("+")
    bare = number.lstrip("0")
    forms = (bare if len(bare) >= _MIN_NUMBER_DIGITS else number, word, _INNER.sub(" ", word))
    shortest: list[str] = []
    for form in sorted(filter(None, (*forms, *more)), key=len):
        if not any(each in form for each in shortest):  # where that one is, so is this one
            shortest.append(form)
    return tuple(shortest)
