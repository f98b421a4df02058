"""The ledger as an SQLite file.

A file that is damaged, or that belongs to another program, is set aside and never overwritten. What
can still be read of a damaged one is copied to the new file. A file of a newer version is left as
it is.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.ledger import NAME, marks, purging, schema, search, write_ahead
from cammer_desktop.adapters.ledger.access import LedgerAccess, failure
from cammer_desktop.adapters.ledger.faults import fault_of
from cammer_desktop.adapters.ledger.pending import PendingFiles
from cammer_desktop.adapters.ledger.rows import PUT, Row, attempt_of, json_of, row_of
from cammer_desktop.domain.attempt import MAX_ID, Attempt, first_id_at
from cammer_desktop.domain.counts import Count
from cammer_desktop.domain.hand_over import HandOver
from cammer_desktop.domain.ledger import PAGE, LedgerError, Query, SetAside, State
from cammer_desktop.domain.outcome import Cause, Uncertain
from cammer_desktop.support import own_files


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
        self._access = LedgerAccess(self.path, on_set_aside)
        self._pending = PendingFiles(self.path)

    def stay_open(self) -> None:
        """Have the file open for long, which makes each commit cheaper. Does not block."""
        self._access.stay_open()

    def put(self, attempt: Attempt, seconds: float | None = None) -> None:
        """Insert an attempt, or update the outcome of a stored one. Raises LedgerError."""
        with _faults():
            row = row_of(attempt, self._now())
        self._access.run(partial(_put, row, attempt.hand_overs), seconds)

    def put_aside(self, attempt: Attempt) -> str:
        """Write an attempt to a file of its own, until the ledger can be written; return its name.

        Raises LedgerError.
        """
        with _faults():
            return self._pending.put(row_of(attempt, self._now()))

    def aside(self) -> Mapping[str, Attempt]:
        """Return what waits in files of its own, by their names. Raises LedgerError."""
        with _faults():
            return {name: attempt_of(row) for name, row in self._pending.rows()}

    def take_over(self, seconds: float | None = None) -> None:
        """Take over what waits in files, of other programs too. Raises LedgerError."""
        with _faults():
            for name, row in self._pending.rows():
                attempt = attempt_of(row)
                self._access.run(partial(_put, row, attempt.hand_overs), seconds)
                self._pending.take_away(name, attempt.is_damaged)

    def hand_over(self, attempt_id: int, hand_over: HandOver) -> None:
        """Store how a link was handed over. Raises LedgerError."""
        self._access.run_if_file(partial(_hand_over, attempt_id, (hand_over,)))

    def page(
        self,
        query: Query,
        before: int | None = None,
        size: int = PAGE,
        seconds: float | None = None,
    ) -> tuple[Attempt, ...]:
        """Return the newest attempts that match a query, with ids below `before`.

        Raises LedgerError.
        """
        rows = self._access.run_if_file(
            lambda connection: list(search.rows(connection, query, before, size)), seconds
        )
        return tuple(map(attempt_of, rows or ()))

    def count(self, before: datetime | None) -> int:
        """Return how many attempts there are from before this moment, with None all of them.

        Raises LedgerError.
        """
        end = MAX_ID if before is None else first_id_at(before) - 1
        statement = "SELECT count(*) FROM attempt WHERE id <= ?"
        counted = self._access.run_if_file(
            lambda connection: connection.execute(statement, (end,)).fetchone()
        )
        return counted[0] if counted is not None else 0

    def counts(self, queries: Sequence[Query], without: Collection[int]) -> tuple[Count, ...]:
        """Return how many attempts match each query, without those that have these ids.

        Raises LedgerError.
        """
        count = partial(search.count, without=without)
        # One after the other: who wants to read waits for one of them at most.
        counted = (self._access.run_if_file(partial(count, query=query)) for query in queries)
        return tuple(each or Count(0) for each in counted)

    def version(self) -> object:
        """Return a value that is another one whenever another program has written since.

        Raises LedgerError.
        """
        return self._access.run_if_file(lambda connection: self._access.version(connection))

    def end_interrupted(self, before: datetime) -> None:
        """Mark every attempt from before this moment that is still open as uncertain.

        Raises LedgerError.
        """
        detail = json_of(Uncertain(Cause.INTERRUPTED))
        self._access.run_if_file(
            lambda connection: connection.execute(
                "UPDATE attempt SET state = ?, detail = ? WHERE state = ? AND id < ?",
                (State.UNCERTAIN.value, detail, State.OPEN.value, first_id_at(before)),
            )
        )

    def delete(self, attempt_id: int) -> None:
        """Delete one attempt. Raises LedgerError."""
        statement = "DELETE FROM attempt WHERE id = ?"
        self._access.run_if_file(lambda connection: connection.execute(statement, (attempt_id,)))
        self._access.run_if_file(write_ahead.clear)
        with _faults():
            self._pending.forget(attempt_id)

    def purge(self, before: datetime) -> None:
        """Delete every attempt from before this moment, and all traces of it. Raises LedgerError.

        Other threads and programs can read and write meanwhile; while the file is rewritten at the
        end, this program's readers wait.
        """
        first_id = first_id_at(before)
        self._access.run_long(lambda connection: purging.purge(connection, first_id))
        self._access.run_if_file(write_ahead.clear)
        with _faults():
            self._pending.purge(first_id)
        for path in self._leftovers():
            with contextlib.suppress(OSError):
                if path.lstat().st_mtime < before.timestamp():
                    path.unlink()

    def wipe(self) -> None:
        """Delete all that is there now, backups and files set aside included. Raises LedgerError.

        What is made while this waits for another program stays.
        """
        asked = first_id_at(self._now())
        self._access.run_if_file(partial(self._clear, asked))
        self._access.run_if_file(write_ahead.clear)
        with _faults(), contextlib.ExitStack() as each:  # whatever one of them raises
            each.callback(self._pending.wipe, self._made_since(asked))
            for path in self._leftovers():
                each.callback(path.unlink, missing_ok=True)

    def close(self) -> None:
        """Close the file; from now on each call opens and closes it again."""
        self._access.close()

    def _clear(self, asked: int, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")  # only from here on does this program hold the file
        with self._access.long_work():
            schema.clear(connection, self._made_since(asked))

    def _made_since(self, asked: int) -> range:
        """Return the ids from this one to now; a later one is of a clock that was ahead."""
        return range(asked, first_id_at(self._now()))

    def _leftovers(self) -> Iterator[Path]:
        """Yield ledgers that were set aside, backups, and what a kill has left unfinished."""
        for path in own_files.found(self.path.parent, NAME):
            if ".bad" in path.name or ".backup" in path.name:
                yield path
        yield from self.path.parent.glob(f".{'[0-9a-f]' * 16}.part")


def _put(row: Row, hand_overs: Sequence[HandOver], connection: sqlite3.Connection) -> None:
    connection.execute(PUT, row)
    if hand_overs:  # of a row that is there already, PUT changes the outcome alone
        _hand_over(row[0], hand_overs, connection)


def _hand_over(
    attempt_id: int, hand_overs: Sequence[HandOver], connection: sqlite3.Connection
) -> None:
    # In one statement: another program may be adding its own.
    statement = "UPDATE attempt SET handed_over = joined(handed_over, ?) WHERE id = ?"
    connection.execute(statement, (marks.text_of(hand_overs), attempt_id))


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    """Raise LedgerError for what keeps files from being read or written, whatever it is."""
    try:
        yield
    except LedgerError:
        raise
    except Exception as error:
        raise failure(error, fault_of(error)) from error
