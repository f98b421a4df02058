"""Tokens in the operating system's keyring, one for each API origin.

Only backends that are known to keep secrets safe are used: `keyring` by itself would use whichever
backend an environment variable or a configuration file names, and there are backends that store
plain text or nothing at all. A token is read back after it was written. Every call has a deadline,
because a keyring's prompt can stay open for ever. Without a keyring the token stays in memory until
the program ends; it is never written to disk.
"""

import sys
import threading
import time
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
# Seconds that a prompt of the keyring may stay open: long enough to type a password.
DEADLINE: Final = 60.0
# Characters. Windows' Credential Manager stores 2,560 bytes at most, two for each character.
_WINDOWS_LIMIT: Final = 1280


class KeyringVault:
    """Implements `ports.TokenVault` with the system's keyring, or in memory without one."""

    def __init__(self, deadline: float = DEADLINE, service: str = SERVICE) -> None:
        """Take the deadline of each call, in seconds, and the keyring's service name."""
        self._deadline = deadline
        self._service = service
        self._memory = MemoryVault()
        # By origin: why a token is only in memory, None if the system has no keyring.
        self._failures: dict[str, Cause | None] = {}
        # By origin: what the keyring said last, and when.
        self._last_read: dict[str, tuple[str | None, float]] = {}
        self._lock = threading.Lock()
        self._backend: KeyringBackend | None = None
        self._searched = False

    def read(self, owner: SecretOwner, max_age: float = 0.0) -> Token | None:
        """Return the token of this owner, None without one. Raises VaultError.

        It may be what the keyring said up to `max_age` seconds ago, unless this changed it since.
        """
        token = self._memory.read(owner)
        if token is not None:
            return token

        def ask(backend: "KeyringBackend") -> str | None:
            text = backend.get_password(self._service, owner.origin)
            self._last_read[owner.origin] = text, time.monotonic()
            return text

        text, since = self._last_read.get(owner.origin, (None, 0.0))
        if text is None or time.monotonic() - since >= max_age:
            text = self._run(ask)
        try:
            return None if text is None else Token(text)
        except InvalidTokenError as error:
            raise VaultError(Cause.UNSENDABLE_TOKEN) from error

    def keep(self, owner: SecretOwner, token: Token) -> Storage:
        """Keep the token, read it back, and return where it is.

        If the keyring fails or changes the token, the token stays in memory only.
        """
        text = token.reveal()

        def write(backend: "KeyringBackend") -> bool:
            self._last_read.pop(owner.origin, None)
            if sys.platform == "win32" and len(text) > _WINDOWS_LIMIT:
                return False
            backend.set_password(self._service, owner.origin, text)
            return backend.get_password(self._service, owner.origin) == text

        try:
            written = self._run(write)
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
            self._last_read.pop(owner.origin, None)
            if backend.get_password(self._service, owner.origin) is not None:
                backend.delete_password(self._service, owner.origin)

        self._run(delete)
        logs.event(logs.Event.TOKEN_FORGOTTEN)

    def where(self, owner: SecretOwner) -> Storage:
        """Return where the token of this owner is kept. Raises VaultError."""
        if self._memory.read(owner) is not None:
            return Storage(Place.MEMORY, failure=self._failures[owner.origin])
        text = self._run(lambda backend: backend.get_password(self._service, owner.origin))
        if text is None:
            return Storage(Place.NOWHERE)
        return Storage(Place.KEYRING, _name(self._backend))

    def is_at_hand(self, owner: SecretOwner) -> bool:
        """Tell at once whether the token of this owner is in memory; the keyring is not asked."""
        return self._memory.is_at_hand(owner)

    def _run(self, operation: Callable[["KeyringBackend"], T]) -> T | None:
        """Return what the operation returns, None without a keyring. Raises VaultError."""
        try:
            return within(self._deadline, lambda: self._run_locked(operation), "keyring")
        except TimeoutError:
            cause = Cause.KEYRING_SILENT
        except Exception as error:  # noqa: BLE001 - backends raise errors of their platforms
            cause = _cause_of(error)
            if cause is not Cause.KEYRING_LOCKED:  # a locked keyring is nothing unusual
                logs.error(type(error), error.__traceback__)
        logs.event(logs.Event.KEYRING_FAILED, cause=cause)
        # Raised outside the handler, so that it does not carry the backend's error: that may quote
        # the token.
        raise VaultError(cause)

    def _run_locked(self, operation: Callable[["KeyringBackend"], T]) -> T | None:
        with self._lock:  # backends are not thread-safe
            if not self._searched:
                self._backend = known_backend()
                self._searched = True
            return None if self._backend is None else operation(self._backend)


def known_backend() -> "KeyringBackend | None":
    """Return the system's keyring, None if there is none that is known to be safe."""
    for kind in backend_kinds():
        try:
            if kind.viable:
                return _on_this_machine(kind())
        except Exception as error:  # noqa: BLE001 - it asks D-Bus, whose errors are its own
            logs.error(type(error), error.__traceback__)
    return None


def _on_this_machine(backend: "KeyringBackend") -> "KeyringBackend":
    """Make Windows' backend store secrets on this machine only.

    By default they roam with the user's profile. `persist` is a descriptor and has to be set on an
    instance: on the class the value would replace it, and no secret could be written any more.
    """
    if sys.platform == "win32":
        backend.persist = "local machine"
    return backend


def backend_kinds() -> "list[type[KeyringBackend]]":
    """Return this system's backends that are known to be safe, the usual one first."""
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
