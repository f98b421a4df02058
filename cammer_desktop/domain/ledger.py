"""The ledger: every attempt, searchable by any part of its texts."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import datetime
from enum import Enum
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import UNREADABLE, Agent, Category
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.outcome import Created, NotSent, Outcome, Rejected
from cammer_desktop.domain.search_terms import Term, terms
from cammer_desktop.domain.session import SessionRequest, texts_of
from cammer_desktop.support.folding import search_key
from cammer_desktop.support.records import dataclass

PAGE: Final = 100
"""How many attempts are read at a time."""


class State(Enum):
    """The state of an attempt, as far as it is known."""

    OPEN = "open"
    CREATED = "created"
    UNCERTAIN = "uncertain"
    REJECTED = "rejected"
    NOT_SENT = "not sent"

    @classmethod
    def of(cls, outcome: Outcome | None) -> "State":
        """Return the state that an outcome leads to; None means under way."""
        if outcome is None:
            return cls.OPEN
        if isinstance(outcome, Created):
            return cls.CREATED
        if isinstance(outcome, Rejected):
            return cls.REJECTED
        return cls.NOT_SENT if isinstance(outcome, NotSent) else cls.UNCERTAIN


class LedgerFault(Enum):
    """Why the ledger could not be read or written, or was set aside."""

    DAMAGED = "the file was damaged and is kept aside"
    FOREIGN = "the file is another program's and is kept aside"
    NEWER = "the file is of a newer version of the program"
    LOCKED = "another program holds the file"
    READ_ONLY = "the file cannot be written to"
    FULL = "the disk is full"
    UNREACHABLE = "the file cannot be opened"


class LedgerError(Exception):
    """The ledger could not be read or written.

    `is_own`: this program's own work keeps it from that, and passes.
    """

    def __init__(self, fault: LedgerFault, *, is_own: bool = False) -> None:
        super().__init__(fault.value)
        self.fault: Final = fault
        self.is_own: Final = is_own


@dataclass(frozen=True, slots=True)
class SetAside:
    """An unusable file, kept beside the new one; `saved` of its rows were recovered."""

    fault: LedgerFault
    name: str
    saved: int = 0


@dataclass(frozen=True, slots=True)
class DamagedRows:
    """Rows of which not everything can be read; `number` of them were met so far."""

    number: int


@dataclass(frozen=True, slots=True)
class Query:
    """A search of the ledger. `since` (inclusive) and `until` (exclusive) bound the time.

    `undelivered`: only links that were not handed over by any channel.
    In `region` (ISO 3166) phone numbers are dialled as they stand in the text.
    """

    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    state: State | None = None
    region: str = field(default="", compare=False)
    undelivered: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The search words as they are searched; all must occur, each in one of its forms."""
        return terms(self.text, self.region)


def matches(attempt: Attempt, query: Query) -> bool:
    """Tell whether an attempt matches a query."""
    if query.since is not None and attempt.at < query.since:
        return False
    if query.until is not None and attempt.at >= query.until:
        return False
    if query.state is not None and State.of(attempt.outcome) is not query.state:
        return False
    if query.undelivered and not attempt.is_undelivered:
        return False
    text = searchable_text(attempt)
    return all(any(form in text for form in forms) for forms in query.terms)


def searchable_text(attempt: Attempt) -> str:
    """Return everything by which an attempt can be found, folded, one part to a line."""
    request = attempt.request
    destination = request.destination
    texts = {**texts_of(request), Field.PHONE: request.phone.lstrip("+")}
    parts = [texts[field] for field in CUSTOMER_FIELDS]
    if isinstance(destination, Category | Agent):
        parts += [destination.name, destination.code]
    parts += [texts[field] for field in TICKET_FIELDS]
    if isinstance(attempt.outcome, Created):
        # Every link begins with this, so it would tell the search nothing.
        parts.append(attempt.outcome.link.removeprefix("https://"))
    return "\n".join(search_key(part) for part in parts if part)


def supersedes(after: Attempt, before: Attempt) -> bool:
    """Tell whether an attempt's later state replaces an earlier one: a certain one stays."""
    uncertain = (State.OPEN, State.UNCERTAIN)
    return State.of(before.outcome) in uncertain and after.outcome is not None


def newest_same(attempts: Iterable[Attempt], request: SessionRequest) -> Attempt | None:
    """Return the newest attempt for this phone and destination that made a link, or may have."""
    may_exist = (State.CREATED, State.UNCERTAIN, State.OPEN)
    same = [
        attempt
        for attempt in attempts
        if attempt.request.phone == request.phone
        and attempt.request.destination in (request.destination, UNREADABLE)
        and State.of(attempt.outcome) in may_exist
    ]
    return max(same, key=lambda attempt: attempt.id, default=None)


def merged(first: Sequence[Attempt], others: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the attempts of both, newest first; of two with one id, that of `others`."""
    by_id = {attempt.id: attempt for attempt in (*first, *others)}
    return tuple(by_id[attempt_id] for attempt_id in sorted(by_id, reverse=True))
