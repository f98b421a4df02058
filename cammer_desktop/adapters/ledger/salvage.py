"""What can still be read of a damaged ledger."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from cammer_desktop.adapters.ledger.rows import COLUMNS, PUT, Row, attempt_of, row_of


def take_over(connection: sqlite3.Connection, damaged: Path) -> int:
    """Write what can be read of a damaged file into another; return how many rows that were."""
    count = 0
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for row in salvaged(damaged):
            connection.execute(PUT, row)
            count += 1
    return count


def salvaged(path: Path) -> Iterator[Row]:
    """Yield the rows that can be read, from the newest down and from the oldest up, each once."""
    address = f"file:{quote(str(path))}?mode=rw"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        # Lets a file be read that is shorter than its header says.
        connection.execute("PRAGMA writable_schema = ON")
        seen: set[int] = set()
        for order in ("DESC", "ASC"):
            with contextlib.suppress(sqlite3.Error):
                columns = ", ".join(_columns(connection))
                statement = f"SELECT {columns} FROM attempt ORDER BY id {order}"  # noqa: S608
                for row in connection.execute(statement):
                    if row[0] in seen:  # the way from here on is known
                        break
                    seen.add(row[0])
                    if _is_whole(row):
                        yield row


def _columns(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what stands for each of COLUMNS in the file: one of an older version may lack some."""
    there = {name for _number, name, *_rest in connection.execute("PRAGMA table_info (attempt)")}
    for name in COLUMNS:
        yield name if name in there else f"NULL AS {name}"


def _is_whole(row: Row) -> bool:
    """Tell whether a row holds an attempt, and not what damage has made of one."""
    try:
        attempt = attempt_of(row)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return False
    again = row_of(attempt, datetime.fromtimestamp((row[1] or 0) / 1000, UTC))
    # Of the details another version writes more or less; that they can be read is enough.
    return all(
        before == after
        for name, before, after in zip(COLUMNS, row, again, strict=True)
        if name != "detail"
    )
