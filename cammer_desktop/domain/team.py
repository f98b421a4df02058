"""The team's file: a catalogue that others maintain, read from a path or an https address."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.catalogue import Entry


class TeamFault(Enum):
    """Why the team's file could not be read."""

    UNREACHABLE = "there is no file, or no answer"
    UNTRUSTED = "the connection is not private"
    BROKEN = "it is not a catalogue, or a row in it cannot be used"


class TeamError(Exception):
    """The team's file could not be read."""

    def __init__(self, fault: TeamFault) -> None:
        super().__init__(fault.value)
        self.fault: Final = fault


@dataclass(frozen=True, slots=True)
class TeamCopy:
    """The entries of a source as they were at `at`, a time with its zone."""

    source: str
    at: datetime
    entries: tuple[Entry, ...]


def is_address(source: str) -> bool:
    """Tell whether a source is a web address; else it is a path."""
    return "://" in source


def origin_of(source: str) -> ApiAddress:
    """Return the origin of a web address: https, or http to this machine only.

    Raises ValueError (InvalidAddressError among them) for any other.
    """
    parts = urlsplit(source)
    return ApiAddress.parse(f"{parts.scheme}://{parts.netloc}")
