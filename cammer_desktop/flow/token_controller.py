"""Keeping and forgetting a token off the GUI thread: a keyring may ask, and never answer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.ports import SecretOwner, TokenVault
from cammer_desktop.domain.storage import Storage, VaultError
from cammer_desktop.domain.token import Token
from cammer_desktop.flow.background import Background


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the token is now, or why the keyring failed; `changed` after keep and forget."""

    storage: Storage | None
    failure: Cause | None
    changed: bool


class TokenController(QObject):
    """The controller of the token dialog; its signal carries a `Kept`."""

    answered = Signal(object)

    def __init__(
        self, background: Background, vault: TokenVault, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._vault = vault

    def locate(self, owner: SecretOwner) -> None:
        """Ask where the token of this owner is kept."""
        self._run(lambda: Kept(self._vault.where(owner), None, changed=False))

    def keep(self, owner: SecretOwner, token: Token) -> None:
        """Keep this token in place of an older one."""
        self._run(lambda: Kept(self._vault.keep(owner, token), None, changed=True))

    def forget(self, owner: SecretOwner) -> None:
        """Forget the token of this owner."""

        def forgotten() -> Kept:
            self._vault.forget(owner)
            return Kept(self._vault.where(owner), None, changed=True)

        self._run(forgotten)

    def _run(self, work: Callable[[], Kept]) -> None:
        def answer() -> Kept:
            try:
                return work()
            except VaultError as error:
                return Kept(None, error.cause, changed=False)

        self._background.run(answer, self.answered.emit, "token")
