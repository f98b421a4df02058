"""The team's file: read from its source; a copy is kept for when the source is unreachable."""

import json
import stat
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.adapters.files.stored_rows import rows_of
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue_file import FileFlaw, FileRow, NotACatalogueError
from cammer_desktop.domain.team import (
    Download,
    TeamCopy,
    TeamError,
    TeamFault,
    ends_within,
    is_address,
    is_beginning,
)
from cammer_desktop.support.waiting import in_background

_PATH_SECONDS: Final = 10.0

Fetch = Callable[[str, int], Download]
"""Takes a URL and a maximum of bytes; returns the content, cut off a little after that maximum.

Raises TeamError.
"""


class TeamFile:
    """Implements `ports.TeamSource`; every call may block, `read` for seconds."""

    def __init__(
        self,
        directory: Path,
        now: Callable[[], datetime],
        fetch: Fetch,
        path_seconds: float = _PATH_SECONDS,
    ) -> None:
        """Take the data folder, the clock (with a time zone), and the function for URLs.

        `path_seconds` is how long a path may take, before its network drive counts as gone.
        """
        self.path: Final = directory / "team.json"
        self._now = now
        self._fetch = fetch
        self._path_seconds = path_seconds
        self._lock = threading.Lock()
        self._reading: dict[str, Future[bytes]] = {}

    def kept(self, source: str) -> TeamCopy | None:
        """Return the stored copy of this source, None without a readable one."""
        try:
            stored = json.loads(atomic_file.read(self.path))
            is_wanted = stored["source"] == source
            at, records = datetime.fromisoformat(stored["at"]), stored["entries"]
            rows = rows_of(records) if is_wanted else ()
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None  # whatever is wrong with it, the next `read` replaces it
        copy = _copy(source, at, rows)
        return copy if copy.entries else None

    def read(self, source: str) -> TeamCopy:
        """Read the file from its source and store a copy.

        Raises TeamError; an older copy stays then.
        """
        if is_address(source):
            got = self._fetch(source, catalogue_file.MAX_BYTES)
        else:
            got = Download(self._path_content(source), has_end=True)
        try:
            copy = _copy(source, self._now(), catalogue_file.read(got.content))
            if not copy.entries:  # with nothing in it, it is rather a mishap than a catalogue
                raise NotACatalogueError(FileFlaw.NOT_A_CATALOGUE)
        except NotACatalogueError as error:
            if error.flaw is FileFlaw.TOO_LARGE:
                raise TeamError(TeamFault.TOO_LARGE) from error
            is_cut = not got.has_end and ends_within(got.content)
            raise TeamError(TeamFault.CUT if is_cut else TeamFault.BROKEN) from error
        if not got.has_end and (
            ends_within(got.content) or is_beginning(copy.entries, self.kept(source))
        ):
            raise TeamError(TeamFault.CUT)
        self._keep(copy)
        return copy

    def _keep(self, copy: TeamCopy) -> None:
        records = [catalogue_file.record_of(entry) for entry in copy.entries]
        stored = {"source": copy.source, "at": copy.at.isoformat(), "entries": records}
        try:
            atomic_file.write(self.path, json.dumps(stored, indent=2).encode())
        except OSError:
            return  # the entries can be used all the same; the next start reads the source again

    def _path_content(self, path: str) -> bytes:
        """Return the content of a path, cut off after one byte more than is allowed.

        Nothing ends a read from a drive that does not answer: it is waited for only so long, and
        not begun a second time. Raises TeamError.
        """
        with self._lock:
            reading = self._reading.get(path)
            if reading is None:
                reading = in_background(lambda: _read_start(path), "team path")
                self._reading[path] = reading
        try:
            return reading.result(self._path_seconds)
        # Without a home of that name it is a RuntimeError, with a null character a ValueError.
        except (OSError, ValueError, RuntimeError) as error:
            raise TeamError(TeamFault.UNREACHABLE) from error
        finally:
            with self._lock:
                if reading.done():
                    self._reading.pop(path, None)


def _read_start(source: str) -> bytes:
    path = Path(source).expanduser()
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, a device has no end
        raise OSError(f"no regular file: {path}")
    with open(path, "rb") as file:
        return file.read(catalogue_file.MAX_BYTES + 1)


def _copy(source: str, at: datetime, rows: tuple[FileRow, ...]) -> TeamCopy:
    entries = tuple(row.entry for row in rows if row.entry is not None)
    odd = tuple(row for row in rows if row.entry is None or row.doubts)
    return TeamCopy(source, at, entries, odd)
