"""Where a token is kept, and why a keyring failed: values, told to people by `sentences`."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from cammer_desktop.domain.outcome import Cause


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

    `keyring` is the name of the system's keyring if it is there, `failure` why it is not there
    although the system has one.
    """

    place: Place
    keyring: str = ""
    failure: Cause | None = None

    @property
    def lasts(self) -> bool:
        """Whether the token will be there when the program is started again."""
        return self.place is Place.KEYRING


class VaultError(Exception):
    """The keyring is there but did not do what was asked."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.value)
        self.cause: Final = cause
