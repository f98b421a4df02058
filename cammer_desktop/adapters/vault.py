"""Tokens in the operating system's keyring, one for each API origin.

Only backends that are known to keep secrets safe are used: `keyring` would also take what an
environment variable or a configuration file names, plain text or nothing included. What was
written is read back. Every call has a deadline, since a keyring's prompt can stay open for ever.
Where there is no keyring the token lives in memory until the program ends, never on disk.
"""

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.ports import SecretOwner
from cammer_desktop.domain.storage import Place, Storage, VaultError
from cammer_desktop.domain.token import InvalidTokenError, Token
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import within

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE: Final = "cammer-desktop"
# How long a prompt of the keyring may stay open, in seconds: long enough to type a password.
DEADLINE: Final = 60.0
# Windows' Credential Manager holds 2,560 bytes, two for each character.
_WINDOWS_LIMIT: Final = 1280


class KeyringVault:
    """Keeps `ports.TokenVault` with the system's keyring, else in memory."""

    def __init__(self, deadline: float = DEADLINE, service: str = SERVICE) -> None:
        """Take the deadline of every call, in seconds, and under which name secrets are kept."""
        self._deadline = deadline
        self._service = service
        self._memory = MemoryVault()
        # Why a token is only in memory although there is a keyring, None without one, by origin.
        self._failures: dict[str, Cause | None] = {}
        self._lock = threading.Lock()
        self._backend: KeyringBackend | None = None
        self._looked = False

    def read(self, owner: SecretOwner) -> Token | None:
        """Return the token of this owner, None without one. Raises VaultError."""
        token = self._memory.read(owner)
        if token is not None:
            return token
        text = self._ask(lambda backend: backend.get_password(self._service, owner.origin))
        try:
            return None if text is None else Token(text)
        except InvalidTokenError as error:
            raise VaultError(Cause.UNSENDABLE_TOKEN) from error

    def keep(self, owner: SecretOwner, token: Token) -> Storage:
        """Keep the token, read it back, and return where it is.

        A keyring that fails or changes the token is as good as none: then it stays in memory.
        """
        text = token.reveal()

        def write(backend: "KeyringBackend") -> bool:
            if sys.platform == "win32" and len(text) > _WINDOWS_LIMIT:
                return False
            backend.set_password(self._service, owner.origin, text)
            return backend.get_password(self._service, owner.origin) == text

        try:
            written = self._ask(write)
            failure = Cause.KEYRING_UNFIT if written is False else None
        except VaultError as error:
            written, failure = False, error.cause
        logs.event(logs.Event.TOKEN_KEPT, in_keyring=bool(written))
        if written:
            self._memory.forget(owner)
            return Storage(Place.KEYRING, _name(self._backend))
        self._memory.keep(owner, token)
        self._failures[owner.origin] = failure
        return self.where(owner)

    def forget(self, owner: SecretOwner) -> None:
        """Forget the token of this owner, if there is one. Raises VaultError."""
        self._memory.forget(owner)

        def delete(backend: "KeyringBackend") -> None:
            if backend.get_password(self._service, owner.origin) is not None:
                backend.delete_password(self._service, owner.origin)

        self._ask(delete)
        logs.event(logs.Event.TOKEN_FORGOTTEN)

    def where(self, owner: SecretOwner) -> Storage:
        """Return where the token of this owner is kept. Raises VaultError."""
        if self._memory.read(owner) is not None:
            return Storage(Place.MEMORY, failure=self._failures[owner.origin])
        text = self._ask(lambda backend: backend.get_password(self._service, owner.origin))
        if text is None:
            return Storage(Place.NOWHERE)
        return Storage(Place.KEYRING, _name(self._backend))

    def _ask(self, question: Callable[["KeyringBackend"], T]) -> T | None:
        """Return the keyring's answer, None where there is no keyring. Raises VaultError."""
        try:
            return within(self._deadline, lambda: self._asked(question), "keyring")
        except TimeoutError:
            cause = Cause.KEYRING_SILENT
        except Exception as error:  # noqa: BLE001 - backends raise errors of their platforms
            cause = _cause_of(error)
            if cause is not Cause.KEYRING_LOCKED:  # that is an everyday matter, the rest is not
                logs.error(type(error), error.__traceback__)
        logs.event(logs.Event.KEYRING_FAILED, cause=cause)
        # Outside of the handler: a backend's own error may quote what it was given.
        raise VaultError(cause)

    def _asked(self, question: Callable[["KeyringBackend"], T]) -> T | None:
        with self._lock:  # backends are not made for several threads
            if not self._looked:
                self._backend = known_backend()
                self._looked = True
            return None if self._backend is None else question(self._backend)


def known_backend() -> "KeyringBackend | None":
    """Return the system's keyring, None where there is none that is known to be safe."""
    for kind in backend_kinds():
        try:
            if kind.viable:
                return _on_this_machine(kind())
        except Exception as error:  # noqa: BLE001 - viability asks D-Bus, which fails in its own ways
            logs.error(type(error), error.__traceback__)
    return None


def _on_this_machine(backend: "KeyringBackend") -> "KeyringBackend":
    """Keep what Windows' backend is given on this machine; by default it roams with the profile.

    `persist` is a descriptor, so this works on an instance: set on the class it would be replaced,
    and no secret could be written any more.
    """
    if sys.platform == "win32":
        backend.persist = "local machine"
    return backend


def backend_kinds() -> "list[type[KeyringBackend]]":
    """Return the kinds of keyring of this system that are known to be safe, the usual one first."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return [WinVaultKeyring]
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as MacKeyring

        return [MacKeyring]
    from keyring.backends import SecretService, kwallet

    return [SecretService.Keyring, kwallet.DBusKeyring]


def _name(backend: "KeyringBackend | None") -> str:
    names = {"WinVaultKeyring": "Windows", "DBusKeyring": "KWallet"}
    kind = type(backend).__name__
    return names.get(kind, "macOS" if sys.platform == "darwin" else "Secret Service")


def _cause_of(error: Exception) -> Cause:
    from keyring.errors import KeyringLocked

    return Cause.KEYRING_LOCKED if isinstance(error, KeyringLocked) else Cause.KEYRING_SILENT
