"""Tokens kept in memory only, until the program ends."""

from cammer_desktop.domain.ports import SecretOwner, TokenVault
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.token import Token


class MemoryVault:
    """Implements `ports.TokenVault` in memory."""

    def __init__(self, place: Place = Place.MEMORY) -> None:
        """Take the place that `where` and `keep` report for a token."""
        self._place = place
        self._tokens: dict[str, Token] = {}

    def read(self, owner: SecretOwner, _max_age: float = 0.0) -> Token | None:
        """Return the token of this owner, None without one."""
        return self._tokens.get(owner.origin)

    def keep(self, owner: SecretOwner, token: Token) -> Storage:
        """Keep the token and return where it is."""
        self._tokens[owner.origin] = token
        return self.where(owner)

    def forget(self, owner: SecretOwner) -> None:
        """Forget the token of this owner, if there is one."""
        self._tokens.pop(owner.origin, None)

    def where(self, owner: SecretOwner) -> Storage:
        """Return where the token is."""
        return Storage(self._place if self.is_at_hand(owner) else Place.NOWHERE)

    def is_at_hand(self, owner: SecretOwner) -> bool:
        """Tell whether the token of this owner is there."""
        return owner.origin in self._tokens


class OneRunVault:
    """Implements `ports.TokenVault`: one token for this run overrides what another vault keeps."""

    def __init__(self, owner: SecretOwner, token: Token, behind: TokenVault) -> None:
        """Take the token for this run, its owner, and the vault for everything else."""
        self._given = MemoryVault(Place.ENVIRONMENT)
        self._given.keep(owner, token)
        self._behind = behind

    def read(self, owner: SecretOwner, max_age: float = 0.0) -> Token | None:
        """Return the token for this run, else the stored one. Raises VaultError."""
        return self._given.read(owner) or self._behind.read(owner, max_age)

    def keep(self, owner: SecretOwner, token: Token) -> Storage:
        """Keep a token and drop the one for this run. Raises VaultError."""
        self._given.forget(owner)
        return self._behind.keep(owner, token)

    def forget(self, owner: SecretOwner) -> None:
        """Forget both tokens of this owner: for this run, and stored. Raises VaultError."""
        self._given.forget(owner)
        self._behind.forget(owner)

    def where(self, owner: SecretOwner) -> Storage:
        """Return where the token in use is. Raises VaultError."""
        given = self._given.where(owner)
        return given if given.place is not Place.NOWHERE else self._behind.where(owner)

    def is_at_hand(self, owner: SecretOwner) -> bool:
        """Tell at once whether a token of this owner is in memory."""
        return self._given.is_at_hand(owner) or self._behind.is_at_hand(owner)
