"""Tokens that live no longer than the program."""

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.ports import TokenVault
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.token import Token


class MemoryVault:
    """Tokens in memory, until the program ends. `place` says what they are."""

    def __init__(self, place: Place = Place.MEMORY) -> None:
        self._place = place
        self._tokens: dict[str, Token] = {}

    def read(self, address: ApiAddress) -> Token | None:
        """Return the token of this address, None without one."""
        return self._tokens.get(address.origin)

    def keep(self, address: ApiAddress, token: Token) -> Storage:
        """Keep the token and return where it is."""
        self._tokens[address.origin] = token
        return self.where(address)

    def forget(self, address: ApiAddress) -> None:
        """Forget the token of this address, if there is one."""
        self._tokens.pop(address.origin, None)

    def where(self, address: ApiAddress) -> Storage:
        """Return where the token is."""
        return Storage(self._place if address.origin in self._tokens else Place.NOWHERE)


class OneRunVault:
    """A token given for one run and one address, in front of the vault that keeps the others."""

    def __init__(self, address: ApiAddress, token: Token, behind: TokenVault) -> None:
        self._given = MemoryVault(Place.ENVIRONMENT)
        self._given.keep(address, token)
        self._behind = behind

    def read(self, address: ApiAddress) -> Token | None:
        """Return the given token, else the kept one. Raises VaultError."""
        return self._given.read(address) or self._behind.read(address)

    def keep(self, address: ApiAddress, token: Token) -> Storage:
        """Keep a token; it takes the place of the given one. Raises VaultError."""
        self._given.forget(address)
        return self._behind.keep(address, token)

    def forget(self, address: ApiAddress) -> None:
        """Forget the given and the kept token of this address. Raises VaultError."""
        self._given.forget(address)
        self._behind.forget(address)

    def where(self, address: ApiAddress) -> Storage:
        """Return where the token in use is. Raises VaultError."""
        given = self._given.where(address)
        return given if given.place is not Place.NOWHERE else self._behind.where(address)
