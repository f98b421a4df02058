"""What the domain needs from outside, as Protocols; `adapters` keep them."""

from typing import Protocol

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.storage import Storage
from cammer_desktop.domain.token import Token
from cammer_desktop.domain.transmission import Transmission


class SessionApi(Protocol):
    """The vendor's one call."""

    def prepare(self) -> None:
        """Get ready for a call that is likely to come; may block."""
        ...

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, way: Transmission
    ) -> Outcome:
        """Send the request once and return what happened; blocks, at most for the deadline."""
        ...


class TokenVault(Protocol):
    """Where tokens are kept, one for each API origin. Every call may block for seconds."""

    def read(self, address: ApiAddress) -> Token | None:
        """Return the token of this address, None without one. Raises VaultError."""
        ...

    def keep(self, address: ApiAddress, token: Token) -> Storage:
        """Keep the token in place of an older one and return where it is. Raises VaultError."""
        ...

    def forget(self, address: ApiAddress) -> None:
        """Forget the token of this address, if there is one. Raises VaultError."""
        ...

    def where(self, address: ApiAddress) -> Storage:
        """Return where the token of this address is kept. Raises VaultError."""
        ...


class SettingsStore(Protocol):
    """Where the settings are kept."""

    def save(self, settings: Settings) -> None:
        """Keep the settings. Raises OSError."""
        ...
