"""What a prefill means in the catalogue: a name is as good as a code."""

from collections.abc import Iterable

from cammer_desktop.domain.catalogue import Kind, Promotion
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.offers import Offer, meanings, promotions_named, raw
from cammer_desktop.domain.prefill import Prefill


def destination_of(prefill: Prefill, offered: Iterable[Offer]) -> Category | Agent | None:
    """Return the destination that a prefill names, None if it names none.

    It has a name if it is an entry: the only one of its kind with that whole name (case and
    accents make no difference) or that code. Else it is the text as it stands, without a name:
    nothing is chosen, be it that no entry is called so or that several are.
    """
    kind = Kind.CATEGORY if prefill.category else Kind.AGENT
    text = prefill.category or prefill.user
    if not text:
        return None
    meant = meanings(offered, kind, text)
    return meant[0] if len(meant) == 1 else raw(kind, text)


def promotion_of(prefill: Prefill, offered: Iterable[Offer]) -> Promotion | None:
    """Return the offered promotion of a prefill's name, None if there is not exactly one."""
    found = promotions_named(offered, prefill.promotion) if prefill.promotion else ()
    return found[0] if len(found) == 1 else None
