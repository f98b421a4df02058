"""Salvage of what can still be read of a damaged ledger."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from cammer_desktop.adapters.ledger import schema
from cammer_desktop.adapters.ledger.pages import records
from cammer_desktop.adapters.ledger.rows import COLUMNS, PUT, Row, attempt_of, haystack_of

# A record with fewer columns is of another table: the first version's rows had as many.
_FEWEST: Final = 15


def take_over(connection: sqlite3.Connection, damaged: Path) -> int:
    """Copy the readable rows of a damaged file through a connection; return how many."""
    count = 0
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for row in salvaged(damaged):
            connection.execute(PUT, row)
            count += 1
    return count


def salvaged(path: Path) -> Iterator[Row]:
    """Yield the rows that are whole, each once; one with damaged parts as it stands."""
    _roll_back(path)
    needed = _columns()
    seen: set[int] = set()
    with path.open("rb") as file:
        for row_id, values in records(file, _FEWEST):
            if row_id in seen:
                continue
            seen.add(row_id)
            found = {**dict.fromkeys(needed), **dict(zip(needed, values, strict=False))}
            found["id"] = row_id
            found["haystack"] = haystack_of(attempt_of(tuple(found[name] for name in COLUMNS)))
            yield tuple("" if found[n] is None and needed[n] else found[n] for n in COLUMNS)


def _columns() -> dict[str, bool]:
    """Return the columns of a ledger of today, in order, and whether each needs a value.

    The damaged file may not tell. One of an older version has only the first of them.
    """
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        schema.migrate(made, Path())
        table = made.execute("PRAGMA table_info (attempt)").fetchall()
    return {name: bool(is_needed) for _number, name, _type, is_needed, *_rest in table}


def _roll_back(path: Path) -> None:
    """Have SQLite undo what was being written when the program was killed."""
    with contextlib.suppress(sqlite3.Error, UnicodeError):  # its message may quote the file
        address = f"file:{quote(str(path))}?mode=rw"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema")
