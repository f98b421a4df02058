"""The ledger as an SQLite file.

A file that is damaged, or that belongs to another program, is set aside and never overwritten. What
can still be read of a damaged one is copied to the new file. A file of a newer version is left as
it is.
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
from cammer_desktop.adapters.ledger import schema, search
from cammer_desktop.adapters.ledger.connection import COMPANION_SUFFIXES, LedgerConnection
from cammer_desktop.adapters.ledger.faults import fault_of
from cammer_desktop.adapters.ledger.rows import PUT, attempt_of, json_of, row_of
from cammer_desktop.adapters.ledger.salvage import take_over
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

NAME: Final = "ledger.sqlite3"
# Seconds that a call waits for another thread's call; the second is for `close`.
_PATIENCE: Final = 2.0
_CLOSING_PATIENCE: Final = 0.2
_PURGE_BATCH: Final = 500

T = TypeVar("T")


class LedgerFile:
    """Implements `ports.Ledger`. Safe to use from any thread; every call may block."""

    def __init__(
        self,
        directory: Path,
        now: Callable[[], datetime],
        on_set_aside: Callable[[SetAside], None],
    ) -> None:
        """Take the data folder, the clock, and a function that is told of a file set aside.

        Nothing is opened yet. `on_set_aside` is called on the thread of the call.
        """
        self.path: Final = directory / NAME
        self._now = now
        self._on_set_aside = on_set_aside
        self._lock = threading.Lock()
        self._connection = LedgerConnection(self.path)
        self._closed = False

    def put(self, attempt: Attempt) -> None:
        """Insert an attempt, or update the outcome of a stored one. Raises LedgerError."""
        row = row_of(attempt, self._now())
        self._run(lambda connection: connection.execute(PUT, row))

    def hand_over(self, attempt_id: int, channel: Channel) -> None:
        """Store how a link was handed over. Raises LedgerError."""
        statement = "UPDATE attempt SET handed_over = ? WHERE id = ?"
        self._run_if_file(
            lambda connection: connection.execute(statement, (channel.value, attempt_id))
        )

    def page(
        self, query: Query, before: int | None = None, size: int = PAGE
    ) -> tuple[Attempt, ...]:
        """Return the newest attempts that match a query, with ids below `before`.

        Raises LedgerError.
        """
        rows = self._run_if_file(
            lambda connection: list(search.rows(connection, query, before, size))
        )
        return tuple(map(attempt_of, rows or ()))

    def version(self) -> object:
        """Return a value that is another one whenever another program has written since.

        Raises LedgerError.
        """
        return self._run_if_file(lambda connection: self._connection.version(connection))

    def end_interrupted(self, before: datetime) -> None:
        """Mark every attempt from before this moment that is still open as uncertain.

        Raises LedgerError.
        """
        detail = json_of(Uncertain(Cause.INTERRUPTED))
        self._run_if_file(
            lambda connection: connection.execute(
                "UPDATE attempt SET state = ?, detail = ? WHERE state = ? AND id < ?",
                (State.UNCERTAIN.value, detail, State.OPEN.value, first_id_at(before)),
            )
        )

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt. Raises LedgerError."""
        statement = "DELETE FROM attempt WHERE id = ?"
        self._run_if_file(lambda connection: connection.execute(statement, (attempt_id,)))

    def purge(self, before: datetime) -> None:
        """Delete every attempt from before this moment, and all traces of it. Raises LedgerError.

        It deletes in batches, between which other threads and programs can read and write.
        """
        oldest = (
            "DELETE FROM attempt WHERE id IN "
            "(SELECT id FROM attempt WHERE id < ? ORDER BY id LIMIT ?)"
        )
        bounds = (first_id_at(before), _PURGE_BATCH)
        while self._run_if_file(lambda connection: connection.execute(oldest, bounds).rowcount):
            pass
        self._run_if_file(_scrub)
        for path in self._leftovers():
            with contextlib.suppress(OSError):
                if path.lstat().st_mtime < before.timestamp():
                    path.unlink()

    def wipe(self) -> None:
        """Delete everything, backups and files set aside included. Raises LedgerError."""
        self._run_if_file(schema.clear)
        try:
            for path in self._leftovers():
                path.unlink()
        except OSError as error:
            raise LedgerError(fault_of(error)) from error

    def close(self) -> None:
        """Close the file; from now on each call opens and closes it again.

        An outcome may still arrive on its thread while the program ends.
        """
        self._closed = True
        # A purge may hold the lock for longer. It runs on a daemon thread, and if the process ends
        # meanwhile, SQLite rolls its transaction back.
        if self._lock.acquire(timeout=_CLOSING_PATIENCE):
            self._connection.close()
            self._lock.release()

    def _run_if_file(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the open file if there is one; a missing file is not created."""
        return self._run(work) if os.path.lexists(self.path) else None

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the open file; if it is unusable, set it aside and use a new one."""
        if not self._lock.acquire(timeout=_PATIENCE):
            raise LedgerError(LedgerFault.LOCKED)
        try:
            try:
                return self._try(work)
            except LedgerError as error:
                if error.fault not in (LedgerFault.DAMAGED, LedgerFault.FOREIGN):
                    raise
                self._start_over(error.fault)
                return self._try(work)
        finally:
            if self._closed:
                self._connection.close()
            self._lock.release()

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return work(self._connection.open())
        except (sqlite3.Error, OSError, schema.SchemaError) as error:
            self._connection.close()
            fault = self._connection.fault_of(error)
            logs.event(logs.Event.LEDGER_FAILED, fault=fault)
            raise LedgerError(fault) from error

    def _start_over(self, fault: LedgerFault) -> None:
        """Set the file aside and begin a new one with what can be read of a damaged one."""
        if self._connection.is_replaced:  # another program has just done so
            return
        try:
            aside = atomic_file.set_aside(self.path)
        except OSError as error:
            # Windows does not rename a file that another window has open. That window closes it
            # when it notices the damage itself; until then nothing has changed.
            raise LedgerError(self._connection.fault_of(error)) from error
        try:
            for suffix in COMPANION_SUFFIXES:  # SQLite would apply a journal to the new file
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{suffix}").rename(f"{aside}{suffix}")
            connection = self._connection.open()
            saved = take_over(connection, aside) if fault is LedgerFault.DAMAGED else 0
        except (OSError, sqlite3.Error, schema.SchemaError) as error:
            self._connection.close()
            raise LedgerError(fault_of(error)) from error
        self._on_set_aside(SetAside(fault, aside.name, saved))

    def _leftovers(self) -> Iterator[Path]:
        """Yield the ledgers that were set aside, and the backups."""
        for pattern in (f"{NAME}.bad*", f"{NAME}.backup*"):
            yield from self.path.parent.glob(pattern)


def _scrub(connection: sqlite3.Connection) -> None:
    """Rewrite the file if anything was deleted since the last time."""
    if connection.execute("SELECT 1 FROM chore").fetchone() is None:
        return
    connection.execute("INSERT INTO found (found) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("DELETE FROM chore")
