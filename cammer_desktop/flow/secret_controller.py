"""Keeping and forgetting secrets off the GUI thread: a keyring may prompt, and may hang.

Secrets are the tokens of API addresses and the passwords of proxies.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.ports import SecretOwner, TokenVault
from cammer_desktop.domain.storage import Storage, VaultError
from cammer_desktop.domain.token import Token
from cammer_desktop.flow.background import Background


class SecretController(QObject):
    """Keeps, finds and forgets the secrets of one kind, each by its owner.

    `located`, `kept` and `forgotten` carry a `Storage`: where the secret is now. `failed` carries
    the `Cause` for which the keyring failed.
    """

    located = Signal(object)
    kept = Signal(object)
    forgotten = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, vault: TokenVault) -> None:
        super().__init__()
        self._background = background
        self._vault = vault

    def locate(self, owner: SecretOwner) -> None:
        """Find out where the secret of this owner is kept."""
        self._run(lambda: self._vault.where(owner), self.located.emit)

    def is_at_hand(self, owner: SecretOwner) -> bool:
        """Tell at once whether the secret of this owner is in memory; no keyring is asked."""
        return self._vault.is_at_hand(owner)

    def keep(self, owner: SecretOwner, secret: Token) -> None:
        """Keep this secret, replacing an older one."""
        self._run(lambda: self._vault.keep(owner, secret), self.kept.emit)

    def forget(self, owner: SecretOwner) -> None:
        """Forget the secret of this owner."""

        def forget() -> Storage:
            self._vault.forget(owner)
            return self._vault.where(owner)

        self._run(forget, self.forgotten.emit)

    def _run(self, work: Callable[[], Storage], then: Callable[[Storage], None]) -> None:
        self._background.run(work, then, "secret", expected=VaultError, failed=self._on_failed)

    def _on_failed(self, error: VaultError) -> None:
        self.failed.emit(error.cause)
