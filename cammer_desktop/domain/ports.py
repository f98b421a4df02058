"""What the domain needs from outside, as Protocols; `adapters` keep them."""

from collections.abc import Iterator
from typing import Protocol

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, StepResult
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.storage import Storage
from cammer_desktop.domain.token import Token
from cammer_desktop.domain.transmission import Transmission


class SessionApi(Protocol):
    """The vendor's one call."""

    def use(self, network: Network) -> None:
        """Use the network in this way from the next call on."""
        ...

    def prepare(self, address: ApiAddress) -> None:
        """Get ready for a call that is likely to come, without any request; may block."""
        ...

    def close(self) -> None:
        """Let go of what was prepared; what is under way goes on."""
        ...

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, way: Transmission
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
