"""Access to the ledger's file: one caller at a time, for as long as that one is willing to wait."""

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.adapters.ledger.connection import COMPANION_SUFFIXES, LedgerConnection
from cammer_desktop.adapters.ledger.faults import fault_of
from cammer_desktop.adapters.ledger.salvage import take_over
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, SetAside
from cammer_desktop.support import logs

PATIENCE: Final = 2.0
"""Seconds that a call waits for another program, and for this one's other threads."""

_CLOSING_PATIENCE: Final = 0.2
_PAUSE: Final = 0.01
_UNUSABLE: Final = (LedgerFault.DAMAGED, LedgerFault.FOREIGN)

T = TypeVar("T")


class LedgerAccess:
    """Runs work on the open file. Safe to use from any thread; every call may block."""

    def __init__(self, path: Path, on_set_aside: Callable[[SetAside], None]) -> None:
        """Take the file's path, and a function that is told of a file set aside."""
        self.path: Final = path
        self._on_set_aside = on_set_aside
        self._lock = threading.Lock()
        self._connection = LedgerConnection(path)
        self._long_works = 0
        self._closed = False

    def run(self, work: Callable[[sqlite3.Connection], T], seconds: float | None = None) -> T:
        """Do something with the open file once nobody else holds it. Raises LedgerError.

        Without `seconds` it waits for two, and for this program's own long work however long that
        takes. While it waits it keeps nobody else waiting.
        """
        end = time.monotonic() + (PATIENCE if seconds is None else seconds)
        others: LedgerError | None = (
            None  # another program's lock, met before one of this program's
        )
        while True:
            try:
                return self._run(work, max(0.0, end - time.monotonic()))
            except LedgerError as error:
                is_patient = self._long_works > 0 and seconds is None
                is_over = time.monotonic() >= end and not is_patient
                others = others if error.is_own else error
                if error.fault is not LedgerFault.LOCKED or is_over:
                    logs.event(logs.Event.LEDGER_FAILED, fault=error.fault)
                    reason = others or error
                    raise reason from reason.__cause__
            time.sleep(_PAUSE)

    def run_if_file(
        self, work: Callable[[sqlite3.Connection], T], seconds: float | None = None
    ) -> T | None:
        """Do the same if there is a file; a missing one is not created."""
        return self.run(work, seconds) if os.path.lexists(self.path) else None

    def run_long(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Do something that takes long if there is a file, over a connection of its own.

        Whenever `work` is between two statements, others can read and write. Raises LedgerError.
        """
        if not os.path.lexists(self.path):
            return
        self.run(_hold)  # else it would be said to be this program's own while it only waits
        apart = LedgerConnection(self.path, PATIENCE)
        with self.long_work():
            try:
                work(apart.open())
                return
            except Exception as error:
                fault = apart.fault_of(error)
                if fault not in _UNUSABLE:
                    logs.event(logs.Event.LEDGER_FAILED, fault=fault)
                    raise failure(error, fault) from error
            finally:
                apart.close()
        self.run(work)  # which sets the file aside

    @contextlib.contextmanager
    def long_work(self) -> Iterator[None]:
        """Have readers wait for what is done meanwhile, and say that it is this program's own."""
        self._long_works += 1
        try:
            yield
        finally:
            self._long_works -= 1

    def stay_open(self) -> None:
        """Have the file open for long, which makes each commit cheaper. Does not block."""
        self._connection.stay_open()

    def version(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """Return a value that is another one whenever another connection has written since."""
        return self._connection.version(connection)

    def close(self) -> None:
        """Close the file; from now on each call opens and closes it again.

        An outcome may still arrive on its thread while the program ends.
        """
        self._closed = True
        # Long work runs on a daemon thread; if the process ends meanwhile, SQLite rolls it back.
        if self._lock.acquire(timeout=_CLOSING_PATIENCE):
            self._connection.close_for_good()
            self._lock.release()

    def _run(self, work: Callable[[sqlite3.Connection], T], seconds: float) -> T:
        """Do something with the open file; if it is unusable, set it aside and use a new one."""
        if not self._lock.acquire(timeout=seconds):
            raise LedgerError(LedgerFault.LOCKED, is_own=True)
        try:
            try:
                return self._try(work)
            except LedgerError as error:
                if error.fault not in _UNUSABLE:
                    raise
                self._start_over(error.fault)
                return self._try(work)
        finally:
            if self._closed:
                self._connection.close_for_good()
            self._lock.release()

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return work(self._connection.open())
        except Exception as error:
            fault = self._connection.fault_of(error)
            is_locked = fault is LedgerFault.LOCKED
            if not is_locked:
                self._connection.close()
            raise failure(error, fault, is_own=is_locked and self._long_works > 0) from error

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
        except Exception as error:
            self._connection.close()
            with contextlib.suppress(OSError):  # the next call finds it, and may have more room
                os.replace(aside, self.path)
            raise failure(error, fault_of(error)) from error
        self._on_set_aside(SetAside(fault, aside.name, saved))


def _hold(connection: sqlite3.Connection) -> None:
    """Hold the file for an instant, as who writes does."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def failure(error: Exception, fault: LedgerFault, *, is_own: bool = False) -> LedgerError:
    """Return what is raised in place of an error of this fault, and log one that nobody expects.

    Whatever it is, it is this: who calls makes links, and knows no other.
    """
    if fault is LedgerFault.UNREACHABLE and not isinstance(error, sqlite3.Error | OSError):
        logs.error(type(error), error.__traceback__)
    return LedgerError(fault, is_own=is_own)
