"""Where a token is kept, and why the keyring failed."""

from enum import Enum
from typing import Final

from cammer_desktop.domain.outcome import Cause
from cammer_desktop.support.records import dataclass


class Place(Enum):
    """Where a token is kept."""

    NOWHERE = "there is none"
    KEYRING = "the system's keyring"
    MEMORY = "in memory, until the program ends"
    ENVIRONMENT = "taken from the environment for this run"
    SANDBOX = "the sandbox's own, in memory"


@dataclass(frozen=True, slots=True)
class Storage:
    """Where a token is kept.

    `keyring` is the name of the keyring if the token is in it, `failure` why it is not although the
    system has a keyring.
    """

    place: Place
    keyring: str = ""
    failure: Cause | None = None

    @property
    def lasts(self) -> bool:
        """Whether the token is still there when the program starts again."""
        return self.place is Place.KEYRING


class VaultError(Exception):
    """There is a keyring, but it failed."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.value)
        self.cause: Final = cause
