"""The catalogue: destinations and promotions under the call center's own names for them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from cammer_desktop.domain.destination import Agent, Category, trimmed_code
from cammer_desktop.domain.session import Ticket
from cammer_desktop.support.folding import folded

_MAX_RECENT: Final = 20
# Controls, lone surrogates, ends of lines, and what turns the letters around that follow.
_UNUSABLE: Final = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")


class Kind(Enum):
    """The kind of an entry; the values are stored in catalogue files."""

    CATEGORY = "category"
    AGENT = "agent"
    PROMOTION = "promotion"


class EntryFlaw(Enum):
    """Why an entry cannot be used."""

    KIND = "neither a category, an agent nor a promotion"
    NAME = "without a name"
    CODE = "without a code"
    TEXTS = "without title or description"
    DATE = "not a date"
    ORDER = "ends before it begins"
    CHARACTERS = "control characters"
    TYPE = "not an object of texts"
    TWO_TEXTS = "two texts of one field"
    QUOTES = "a quote that is not closed, or text behind a closed one"


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
        """What identifies the entry: its kind and its code."""
        return f"{self.kind.value}:{trimmed_code(self.code)}"

    @property
    def destination(self) -> Category | Agent:
        """The destination that it names."""
        kind = Category if self.kind is Kind.CATEGORY else Agent
        return kind(trimmed_code(self.code), self.name.strip())


@dataclass(frozen=True, slots=True)
class Promotion:
    """A ticket's texts by name, offered from the first to the last day, both inclusive.

    None means unbounded. Raises InvalidEntryError for one that cannot be used.
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
        """The kind of the entry."""
        return Kind.PROMOTION

    @property
    def key(self) -> str:
        """What identifies the entry: its kind and its name."""
        return f"{self.kind.value}:{folded(self.name.strip())}"

    @property
    def ticket(self) -> Ticket:
        """The texts, with their variables."""
        return Ticket(self.title, self.description)

    def is_offered(self, day: date) -> bool:
        """Tell whether it is offered on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


Entry = NamedDestination | Promotion


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries, and the keys of those that were used last, the latest first."""

    entries: tuple[Entry, ...] = ()
    recent: tuple[str, ...] = ()

    def with_entry(self, entry: Entry, instead_of: Entry | None = None) -> "Catalogue":
        """Return the catalogue with an entry, which replaces `instead_of` and any of its key."""
        replaced = {entry.key, instead_of.key if instead_of is not None else entry.key}
        kept = tuple(each for each in self.entries if each.key not in replaced)
        return replace(self, entries=(*kept, entry))

    def without(self, entry: Entry) -> "Catalogue":
        """Return the catalogue without an entry."""
        return replace(self, entries=tuple(each for each in self.entries if each.key != entry.key))

    def with_use(self, key: str) -> "Catalogue":
        """Return the catalogue with an entry's key as the one used last."""
        recent = (key, *(each for each in self.recent if each != key))
        return replace(self, recent=recent[:_MAX_RECENT])


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry that can be chosen; the team's cannot be edited."""

    entry: Entry
    is_team: bool


def offers(own: Catalogue, team: Sequence[Entry], day: date) -> tuple[Offer, ...]:
    """Return the offers of a day: recently used ones first, then by name.

    An own entry hides the team's of the same key; promotions outside their dates are left out.
    """
    own_keys = {each.key for each in own.entries}
    all_offers = [Offer(each, is_team=False) for each in own.entries]
    all_offers += [Offer(each, is_team=True) for each in team if each.key not in own_keys]
    today = [
        offer
        for offer in all_offers
        if not isinstance(offer.entry, Promotion) or offer.entry.is_offered(day)
    ]
    ranks = {key: rank for rank, key in enumerate(own.recent)}

    def rank(offer: Offer) -> tuple[int, str]:
        return ranks.get(offer.entry.key, len(ranks)), folded(offer.entry.name)

    return tuple(sorted(today, key=rank))


def matching_offers(offered: Iterable[Offer], kind: Kind, text: str) -> tuple[Offer, ...]:
    """Return the offers of a kind whose name contains every word of the text, or that it means.

    A code matches by its beginning. First come the entries of that whole name or code, then names
    that begin with the text, then those in which each of its words begins a word, then the rest;
    within each the order stays.
    """
    ranks = [(_rank(offer.entry, text), offer) for offer in offered if offer.entry.kind is kind]
    found = [(rank, offer) for rank, offer in ranks if rank is not None]
    return tuple(offer for _, offer in sorted(found, key=lambda each: each[0]))


def _rank(entry: Entry, text: str) -> int | None:
    """Return how far an entry is from what a text means, 0 if not at all; None if no match."""
    words, name = folded(text).split(), " ".join(folded(entry.name).split())
    whole = " ".join(words)
    code = trimmed_code(entry.code) if isinstance(entry, NamedDestination) else ""
    if whole == name or trimmed_code(text) == code:
        return 0
    if name.startswith(whole):
        return 1
    if all(re.search(rf"(?<!\w){re.escape(word)}", name) for word in words):
        return 2
    return 3 if all(word in name for word in words) or folded(code).startswith(whole) else None


def meanings(offered: Iterable[Offer], kind: Kind, text: str) -> tuple[Category | Agent, ...]:
    """Return every destination that a text may stand for, at least one.

    They are the entries of that whole name or exact code; without any, the text itself as a code,
    which is the one without a name. With more than one, the text does not say which is meant.
    """
    wanted, code = folded(text).strip(), trimmed_code(text)
    meant: dict[str, Category | Agent] = {}
    for entry in _destinations(offered, kind):
        if (wanted and folded(entry.name).strip() == wanted) or trimmed_code(entry.code) == code:
            meant.setdefault(entry.key, entry.destination)
    return tuple(meant.values()) or (raw(kind, text),)


def promotions_named(offered: Iterable[Offer], text: str) -> tuple[Promotion, ...]:
    """Return the promotions whose whole name is a text."""
    wanted = folded(text).strip()
    return tuple(
        offer.entry
        for offer in offered
        if isinstance(offer.entry, Promotion) and folded(offer.entry.name).strip() == wanted
    )


def raw(kind: Kind, text: str) -> Category | Agent:
    """Return the destination whose code is a text as it stands."""
    return Category(text) if kind is Kind.CATEGORY else Agent(text)


def entry_of(
    offered: Iterable[Offer], kind: Kind, destination: Category | Agent
) -> NamedDestination | None:
    """Return the entry with a destination's code, if possible also with its name, or None."""
    code = trimmed_code(destination.code)
    same = (each for each in _destinations(offered, kind) if each.destination.code == code)
    return min(same, key=lambda each: each.name.strip() != destination.name, default=None)


def _destinations(offered: Iterable[Offer], kind: Kind) -> Iterator[NamedDestination]:
    for offer in offered:
        if isinstance(offer.entry, NamedDestination) and offer.entry.kind is kind:
            yield offer.entry


def _require(holds: bool, flaw: EntryFlaw) -> None:
    if not holds:
        raise InvalidEntryError(flaw)


def _require_texts(*texts: str) -> None:
    _require(not any(map(_UNUSABLE.search, texts)), EntryFlaw.CHARACTERS)
