"""The ledger as an SQLite file.

A rollback journal and not a write-ahead log: it leaves no second file behind, works on a read-only
mount and on a network share, and a commit still takes only milliseconds. `secure_delete` overwrites
what is deleted; what other pages may still hold goes with the VACUUM after a purge.

A file that is damaged or another program's is set aside, never overwritten, and what can be read of
it is taken over. One of a newer version is left alone.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.adapters.ledger import rows as ledger_rows
from cammer_desktop.adapters.ledger import schema as ledger_schema
from cammer_desktop.adapters.ledger import search as ledger_search
from cammer_desktop.adapters.ledger.faults import fault_of
from cammer_desktop.adapters.ledger.salvage import salvaged
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import (
    PAGE,
    LedgerError,
    LedgerFault,
    Query,
    SetAside,
    State,
)
from cammer_desktop.domain.outcome import Cause, Uncertain
from cammer_desktop.support import logs
from cammer_desktop.support.held_files import FILES_ARE_HELD, patiently
from cammer_desktop.support.paths import make_private_directory, open_private

NAME: Final = "ledger.sqlite3"
_BESIDE: Final = ("-journal", "-wal", "-shm")
# How long another thread or another program may hold the file, in seconds.
_PATIENCE: Final = 2.0
_LAST_PATIENCE: Final = 0.2
# Up to so many pages of 4 KB are looked through at the start; in a larger file, damage is found
# where it is met.
_CHECKED_PAGES: Final = 20_000
_PURGED_AT_ONCE: Final = 500
# What is certain stays: the word of a call that was let go comes later than its answer.
_PUT: Final = (
    f"INSERT INTO attempt ({', '.join(ledger_rows.COLUMNS)}) "  # noqa: S608 - names of ours
    f"VALUES ({', '.join('?' for _ in ledger_rows.COLUMNS)}) ON CONFLICT (id) DO UPDATE SET "
    "ended = excluded.ended, state = excluded.state, link = excluded.link, "
    "detail = excluded.detail, haystack = excluded.haystack "
    "WHERE attempt.state IN ('open', 'uncertain') AND excluded.state <> 'open'"
)

T = TypeVar("T")


class LedgerFile:
    """Implements `ports.Ledger`. Safe to use from any thread; every call may block."""

    def __init__(
        self,
        directory: Path,
        now: Callable[[], datetime],
        tell: Callable[[SetAside], None],
    ) -> None:
        """Take the data folder, the clock, and who hears of a file that was set aside.

        Nothing is opened yet. `tell` is called on the thread of the call.
        """
        self.path: Final = directory / NAME
        self._now = now
        self._tell = tell
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._closed = False

    def put(self, attempt: Attempt) -> None:
        """Write an attempt, or what has become of it. Raises LedgerError."""
        row = ledger_rows.row_of(attempt, self._now())
        self._run(lambda connection: connection.execute(_PUT, row))

    def hand_over(self, attempt_id: int, channel: Channel) -> None:
        """Write how a link was handed over. Raises LedgerError."""
        statement = "UPDATE attempt SET handed_over = ? WHERE id = ?"
        self._run_on_file(
            lambda connection: connection.execute(statement, (channel.value, attempt_id))
        )

    def page(
        self, query: Query, before: int | None = None, size: int = PAGE
    ) -> tuple[Attempt, ...]:
        """Return the newest attempts that are looked for, with numbers below `before`.

        Raises LedgerError.
        """
        rows = self._run_on_file(
            lambda connection: list(ledger_search.rows(connection, query, before, size))
        )
        return tuple(map(ledger_rows.attempt_of, rows or ()))

    def end_interrupted(self, before: datetime) -> None:
        """Make every attempt from before this moment that is still open an uncertain one.

        Raises LedgerError.
        """
        detail = ledger_rows.json_of(Uncertain(Cause.INTERRUPTED))
        self._run_on_file(
            lambda connection: connection.execute(
                "UPDATE attempt SET state = ?, detail = ? WHERE state = ? AND id < ?",
                (State.UNCERTAIN.value, detail, State.OPEN.value, first_id_at(before)),
            )
        )

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt. Raises LedgerError."""
        statement = "DELETE FROM attempt WHERE id = ?"
        self._run_on_file(lambda connection: connection.execute(statement, (attempt_id,)))

    def purge(self, before: datetime) -> None:
        """Delete every attempt from before this moment, and each trace of it. Raises LedgerError.

        Others may read and write in between.
        """
        oldest = (
            "DELETE FROM attempt WHERE id IN "
            "(SELECT id FROM attempt WHERE id < ? ORDER BY id LIMIT ?)"
        )
        bounds = (first_id_at(before), _PURGED_AT_ONCE)
        while self._run_on_file(lambda connection: connection.execute(oldest, bounds).rowcount):
            pass
        self._run_on_file(_scrub)
        for path in self._leftovers():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()

    def wipe(self) -> None:
        """Delete everything, in every file of the ledger. Raises LedgerError."""
        self._run_on_file(ledger_schema.clear)
        try:
            for path in self._leftovers():
                path.unlink()
        except OSError as error:
            raise LedgerError(fault_of(error)) from error

    def close(self) -> None:
        """Close the file; from now on each call opens it for itself alone.

        An outcome may still arrive on its thread while the program ends.
        """
        self._closed = True
        # What holds it (a purge) is on a daemon thread and ends with the process, whole.
        if self._lock.acquire(timeout=_LAST_PATIENCE):
            self._disconnect()
            self._lock.release()

    def _run_on_file(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file if there is one; looking makes none."""
        return self._run(work) if os.path.lexists(self.path) else None

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the open file; one that cannot be used is set aside first."""
        if not self._lock.acquire(timeout=_PATIENCE):
            raise LedgerError(LedgerFault.LOCKED)
        try:
            try:
                return self._tried(work)
            except LedgerError as error:
                if error.fault not in (LedgerFault.DAMAGED, LedgerFault.FOREIGN):
                    raise
                self._start_over(error.fault)
                return self._tried(work)
        finally:
            if self._closed:
                self._disconnect()
            self._lock.release()

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return work(patiently(self._connected, _PATIENCE))
        except (sqlite3.Error, OSError, ledger_schema.SchemaError) as error:
            self._disconnect()
            fault = self._fault_of(error)
            logs.event(logs.Event.LEDGER_FAILED, fault=fault)
            raise LedgerError(fault) from error

    def _connected(self) -> sqlite3.Connection:
        """Return the connection to the file that stands in its place now."""
        if self._connection is not None and self._identity == self._found_identity():
            return self._connection
        self._disconnect()
        make_private_directory(self.path.parent)
        with contextlib.suppress(FileExistsError):
            os.close(open_private(str(self.path), os.O_CREAT | os.O_EXCL | os.O_RDWR))
        if FILES_ARE_HELD and self.path.is_file():
            # SQLite would say only that it cannot be opened, or open it and not write. (Elsewhere
            # closing a file takes every lock on it from this process.)
            os.close(os.open(self.path, os.O_RDONLY))
        self._identity = self._found_identity()
        self._connection = _connect(self.path)
        return self._connection

    def _fault_of(self, error: Exception) -> LedgerFault:
        """Return the fault behind an error; on Windows another program may hold the file."""
        refused = isinstance(error, PermissionError)
        is_held = FILES_ARE_HELD and refused and self.path.is_file()
        return LedgerFault.LOCKED if is_held else fault_of(error)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _found_identity(self) -> tuple[int, int] | None:
        """Return which file it is: another program may have put another in its place."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _start_over(self, fault: LedgerFault) -> None:
        """Set the file aside and begin another with what can be read of it."""
        if self._identity != self._found_identity():  # another program has done so just now
            return
        try:
            aside = atomic_file.set_aside(self.path)
        except OSError as error:
            # Windows renames no file that another window holds. That one lets go when it sees the
            # damage itself; until then nothing has changed.
            raise LedgerError(self._fault_of(error)) from error
        try:
            for suffix in _BESIDE:  # a journal belongs to its file, and would ruin the next
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{suffix}").rename(f"{aside}{suffix}")
            connection = self._connected()
            saved = _take_over(connection, aside) if fault is LedgerFault.DAMAGED else 0
        except (OSError, sqlite3.Error, ledger_schema.SchemaError) as error:
            self._disconnect()
            raise LedgerError(fault_of(error)) from error
        self._tell(SetAside(fault, aside.name, saved))

    def _leftovers(self) -> Iterator[Path]:
        """Yield the files that were set aside or copied."""
        for pattern in (f"{NAME}.bad*", f"{NAME}.backup*"):
            yield from self.path.parent.glob(pattern)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA secure_delete = ON")
        ledger_schema.migrate(connection, path)
        _check(connection)
        connection.execute(ledger_search.VOCABULARY)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError where a small file is damaged."""
    [pages] = connection.execute("PRAGMA page_count").fetchone()
    if pages > _CHECKED_PAGES:
        return
    [found] = connection.execute("PRAGMA quick_check (1)").fetchone()
    if found != "ok":
        raise ledger_schema.DamagedError


def _scrub(connection: sqlite3.Connection) -> None:
    """Write the file anew if anything was deleted since it was last."""
    if connection.execute("SELECT 1 FROM chore").fetchone() is None:
        return
    connection.execute("INSERT INTO found (found) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("DELETE FROM chore")


def _take_over(connection: sqlite3.Connection, aside: Path) -> int:
    """Write what can be read of a damaged file into another; return how many rows that were."""
    count = 0
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for row in salvaged(aside):
            connection.execute(_PUT, row)
            count += 1
    return count
