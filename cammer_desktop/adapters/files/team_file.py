"""The team's file: read from its source; a copy is kept for when the source is unreachable."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault, is_address

Fetch = Callable[[str, int], bytes]
"""Takes a URL and a maximum of bytes; returns the content, cut off a little after that maximum.

Raises TeamError.
"""


class TeamFile:
    """Implements `ports.TeamSource`; every call may block, `read` for seconds."""

    def __init__(self, directory: Path, now: Callable[[], datetime], fetch: Fetch) -> None:
        """Take the data folder, the clock (with a time zone), and the function for URLs."""
        self.path: Final = directory / "team.json"
        self._now = now
        self._fetch = fetch

    def kept(self, source: str) -> TeamCopy | None:
        """Return the stored copy of this source, None without a readable one."""
        try:
            stored = json.loads(atomic_file.read(self.path))
            copy = TeamCopy(
                stored["source"],
                datetime.fromisoformat(stored["at"]),
                tuple(map(catalogue_file.entry_of, stored["entries"])),
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None  # whatever is wrong with it, the next `read` replaces it
        return copy if copy.source == source else None

    def read(self, source: str) -> TeamCopy:
        """Read the file from its source and store a copy.

        Raises TeamError; an older copy stays then.
        """
        if is_address(source):
            content = self._fetch(source, catalogue_file.MAX_BYTES)
        else:
            content = _read_start(Path(source).expanduser())
        try:
            entries = catalogue_file.entries_of(content)
        except catalogue_file.NotACatalogueError as error:
            raise TeamError(TeamFault.BROKEN) from error
        copy = TeamCopy(source, self._now(), entries)
        self._keep(copy)
        return copy

    def _keep(self, copy: TeamCopy) -> None:
        records = [catalogue_file.record_of(entry) for entry in copy.entries]
        stored = {"source": copy.source, "at": copy.at.isoformat(), "entries": records}
        try:
            atomic_file.write(self.path, json.dumps(stored, indent=2).encode())
        except OSError:
            return  # the entries can be used all the same; the next start reads the source again


def _read_start(path: Path) -> bytes:
    """Return the content, cut off after one byte more than is allowed. Raises TeamError."""
    try:
        with open(path, "rb") as file:
            return file.read(catalogue_file.MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # a path with a null character is a ValueError
        raise TeamError(TeamFault.UNREACHABLE) from error
