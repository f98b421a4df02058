"""The SQLite connection to the ledger's file.

It uses a rollback journal, which leaves no second file behind, and works on a read-only mount and
on a network share; an open window writes ahead where it can (`write_ahead`). `secure_delete`
overwrites what is deleted; copies that other pages may hold go with the VACUUM after a purge.
"""

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.ledger import marks, schema, search, write_ahead
from cammer_desktop.adapters.ledger.faults import fault_of
from cammer_desktop.adapters.ledger.parts import decoded
from cammer_desktop.domain.ledger import LedgerFault
from cammer_desktop.support.held_files import FILES_ARE_HELD
from cammer_desktop.support.own_files import make_way
from cammer_desktop.support.paths import (
    NotAFileError,
    check_is_file,
    make_private_directory,
    open_private,
)

COMPANION_SUFFIXES: Final = ("-journal", "-wal", "-shm")
"""What SQLite adds to a file's name for its own files beside it."""
# A file of up to so many pages of 4 KB is checked whenever it is opened; in a larger one, damage is
# noticed only when a damaged page is read.
_MAX_CHECKED_PAGES: Final = 20_000


class LedgerConnection:
    """Opens the file when it is needed, and again if it was replaced by another.

    Only one thread at a time may use it.
    """

    def __init__(self, path: Path, seconds: float = 0.0) -> None:
        """Take the file's path, and how long to wait for a lock; nothing is opened yet."""
        self._path: Final = path
        self._seconds: Final = seconds
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._openings = 0
        self._stays_open = self._is_ahead = False

    def stay_open(self) -> None:
        """Write ahead from the next use on, until the file is closed for good."""
        self._stays_open = True

    def open(self) -> sqlite3.Connection:
        """Return the connection; a missing file is created.

        Raises OSError, sqlite3.Error, schema.SchemaError.
        """
        if self._connection is None or self.is_replaced:
            self._connection = self._opened()
        if self._stays_open and not self._is_ahead:
            write_ahead.begin(self._connection, self._path)
            self._is_ahead = True
        return self._connection

    def _opened(self) -> sqlite3.Connection:
        self._drop()
        make_private_directory(self._path.parent)
        with contextlib.suppress(FileExistsError):
            os.close(open_private(str(self._path), os.O_CREAT | os.O_EXCL | os.O_RDWR))
        if FILES_ARE_HELD and self._path.is_file():
            # This raises PermissionError for a file that another program holds. SQLite would raise
            # an error that could mean anything, or open it read-only. (Not done on other systems,
            # where closing any descriptor of a file drops all of this process's locks on it.)
            os.close(os.open(self._path, os.O_RDONLY))
        self._identity = self._current_identity()
        try:
            check_is_file(self._path)
        except NotAFileError as error:
            raise schema.ForeignError from error
        for suffix in COMPANION_SUFFIXES:
            make_way(self._path.with_name(self._path.name + suffix))
        connection = _connect(self._path, self._seconds)
        self._openings += 1
        return connection

    def close(self) -> None:
        """Close the file until it is needed again."""
        if self._connection is not None and not self.is_replaced:
            write_ahead.end(self._connection)
        self._drop()

    def close_for_good(self) -> None:
        """Close the file; who still needs it opens it for a moment."""
        self._stays_open = False
        self.close()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._is_ahead = None, False

    def version(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """Return how often the file was opened, and SQLite's own count of others' commits."""
        [others] = connection.execute("PRAGMA data_version").fetchone()
        return self._openings, others

    @property
    def is_replaced(self) -> bool:
        """Whether another file has replaced the one that was opened last."""
        return self._identity != self._current_identity()

    def fault_of(self, error: Exception) -> LedgerFault:
        """Return the fault behind an error; on Windows it may be that another program holds it."""
        is_refused = isinstance(error, PermissionError)
        if FILES_ARE_HELD and is_refused and self._path.is_file():
            return LedgerFault.LOCKED
        fault = fault_of(error)
        if fault is LedgerFault.UNREACHABLE and not isinstance(error, OSError):
            # SQLite may not understand what it understood in each other file.
            with contextlib.suppress(sqlite3.Error, schema.SchemaError, UnicodeError):
                return LedgerFault.DAMAGED if schema.is_altered(self._path) else fault
        return fault

    def _current_identity(self) -> tuple[int, int] | None:
        """Return which file is at the path now (device and inode), None without one."""
        try:
            status = self._path.lstat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def _connect(path: Path, seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=seconds, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = decoded  # one text that is damaged does not hide a whole page
    try:
        connection.execute("PRAGMA secure_delete = ON")
        # Not the default: a journal whose end is not on the disk yet would undo the last commit.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.create_function("joined", 2, marks.joined, deterministic=True)
        schema.migrate(connection, path)
        _check(connection)
        connection.execute(search.VOCABULARY)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Raise DamagedError or sqlite3.DatabaseError if a small file is damaged."""
    [pages] = connection.execute("PRAGMA page_count").fetchone()
    if pages > _MAX_CHECKED_PAGES:
        return
    [verdict] = connection.execute("PRAGMA quick_check (1)").fetchone()
    if verdict != "ok":
        raise schema.DamagedError
