"""What the domain needs from outside, as Protocols; `adapters` implement them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.counts import Count
from cammer_desktop.domain.hand_over import HandOver
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.ledger import PAGE, Query
from cammer_desktop.domain.network import Network, StepResult
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.place import Place
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.storage import Storage
from cammer_desktop.domain.team import TeamCopy
from cammer_desktop.domain.token import Token
from cammer_desktop.domain.witnesses import Witnesses


class NetworkUser(Protocol):
    """A part of the program that uses the network."""

    def use(self, network: Network) -> None:
        """Use these settings from the next call on."""
        ...


class SessionApi(NetworkUser, Protocol):
    """The vendor's one call."""

    def prepare(self, address: ApiAddress) -> None:
        """Prepare for a likely call, without sending a request; may block."""
        ...

    def close(self) -> None:
        """Discard what was prepared; a call under way goes on."""
        ...

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        """Send the request once and return what happened; blocks, at most for the deadline."""
        ...


class ConnectionProbe(Protocol):
    """The check of a connection, without a session and without the token."""

    def steps(self, address: ApiAddress, network: Network) -> Iterator[StepResult]:
        """Yield the result of each step, up to the first that fails. Blocks during each."""
        ...


class SecretOwner(Protocol):
    """What a secret belongs to: an API's address, a user of a proxy."""

    @property
    def origin(self) -> str:
        """The name under which the secret is kept."""
        ...


class TokenVault(Protocol):
    """Where secrets are kept, one for each owner. Every call may block for seconds."""

    def read(self, owner: SecretOwner, max_age: float = 0.0) -> Token | None:
        """Return the token of this owner, None if there is none. Raises VaultError.

        It may be what was read up to `max_age` seconds ago, unless it was changed here since then.
        """
        ...

    def keep(self, owner: SecretOwner, token: Token) -> Storage:
        """Keep the token, replacing an older one; return where it is. Raises VaultError."""
        ...

    def forget(self, owner: SecretOwner) -> None:
        """Forget the token of this owner, if there is one. Raises VaultError."""
        ...

    def where(self, owner: SecretOwner) -> Storage:
        """Return where the token of this owner is kept. Raises VaultError."""
        ...

    def is_at_hand(self, owner: SecretOwner) -> bool:
        """Tell at once whether the token of this owner is in memory; no keyring is asked."""


class SettingsStore(Protocol):
    """Where the settings are kept."""

    def change(self, edit: Callable[[Settings], Settings], in_use: Settings) -> Settings:
        """Store and return what `edit` makes of what is stored, or `in_use`. Raises OSError."""
        ...


class Ledger(Protocol):
    """Where every attempt is kept. Every call may block, and raises LedgerError.

    `seconds` is how long it waits for another program that holds the file; None is two seconds.
    """

    def stay_open(self) -> None:
        """Have it open for long from here on; does not block."""
        ...

    def put(self, attempt: Attempt, seconds: float | None = None) -> None:
        """Write an attempt or its new state; a state that is certain stays."""
        ...

    def put_aside(self, attempt: Attempt) -> str:
        """Write it beside the ledger, which cannot be written now; return its name there."""
        ...

    def aside(self) -> Mapping[str, Attempt]:
        """Return what was put aside and not taken over yet, by its names."""
        ...

    def take_over(self, seconds: float | None = None) -> None:
        """Write into the ledger what was put aside, by other programs too."""
        ...

    def hand_over(self, attempt_id: int, hand_over: HandOver) -> None:
        """Write how a link was handed over, beside what is there of other channels."""
        ...

    def page(
        self,
        query: Query,
        before: int | None = None,
        size: int = PAGE,
        seconds: float | None = None,
    ) -> tuple[Attempt, ...]:
        """Return the newest `size` attempts that match, with ids below `before` if it is set."""
        ...

    def count(self, before: datetime | None) -> int:
        """Return how many attempts there are from before this moment, with None all of them."""
        ...

    def counts(self, queries: Sequence[Query], without: Collection[int]) -> tuple[Count, ...]:
        """Return how many match each query, up to `COUNTED`, without those that have these ids."""
        ...

    def version(self) -> object:
        """Return a value that is another one whenever another program has written since."""
        ...

    def end_interrupted(self, before: datetime) -> None:
        """Make every attempt from before this moment that is still open uncertain."""
        ...

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt."""
        ...

    def purge(self, before: datetime) -> None:
        """Delete every attempt from before this moment, without a trace."""
        ...

    def wipe(self) -> None:
        """Delete all that is there now; what is made while this waits stays."""
        ...


class Opener(Protocol):
    """The system, which opens a URI with the program that the user has chosen for it."""

    def open(self, uri: str, started: Callable[[], object] | None = None) -> bool:
        """Open a URI; return whether a program took it. Blocks; `started` is called meanwhile."""
        ...


class WitnessStore(Protocol):
    """Where the times that the API has told are kept. Every call may block."""

    def load(self) -> Witnesses | None:
        """Return what is kept, None without it."""
        ...

    def keep(self, witnesses: Witnesses) -> None:
        """Keep it in place of what was kept. Raises OSError."""
        ...


class DraftStore(Protocol):
    """Where drafts are kept for the next start. Every call may block."""

    def load(self) -> tuple[KeptDraft, ...]:
        """Return the kept drafts, the newest first."""
        ...

    def keep(self, drafts: Sequence[KeptDraft]) -> None:
        """Keep these drafts, the newest first, in place of all others. Raises OSError."""
        ...


class PlaceStore(Protocol):
    """Where the window's place is kept for the next start. Every call may block."""

    def load(self) -> Place | None:
        """Return the kept place, None if there is none."""
        ...

    def keep(self, place: Place) -> None:
        """Keep a place, in place of an older one. Raises OSError."""
        ...


class CatalogueStore(Protocol):
    """Where the agent's own catalogue is kept. Every call may block, and raises OSError."""

    @property
    def flawed(self) -> tuple[FileRow, ...]:
        """What is stored and cannot be used, as it was read last."""
        ...

    def load(self) -> Catalogue:
        """Return the catalogue."""
        ...

    def change(
        self, edit: Callable[[Catalogue], Catalogue], commit: Callable[[], None] | None = None
    ) -> Catalogue:
        """Store what `edit` makes of the stored catalogue, and return it.

        `commit` is called right before it is stored; what it raises leaves everything as it was.
        """
        ...


class TeamSource(Protocol):
    """The team's file. Every call may block."""

    def kept(self, source: str) -> TeamCopy | None:
        """Return the kept copy of this source, None if there is none."""
        ...

    def read(self, source: str) -> TeamCopy:
        """Read the file from its source. Raises TeamError."""
        ...
