"""Attempts that wait beside the ledger while it cannot be written, each state in a file of its own.

A file is written once, whole or not at all, and never changed. So whoever can write the ledger may
take it over and delete it, and two programs that do so at once write the same row.
"""

import contextlib
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.adapters.ledger.rows import COLUMNS, Row, attempt_of, row_of
from cammer_desktop.domain.attempt import MAX_ID
from cammer_desktop.support import own_files
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import NotAFileError

_UNUSABLE: Final = ".bad"
# What reading anything but an attempt may raise.
_DAMAGE: Final = (
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError),
    *(NotAFileError, IsADirectoryError),
)


class PendingFiles:
    """The files of attempts that wait; every call may block, and raises OSError."""

    def __init__(self, ledger: Path) -> None:
        """Take the path of the ledger that they wait for."""
        self._folder: Final = ledger.parent
        self._prefix: Final = f"{ledger.name}.pending-"

    def put(self, row: Row) -> str:
        """Write a row to a new file; return the file's name."""
        content = json.dumps(dict(zip(COLUMNS, row, strict=True)))
        path = self._folder / f"{self._prefix}{row[0]}-{secrets.token_hex(4)}"
        atomic_file.write(path, content.encode())
        return path.name

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the name of each file and its row; what is no attempt is set aside.

        One that cannot be opened now is left for the next time.
        """
        for path in self._paths():
            if path.suffix.startswith(_UNUSABLE):
                continue
            try:
                yield path.name, _row(atomic_file.read(path))
            except _DAMAGE:
                with contextlib.suppress(OSError):
                    atomic_file.set_aside(path)
            except OSError:
                continue

    def delete(self, name: str) -> None:
        """Delete a file that was taken over."""
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

    def wipe(self) -> None:
        """Delete every file."""
        with contextlib.ExitStack() as each:  # whatever one of them raises
            for path in self._paths():
                each.callback(self.delete, path.name)

    def _paths(self, number: str = "") -> list[Path]:
        return own_files.found(self._folder, f"{self._prefix}{number}")

    def _id(self, path: Path) -> int:
        return int(path.name.removeprefix(self._prefix).partition("-")[0])


def _row(content: bytes) -> Row:
    """Return the row of a file. Raises all kinds of errors for what is no attempt."""
    stored = json.loads(content)
    # Another version may store more columns, or fewer.
    attempt = attempt_of(tuple(stored.get(name) for name in COLUMNS))
    if attempt.is_damaged or attempt.id > MAX_ID:
        raise ValueError
    return row_of(attempt, datetime.fromtimestamp((stored["ended"] or 0) / 1000, UTC))
