"""Writing ahead (sqlite.org/wal.html): a commit waits for the disk once, not five times.

A window does so as long as it is open. What SQLite needs for it is shared memory beside the file,
so it is only done where that is known to work: a share would lose what another machine writes.
Whoever closes the file last leaves it as it was: who copies it, reads it where nothing can be
written, or has an older version needs no second file. After a kill the next to open it, an older
version too, takes over what the log holds.
"""

import contextlib
import sqlite3
import sys
from pathlib import Path
from typing import Final

from cammer_desktop.support.patterns import regex

# File systems of this machine alone, and what Windows calls a drive of its own.
_LOCAL: Final = frozenset(("btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs"))
_FIXED: Final = 3
_MOUNTS: Final = Path("/proc/self/mountinfo")
_ESCAPED: Final = regex(r"\\([0-7]{3})")


class BusyError(Exception):
    """Somebody reads what the log still holds."""


def begin(connection: sqlite3.Connection, path: Path) -> None:
    """Write ahead from here on, where that is safe and nobody else holds the file."""
    mode = "WAL" if is_local(path) else "DELETE"  # a killed window's file may have come here
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {mode}")


def end(connection: sqlite3.Connection) -> None:
    """Leave the file whole and alone, unless another connection has it open. Does not wait."""
    with contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA journal_mode = DELETE")


def clear(connection: sqlite3.Connection) -> None:
    """Have the log hold nothing any more: what was deleted stays in it else. Raises BusyError."""
    [is_busy, *_pages] = connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
    if is_busy:
        raise BusyError


def is_local(path: Path) -> bool:
    """Tell whether a file is known to be on a file system of this machine."""
    try:
        place = path.resolve()
        if sys.platform == "win32":
            return _is_on_a_fixed_drive(place)
        return sys.platform == "linux" and _file_system(place) in _LOCAL
    except OSError:
        return False


def _is_on_a_fixed_drive(place: Path) -> bool:
    import ctypes

    kind: int = getattr(ctypes, "windll").kernel32.GetDriveTypeW(place.anchor)  # noqa: B009
    return kind == _FIXED


def _file_system(place: Path) -> str:
    """Return the kind of the file system that holds a place, "" for none. Raises OSError."""
    mounts: dict[Path, str] = {}
    for line in _MOUNTS.read_text(errors="surrogateescape").splitlines():
        fields, _, described = line.partition(" - ")  # a later one covers an earlier one (proc(5))
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields.split()[4])
        mounts[Path(point)] = described.split()[0]
    return next((mounts[each] for each in place.parents if each in mounts), "")
