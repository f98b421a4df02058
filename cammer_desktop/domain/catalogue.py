"""The catalogue: destinations, promotions and templates under the call center's own names."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Final, TypeGuard

from cammer_desktop.domain.destination import Agent, Category, trimmed_code
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.session import Ticket
from cammer_desktop.domain.variables import variables_in
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

_MAX_RECENT: Final = 20
# Controls, lone surrogates, ends of lines, and what turns the letters around that follow.
_UNUSABLE: Final = regex("[\0-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")
# A message without its link would hand nothing over.
_LINK: Final = "enlace"


class Kind(Enum):
    """The kind of an entry; the values are stored in catalogue files."""

    CATEGORY = "category"
    AGENT = "agent"
    PROMOTION = "promotion"
    TEMPLATE = "template"


class EntryFlaw(Enum):
    """Why an entry cannot be used."""

    KIND = "neither a category, an agent, a promotion nor a template"
    CHANNEL = "a template of no channel that sends messages"
    MESSAGE = "without a text"
    NO_LINK = "without the variable for the link"
    DEFAULT = "neither the default nor not"
    NAME = "without a name"
    CODE = "without a code"
    TEXTS = "without title or description"
    DATE = "not a date"
    ORDER = "ends before it begins"
    CHARACTERS = "control characters"
    TYPE = "not an object of texts"
    TWO_TEXTS = "two texts of one field"
    ERROR = "what a spreadsheet's formula failed with"
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
        _require(self.kind in (Kind.CATEGORY, Kind.AGENT), EntryFlaw.KIND)
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
        _require_texts(self.name, self.title, _in_one_line(self.description))
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


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a message by name; one of its channel is the default.

    A channel without subjects ignores it. Raises InvalidEntryError for one that cannot be used.
    """

    channel: Channel
    name: str
    text: str
    subject: str = ""
    is_default: bool = False

    def __post_init__(self) -> None:
        _require(self.channel in MESSAGE_CHANNELS, EntryFlaw.CHANNEL)
        _require_texts(self.name, self.subject, _in_one_line(self.text))
        _require(bool(self.name.strip()), EntryFlaw.NAME)
        _require(bool(self.text.strip()), EntryFlaw.MESSAGE)
        _require(_LINK in variables_in(self.text), EntryFlaw.NO_LINK)

    @property
    def kind(self) -> Kind:
        """The kind of the entry."""
        return Kind.TEMPLATE

    @property
    def key(self) -> str:
        """What identifies the entry: its kind, its channel and its name."""
        return f"{self.kind.value}:{self.channel.value}:{folded(self.name.strip())}"


Entry = NamedDestination | Promotion | Template


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries, and the keys of those that were used last, the latest first."""

    entries: tuple[Entry, ...] = ()
    recent: tuple[str, ...] = ()

    def with_entry(self, entry: Entry, instead_of: Entry | None = None) -> "Catalogue":
        """Return the catalogue with an entry, which replaces `instead_of` and any of its key.

        If it is a default template, no other of its channel is one any more.
        """
        before = self if instead_of is None else self.without(instead_of)
        return before.with_entries([entry])

    def with_entries(self, entries: Iterable[Entry]) -> "Catalogue":
        """Return the catalogue with entries, each of which replaces any of its key.

        Of each channel's default templates the last one stays the default.
        """
        new = {each.key: each for each in entries}
        kept = (each for each in self.entries if each.key not in new)
        return replace(self, entries=_with_one_default((*kept, *new.values())))

    def without(self, entry: Entry) -> "Catalogue":
        """Return the catalogue without an entry."""
        return replace(self, entries=tuple(each for each in self.entries if each.key != entry.key))

    def with_use(self, key: str) -> "Catalogue":
        """Return the catalogue with an entry's key as the one used last."""
        recent = (key, *(each for each in self.recent if each != key))
        return replace(self, recent=recent[:_MAX_RECENT])


def has_unusable(text: str) -> bool:
    """Tell whether a text of several lines has characters that no entry may have."""
    return _UNUSABLE.search(_in_one_line(text)) is not None


def _with_one_default(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with at most one default template of a channel, the last."""
    found = tuple(entries)
    defaults = {each.channel: each for each in found if _is_default(each)}
    return tuple(
        replace(each, is_default=False)
        if _is_default(each) and defaults[each.channel] is not each
        else each
        for each in found
    )


def _is_default(entry: Entry) -> TypeGuard[Template]:
    return isinstance(entry, Template) and entry.is_default


def _require(holds: bool, flaw: EntryFlaw) -> None:
    if not holds:
        raise InvalidEntryError(flaw)


def _require_texts(*texts: str) -> None:
    _require(not any(map(_UNUSABLE.search, texts)), EntryFlaw.CHARACTERS)


def _in_one_line(text: str) -> str:
    return re.sub("[\n\t]", "", text)
