"""The catalogue: destinations and promotions by the names under which a call center knows them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from cammer_desktop.domain.destination import Agent, Category, trimmed_code
from cammer_desktop.domain.phone.countries import folded
from cammer_desktop.domain.session import Ticket

_REMEMBERED: Final = 20


class Kind(Enum):
    """What an entry is; the values stand in catalogue files."""

    CATEGORY = "category"
    AGENT = "agent"
    PROMOTION = "promotion"


class EntryFlaw(Enum):
    """Why an entry cannot be used."""

    KIND = "neither a category, an agent nor a promotion"
    NAME = "without a name"
    CODE = "without a code"
    TEXTS = "without title or description"
    DATE = "a date that is none"
    ORDER = "ends before it begins"
    CHARACTERS = "control characters"


class InvalidEntryError(ValueError):
    """An entry that cannot be used."""

    def __init__(self, flaw: EntryFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw: Final = flaw


@dataclass(frozen=True, slots=True)
class NamedDestination:
    """A category or an agent by name. Raises InvalidEntryError for one that cannot be used."""

    kind: Kind
    name: str
    code: str

    def __post_init__(self) -> None:
        _require(self.kind is not Kind.PROMOTION, EntryFlaw.KIND)
        _require_texts(self.name, self.code)
        _require(bool(self.name.strip()), EntryFlaw.NAME)
        _require(bool(trimmed_code(self.code)), EntryFlaw.CODE)

    @property
    def key(self) -> str:
        """What makes it the same entry: the code behind the name."""
        return f"{self.kind.value}:{trimmed_code(self.code)}"

    @property
    def destination(self) -> Category | Agent:
        """What is chosen with it."""
        kind = Category if self.kind is Kind.CATEGORY else Agent
        return kind(trimmed_code(self.code), self.name.strip())


@dataclass(frozen=True, slots=True)
class Promotion:
    """A ticket's texts by name, offered from the first to the last day, both inclusive.

    None means without a bound. Raises InvalidEntryError for one that cannot be used.
    """

    name: str
    title: str
    description: str
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        _require_texts(self.name, self.title, re.sub("[\n\t]", "", self.description))
        _require(bool(self.name.strip()), EntryFlaw.NAME)
        _require(bool(self.title.strip() and self.description.strip()), EntryFlaw.TEXTS)
        bounded = self.first is not None and self.last is not None
        _require(not bounded or self.first <= self.last, EntryFlaw.ORDER)  # type: ignore[operator]

    @property
    def kind(self) -> Kind:
        """What it is."""
        return Kind.PROMOTION

    @property
    def key(self) -> str:
        """What makes it the same entry: its name."""
        return f"{self.kind.value}:{folded(self.name.strip())}"

    @property
    def ticket(self) -> Ticket:
        """The texts, with their variables."""
        return Ticket(self.title, self.description)

    def is_offered(self, day: date) -> bool:
        """Tell whether a day is one of its days."""
        return not (
            (self.first is not None and day < self.first)
            or (self.last is not None and day > self.last)
        )


Entry = NamedDestination | Promotion


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries, and the keys of those that were used last, newest first."""

    entries: tuple[Entry, ...] = ()
    recent: tuple[str, ...] = ()

    def with_entry(self, entry: Entry, instead_of: Entry | None = None) -> "Catalogue":
        """Return the catalogue with an entry, in the place of another or of the same key."""
        gone = {entry.key, instead_of.key if instead_of is not None else entry.key}
        kept = tuple(each for each in self.entries if each.key not in gone)
        return replace(self, entries=(*kept, entry))

    def without(self, entry: Entry) -> "Catalogue":
        """Return the catalogue without an entry."""
        return replace(self, entries=tuple(each for each in self.entries if each.key != entry.key))

    def with_use(self, key: str) -> "Catalogue":
        """Return the catalogue that knows that an entry was used just now."""
        recent = (key, *(each for each in self.recent if each != key))
        return replace(self, recent=recent[:_REMEMBERED])


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry as it is offered; the team's cannot be changed."""

    entry: Entry
    is_team: bool


def offers(own: Catalogue, team: Sequence[Entry], day: date) -> tuple[Offer, ...]:
    """Return what is offered on a day: the last used first, then by name.

    An own entry goes before the team's of the same key; promotions outside their dates are not
    offered.
    """
    mine = {each.key for each in own.entries}
    every = [Offer(each, is_team=False) for each in own.entries]
    every += [Offer(each, is_team=True) for each in team if each.key not in mine]
    today = [
        offer
        for offer in every
        if not isinstance(offer.entry, Promotion) or offer.entry.is_offered(day)
    ]
    places = {key: place for place, key in enumerate(own.recent)}
    return tuple(
        sorted(
            today,
            key=lambda offer: (
                places.get(offer.entry.key, len(places)),
                folded(offer.entry.name),
            ),
        )
    )


def matching_offers(offered: Iterable[Offer], kind: Kind, text: str) -> tuple[Offer, ...]:
    """Return the offers of a kind with every word in their name, in any part of it.

    A code is found by its beginning.
    """
    words = folded(text).split()
    return tuple(
        offer
        for offer in offered
        if offer.entry.kind is kind
        and (
            all(word in folded(offer.entry.name) for word in words)
            or (
                isinstance(offer.entry, NamedDestination)
                and folded(offer.entry.code).startswith(folded(text).strip())
            )
        )
    )


def resolved(offered: Iterable[Offer], kind: Kind, text: str) -> Category | Agent:
    """Return the destination that a text stands for: a name of the catalogue, or else a code."""
    wanted, code = folded(text).strip(), trimmed_code(text)
    same_kind = [
        offer.entry
        for offer in offered
        if isinstance(offer.entry, NamedDestination) and offer.entry.kind is kind
    ]
    by_name = (each for each in same_kind if wanted and folded(each.name).strip() == wanted)
    by_code = (each for each in same_kind if trimmed_code(each.code) == code)
    entry = next(by_name, None) or next(by_code, None)
    if entry is not None:
        return entry.destination
    return Category(text) if kind is Kind.CATEGORY else Agent(text)


def _require(holds: bool, flaw: EntryFlaw) -> None:
    if not holds:
        raise InvalidEntryError(flaw)


def _require_texts(*texts: str) -> None:
    _require(all(text.isprintable() for text in texts), EntryFlaw.CHARACTERS)
