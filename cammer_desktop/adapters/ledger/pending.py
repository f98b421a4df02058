"""Attempts that wait beside the ledger while it cannot be written, each state in a file of its own.

A file is written once, whole or not at all, and never changed. So whoever can write the ledger may
take it over and delete it, and two programs that do so at once write the same row.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.adapters.ledger.rows import COLUMNS, Row, attempt_of, row_of
from cammer_desktop.domain.attempt import MAX_ID
from cammer_desktop.support import own_files
from cammer_desktop.support.held_files import patiently

_UNUSABLE: Final = ".bad"
_DERIVED: Final = frozenset(("id", "ended", "haystack"))
_UNREADABLE: Final = b""  # no text: whoever reads the row sees that it is damaged
_LAST_TIME: Final = 253_402_300_799_999  # of the year 9999, in milliseconds


class PendingFiles:
    """The files of attempts that wait; every call may block, and raises OSError."""

    def __init__(self, ledger: Path) -> None:
        """Take the path of the ledger that they wait for."""
        self._folder: Final = ledger.parent
        self._prefix: Final = f"{ledger.name}.pending-"

    def put(self, row: Row) -> str:
        """Write a row to a new file; return the file's name."""
        content = json.dumps(dict(zip(COLUMNS, row, strict=True)))
        path = self._folder / f"{self._prefix}{row[0]}-{os.urandom(4).hex()}"
        atomic_file.write(path, content.encode())
        return path.name

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the name of each file and its row; of a damaged one what can be read.

        One that cannot be opened now is left for the next time.
        """
        for path in self._paths():
            if not path.suffix.startswith(_UNUSABLE) and self._id(path) <= MAX_ID:
                with contextlib.suppress(OSError):
                    yield path.name, _row(self._id(path), atomic_file.read(path))

    def take_away(self, name: str, is_damaged: bool) -> None:
        """Delete a file that was taken over; a damaged one, which may hold more, is set aside."""
        if is_damaged:
            with contextlib.suppress(FileNotFoundError):
                atomic_file.set_aside(self._folder / name)
        else:
            self.delete(name)

    def delete(self, name: str) -> None:
        """Delete a file."""
        patiently(lambda: (self._folder / name).unlink(missing_ok=True))

    def forget(self, attempt_id: int) -> None:
        """Delete every file of an attempt."""
        for path in self._paths(f"{attempt_id}-"):
            self.delete(path.name)

    def purge(self, first_id: int) -> None:
        """Delete the files of every attempt with an id below this one."""
        for path in self._paths():
            if self._id(path) < first_id:
                self.delete(path.name)

    def wipe(self, spared: range) -> None:
        """Delete the files of every attempt but those with these ids."""
        with contextlib.ExitStack() as each:  # whatever one of them raises
            for path in self._paths():
                if self._id(path) not in spared:
                    each.callback(self.delete, path.name)

    def _paths(self, number: str = "") -> list[Path]:
        return own_files.found(self._folder, f"{self._prefix}{number}")

    def _id(self, path: Path) -> int:
        return int(path.name.removeprefix(self._prefix).partition("-")[0])


def _row(attempt_id: int, content: bytes) -> Row:
    """Return the row of a file; nothing is raised, whatever stands in it.

    What is damaged in it is so in the row. Another version may store more columns, or fewer.
    """
    try:
        stored = json.loads(content.decode(errors="surrogateescape"))
        values = {name: _storable(stored.get(name)) for name in COLUMNS}
    except (ValueError, AttributeError, RecursionError):
        stored, values = {}, dict.fromkeys(COLUMNS)
    attempt = attempt_of(tuple({**values, "id": attempt_id}.values()))
    ended = stored.get("ended")
    is_time = isinstance(ended, int) and 0 <= ended <= _LAST_TIME
    at = datetime.fromtimestamp(ended / 1000, UTC) if is_time else attempt.at
    row = dict(zip(COLUMNS, row_of(attempt, at), strict=True))
    for name in set(COLUMNS) - _DERIVED:
        if values[name] is not None or row[name] is not None:
            row[name] = _UNREADABLE if values[name] is None else values[name]
    return tuple(row.values())


def _storable(value: object) -> str | bytes | None:
    """Return a stored text as it is, and what is none as bytes."""
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value)
    raw = text.encode(errors="replace")
    return text if text is value and raw.decode() == text else raw
