"""The team's file: read where it is, and a copy kept for when it cannot be."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault, is_address

Fetch = Callable[[str, int], bytes]
"""Returns what an address holds, or a little more than so many bytes of it. Raises TeamError."""


class TeamFile:
    """Implements `ports.TeamSource`; every call may block, `read` for seconds."""

    def __init__(self, directory: Path, now: Callable[[], datetime], fetch: Fetch) -> None:
        """Take the data folder, what tells the time (with its zone), and the way to the web."""
        self.path: Final = directory / "team.json"
        self._now = now
        self._fetch = fetch

    def kept(self, source: str) -> TeamCopy | None:
        """Return the copy of this source that is kept, None without one."""
        try:
            stored = json.loads(atomic_file.read(self.path))
            copy = TeamCopy(
                stored["source"],
                datetime.fromisoformat(stored["at"]),
                tuple(map(catalogue_file.entry_of, stored["entries"])),
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None  # whatever is wrong with it, the next reading makes a new one
        return copy if copy.source == source else None

    def read(self, source: str) -> TeamCopy:
        """Read the file where it is, and keep a copy. Raises TeamError; the copy stays then."""
        if is_address(source):
            content = self._fetch(source, catalogue_file.MAX_BYTES)
        else:
            content = _file(Path(source).expanduser())
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
            return  # it is in use all the same, and read again at the next start


def _file(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(catalogue_file.MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # a path with a null character is a ValueError
        raise TeamError(TeamFault.UNREACHABLE) from error
