"""The team's file: a catalogue that others maintain, read from a path or an https address."""

from datetime import datetime
from enum import Enum
from typing import Final

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.catalogue import Entry
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.web_address import WebAddress
from cammer_desktop.support.records import dataclass


class TeamFault(Enum):
    """Why the team's file could not be read."""

    UNREACHABLE = "there is no file, or no answer"
    UNTRUSTED = "the connection is not private"
    CUT = "only a part of it arrived"
    TOO_LARGE = "it is larger than any catalogue"
    BROKEN = "it is not a catalogue"


class TeamError(Exception):
    """The team's file could not be read."""

    def __init__(self, fault: TeamFault) -> None:
        super().__init__(fault.value)
        self.fault: Final = fault


@dataclass(frozen=True, slots=True)
class TeamCopy:
    """The entries of a source as they were at `at`, a time with its zone.

    `odd` are the rows that a person should look at: those that could not be used when it was read,
    and doubtful ones, which are used.
    """

    source: str
    at: datetime
    entries: tuple[Entry, ...]
    odd: tuple[FileRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """The content of a web address; `has_end` tells whether the server said where it ends."""

    content: bytes
    has_end: bool


def is_address(source: str) -> bool:
    """Tell whether a source is a web address; else it is a path."""
    return "://" in source


def origin_of(source: str) -> ApiAddress:
    """Return the origin of a web address: https, or http to this machine only.

    Raises ValueError (InvalidAddressError among them) for any other.
    """
    return ApiAddress.parse(WebAddress.parse(source.lstrip()).origin)


def ends_within(content: bytes) -> bool:
    """Tell whether a content surely lacks its end, or may: it does not end as a whole file does.

    Behind the last row of a CSV stands a line break (in UTF-16 with a zero), JSON is closed.
    """
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    whole = content.rstrip(b" \r\n") if is_json else content.rstrip(b"\x00")
    return not whole.endswith((b"}", b"]") if is_json else (b"\r", b"\n"))


def is_beginning(entries: tuple[Entry, ...], kept: TeamCopy | None) -> bool:
    """Tell whether there is nothing but the beginning of what there was before.

    So it is after a cut between two rows. Rows that were really taken away at the end cannot be
    told from that, if the server does not say where its file ends: the copy stays then until
    something else changes, too.
    """
    known = () if kept is None else kept.entries
    return len(entries) < len(known) and known[: len(entries)] == entries
