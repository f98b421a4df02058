"""Salvage of what can still be read of a damaged ledger."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from cammer_desktop.adapters.ledger.rows import COLUMNS, PUT, Row, attempt_of, row_of


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
    """Yield the readable rows, each once: first from the newest down, then from the oldest up."""
    address = f"file:{quote(str(path))}?mode=rw"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        # With this, SQLite reads a file that is shorter than its header says.
        connection.execute("PRAGMA writable_schema = ON")
        seen: set[int] = set()
        for order in ("DESC", "ASC"):
            with contextlib.suppress(sqlite3.Error):
                columns = ", ".join(_columns(connection))
                statement = f"SELECT {columns} FROM attempt ORDER BY id {order}"  # noqa: S608
                for row in connection.execute(statement):
                    if row[0] in seen:  # from here on the first pass has read everything
                        break
                    seen.add(row[0])
                    if _is_whole(row):
                        yield row


def _columns(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield an expression for each of COLUMNS: a file of an older version may lack some."""
    present = {name for _number, name, *_rest in connection.execute("PRAGMA table_info (attempt)")}
    for name in COLUMNS:
        yield name if name in present else f"NULL AS {name}"


def _is_whole(row: Row) -> bool:
    """Tell whether a row is undamaged: it reads as an attempt that would be stored the same."""
    try:
        attempt = attempt_of(row)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return False
    again = row_of(attempt, datetime.fromtimestamp((row[1] or 0) / 1000, UTC))
    # Another version may write other details; it is enough that they can be read.
    return all(
        before == after
        for name, before, after in zip(COLUMNS, row, again, strict=True)
        if name != "detail"
    )
