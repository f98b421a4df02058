"""What a customer's data from outside do to a draft: they complete it, or take its place."""

from collections.abc import Mapping

from cammer_desktop.domain import phone
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, Field
from cammer_desktop.domain.session import Draft, text_of
from cammer_desktop.support.folding import folded
from cammer_desktop.support.records import dataclass

Given = Mapping[Field, str]
"""Texts of the customer's fields; a field of which nothing is known has "" or no entry."""


@dataclass(frozen=True, slots=True, repr=False)
class Merged:
    """The customer's fields afterwards.

    `texts` are what will stand in each of them, `new` are those of which the text comes from
    outside, and `before` is what stands there now and goes. With `is_another` all of the draft
    goes, the ticket too: two customers are never mixed.
    """

    texts: Given
    new: tuple[Field, ...]
    before: Given
    is_another: bool


def merged(draft: Draft, given: Given, region: str) -> Merged:
    """Return what becomes of a draft with what is given, whose number is dialled in `region`.

    The data are the draft's own customer's if none of them contradicts what is typed: then they
    only fill in what is empty, and a name of which a part was typed. What is the same stays as it
    was typed. Anything else is another customer.
    """
    typed = {field: (text_of(field, draft) or "").strip() for field in CUSTOMER_FIELDS}
    both = [field for field in CUSTOMER_FIELDS if typed[field] and given.get(field)]
    is_another = not all(_is_same(field, draft, given[field], region) for field in both)
    kept = {} if is_another else {field: text for field, text in typed.items() if text}
    if Field.NAME in both and kept and not _is_within(given[Field.NAME], typed[Field.NAME]):
        del kept[Field.NAME]
    texts = {field: kept.get(field) or given.get(field) or "" for field in CUSTOMER_FIELDS}
    new = tuple(field for field in CUSTOMER_FIELDS if texts[field] and field not in kept)
    before = {field: text for field, text in typed.items() if text and field not in kept}
    return Merged(texts, new, before, is_another)


def _is_same(field: Field, draft: Draft, text: str, region: str) -> bool:
    """Tell whether a text, with a number dialled in `region`, may be what is typed in a draft."""
    typed = text_of(field, draft) or ""
    if field is Field.NAME:
        return _is_within(typed, text) or _is_within(text, typed)
    if field is Field.PHONE:
        return _dialled(typed, draft.region) == _dialled(text, region)
    return typed.strip().casefold() == text.casefold()


def _is_within(part: str, whole: str) -> bool:
    """Tell whether every word of a name is one of another."""
    return set(folded(part).split()) <= set(folded(whole).split())


def _dialled(text: str, region: str) -> str:
    """Return what tells one number from another: what is dialled, or what is no number yet."""
    reading = phone.read(text, region)
    return text if reading.flaw is not None else reading.e164
