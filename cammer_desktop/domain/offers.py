"""What is offered of the catalogues, and how it is found by a text."""

import re
from collections.abc import Iterable
from dataclasses import field
from datetime import date
from itertools import chain

from cammer_desktop.domain.catalogue import (
    Catalogue,
    Entry,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.destination import Agent, Category, trimmed_code
from cammer_desktop.support.folding import folded
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry that can be chosen, and how it is found; the team's cannot be edited.

    `name` is the entry's, folded, with single blanks; `code` is its code, empty without one;
    `detail` is that code folded, or the promotion's title, or the template's texts.
    """

    entry: Entry
    is_team: bool
    name: str = field(init=False, repr=False, compare=False)
    code: str = field(init=False, repr=False, compare=False)
    detail: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Here and once: a key that is typed must not wait until thousands of names are folded.
        entry = self.entry
        code = trimmed_code(entry.code) if isinstance(entry, NamedDestination) else ""
        detail = entry.title if isinstance(entry, Promotion) else code
        if isinstance(entry, Template):
            detail = f"{entry.subject} {entry.text}"
        object.__setattr__(self, "name", " ".join(folded(entry.name).split()))
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "detail", folded(detail))


def listed(own: Catalogue, team: Iterable[Entry]) -> tuple[Offer, ...]:
    """Return all entries, by kind and name."""
    all_offers = [Offer(each, is_team=False) for each in own.entries]
    all_offers += [Offer(each, is_team=True) for each in team]
    return tuple(sorted(all_offers, key=lambda offer: (offer.entry.kind.value, offer.name)))


def offers(of_all: Iterable[Offer], own: Catalogue, day: date) -> tuple[Offer, ...]:
    """Return the offers of a day: recently used ones first, then by name.

    An own entry hides the team's of the same key; promotions outside their dates are left out.
    """
    own_keys = {each.key for each in own.entries}
    today = [
        offer
        for offer in of_all
        if not (offer.is_team and offer.entry.key in own_keys)
        and (not isinstance(offer.entry, Promotion) or offer.entry.is_offered(day))
    ]
    ranks = {key: rank for rank, key in enumerate(own.recent)}
    return tuple(
        sorted(today, key=lambda offer: (ranks.get(offer.entry.key, len(ranks)), offer.name))
    )


def matching_offers(offered: Iterable[Offer], kind: Kind, text: str) -> tuple[Offer, ...]:
    """Return the offers of a kind whose name contains every word of the text, or that it means.

    A code matches by its beginning. First come the entries of that whole name or code, then names
    that begin with the text, then those in which each of its words begins a word, then the rest;
    within each the order stays.
    """
    words, code = folded(text).split(), trimmed_code(text)
    whole = " ".join(words)
    begun = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
    ranked: tuple[list[Offer], ...] = ([], [], [], [])
    for offer in offered:
        if offer.entry.kind is not kind:
            continue
        name = offer.name
        if whole == name or code == offer.code:
            ranked[0].append(offer)
        elif name.startswith(whole):
            ranked[1].append(offer)
        elif all(word in name for word in words):
            ranked[2 if all(each.search(name) for each in begun) else 3].append(offer)
        elif offer.code and offer.detail.startswith(whole):
            ranked[3].append(offer)
    return tuple(chain(*ranked))


def meanings(offered: Iterable[Offer], kind: Kind, text: str) -> tuple[Category | Agent, ...]:
    """Return every destination that a text may stand for, at least one.

    They are the entries of that whole name or exact code; without any, the text itself as a code,
    which is the one without a name. With more than one, the text does not say which is meant.
    """
    wanted, code = " ".join(folded(text).split()), trimmed_code(text)
    meant: dict[str, Category | Agent] = {}
    for offer in offered:
        if (wanted and offer.name == wanted) or offer.code == code:
            entry = offer.entry
            if isinstance(entry, NamedDestination) and entry.kind is kind:
                meant.setdefault(entry.key, entry.destination)
    return tuple(meant.values()) or (raw(kind, text),)


def promotions_named(offered: Iterable[Offer], text: str) -> tuple[Promotion, ...]:
    """Return the promotions whose whole name is a text."""
    wanted = " ".join(folded(text).split())
    return tuple(
        offer.entry
        for offer in offered
        if offer.name == wanted and isinstance(offer.entry, Promotion)
    )


def raw(kind: Kind, text: str) -> Category | Agent:
    """Return the destination whose code is a text as it stands."""
    return Category(text) if kind is Kind.CATEGORY else Agent(text)


def entry_of(
    offered: Iterable[Offer], kind: Kind, destination: Category | Agent
) -> NamedDestination | None:
    """Return the entry with a destination's code, if possible also with its name, or None."""
    code = trimmed_code(destination.code)
    same = (
        offer.entry
        for offer in offered
        if offer.code == code
        and isinstance(offer.entry, NamedDestination)
        and offer.entry.kind is kind
    )
    return min(same, key=lambda each: each.name.strip() != destination.name, default=None)


def is_of_team(offered: Iterable[Offer], kind: Kind, destination: Category | Agent) -> bool:
    """Tell whether a destination is an entry of the team's."""
    entry = entry_of(offered, kind, destination)
    return any(offer.is_team and offer.entry is entry for offer in offered)
