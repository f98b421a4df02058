"""What the domain needs from outside, as Protocols; `adapters` implement them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import PAGE, Query
from cammer_desktop.domain.network import Network, StepResult
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import Draft, SessionRequest
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.storage import Storage
from cammer_desktop.domain.team import TeamCopy
from cammer_desktop.domain.token import Token


class NetworkUser(Protocol):
    """Who goes to the network as the settings say."""

    def use(self, network: Network) -> None:
        """Use the network so from the next call on."""
        ...


class SessionApi(NetworkUser, Protocol):
    """The vendor's one call."""

    def prepare(self, address: ApiAddress) -> None:
        """Get ready for a call that is likely to come, without any request; may block."""
        ...

    def close(self) -> None:
        """Let go of what was prepared; what is under way goes on."""
        ...

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        """Send the request once and return what happened; blocks, at most for the deadline."""
        ...


class ConnectionProbe(Protocol):
    """The check of a connection, without a session and without the token."""

    def steps(self, address: ApiAddress, network: Network) -> Iterator[StepResult]:
        """Yield what came of each step; the first that fails is the last. Blocks at each."""
        ...


class SecretOwner(Protocol):
    """What a secret belongs to: an API's address, a user of a proxy."""

    @property
    def origin(self) -> str:
        """The name under which the secret is kept."""
        ...


class TokenVault(Protocol):
    """Where secrets are kept, one for each owner. Every call may block for seconds."""

    def read(self, owner: SecretOwner) -> Token | None:
        """Return the token of this owner, None without one. Raises VaultError."""
        ...

    def keep(self, owner: SecretOwner, token: Token) -> Storage:
        """Keep the token in place of an older one and return where it is. Raises VaultError."""
        ...

    def forget(self, owner: SecretOwner) -> None:
        """Forget the token of this owner, if there is one. Raises VaultError."""
        ...

    def where(self, owner: SecretOwner) -> Storage:
        """Return where the token of this owner is kept. Raises VaultError."""
        ...


class SettingsStore(Protocol):
    """Where the settings are kept."""

    def save(self, settings: Settings) -> None:
        """Keep the settings. Raises OSError."""
        ...


class Ledger(Protocol):
    """Where every attempt is kept. Every call may block, and raises LedgerError."""

    def put(self, attempt: Attempt) -> None:
        """Write an attempt, or what has become of it; what is certain of it stays."""
        ...

    def hand_over(self, attempt_id: int, channel: Channel) -> None:
        """Write how a link was handed over."""
        ...

    def page(
        self, query: Query, before: int | None = None, size: int = PAGE
    ) -> tuple[Attempt, ...]:
        """Return the newest attempts that are looked for, with ids below `before`."""
        ...

    def end_interrupted(self, before: datetime) -> None:
        """Make every attempt from before this moment that is still open an uncertain one."""
        ...

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt."""
        ...

    def purge(self, before: datetime) -> None:
        """Delete every attempt from before this moment, and each trace of it."""
        ...

    def wipe(self) -> None:
        """Delete everything."""
        ...


class DraftStore(Protocol):
    """Where what is typed is kept for the next start. Every call may block."""

    def load(self) -> Draft | None:
        """Return the kept draft, None without one."""
        ...

    def keep(self, draft: Draft) -> None:
        """Keep a draft in the place of another. Raises OSError."""
        ...

    def forget(self) -> None:
        """Keep no draft. Raises OSError."""
        ...


class CatalogueStore(Protocol):
    """Where the agent's own catalogue is kept. Every call may block, and raises OSError."""

    def load(self) -> Catalogue:
        """Return the catalogue."""
        ...

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> Catalogue:
        """Change what is stored now and return it."""
        ...


class TeamSource(Protocol):
    """The team's file. Every call may block."""

    def kept(self, source: str) -> TeamCopy | None:
        """Return the copy of this source that is kept, None without one."""
        ...

    def read(self, source: str) -> TeamCopy:
        """Read the file where it is. Raises TeamError."""
        ...
