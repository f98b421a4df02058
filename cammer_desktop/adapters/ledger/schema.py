"""The ledger's tables, and the migration of files of older versions.

`user_version` counts the migration's steps. Each step is one transaction; an existing file is
copied before the first, unless nothing can be lost. A step that was released is never changed. A
new step needs a ledger of its version for the tests:
`python -m tests.adapters.ledger.make_fixture` makes it.

The search uses an FTS5 table of trigrams, which finds any three letters anywhere without reading
the rows. It stores no positions (`detail=none`), which makes the file a quarter smaller; its
matches are checked against the rows. Measured with 1,000,000 rows: 13 ms at the 95th percentile.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.ledger.parts import decoded
from cammer_desktop.support.folding import plain
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import open_private

APPLICATION_ID: Final = 0x43414D52  # "CAMR"

UNDELIVERED: Final = "attempt_undelivered"
"""The index of undelivered links. A file that cannot be written may have none."""

_FIRST: Final = (
    # `haystack` is the folded text to search in. It ends with a blank line, so that each of its
    # last letters begins a trigram as well.
    """
    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        ended INTEGER,
        state TEXT NOT NULL,
        name TEXT NOT NULL,
        cellphone TEXT NOT NULL,
        email TEXT,
        destination TEXT NOT NULL,
        code TEXT NOT NULL,
        destination_name TEXT NOT NULL,
        ticket_title TEXT,
        ticket_description TEXT,
        link TEXT,
        detail TEXT NOT NULL,
        handed_over TEXT,
        haystack TEXT NOT NULL
    )
    """,
    "CREATE INDEX attempt_by_state ON attempt (state)",
    """
    CREATE VIRTUAL TABLE found USING fts5 (
        haystack, content='attempt', content_rowid='id', tokenize='trigram', detail=none
    )
    """,
    """
    CREATE TRIGGER attempt_added AFTER INSERT ON attempt BEGIN
        INSERT INTO found (rowid, haystack) VALUES (new.id, new.haystack);
    END
    """,
    """
    CREATE TRIGGER attempt_changed AFTER UPDATE OF haystack ON attempt
    WHEN old.haystack <> new.haystack BEGIN
        INSERT INTO found (found, rowid, haystack) VALUES ('delete', old.id, old.haystack);
        INSERT INTO found (rowid, haystack) VALUES (new.id, new.haystack);
    END
    """,
    # The index keeps traces of deleted rows until it is rewritten: a row of `chore` asks for that.
    "CREATE TABLE chore (name TEXT PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TRIGGER attempt_deleted AFTER DELETE ON attempt BEGIN
        INSERT INTO found (found, rowid, haystack) VALUES ('delete', old.id, old.haystack);
        INSERT OR IGNORE INTO chore VALUES ('scrub');
    END
    """,
)
# Steps (by their number) that only write what follows from the rest of a row. Nothing can be lost
# by them, so no copy is made, which would take as long as the disk needs for the whole file; and
# where they cannot be taken, the file is read as it is.
_DERIVING: Final = frozenset((2, 3))
# More steps than there will ever be: such a version is a damaged number.
_MAX_VERSION: Final = 1_000
_SECOND: Final = (
    # What was folded is searched in plain letters and signs as well. Only what has others is looked
    # at more closely: more bytes than characters, a capital (of a sign like №), a grave accent.
    """
    UPDATE attempt SET haystack = plain(CAST(haystack AS BLOB)) WHERE (
        length(CAST(haystack AS BLOB)) <> length(haystack) OR lower(haystack) <> haystack
        OR instr(haystack, '`')
    ) AND haystack <> plain(CAST(haystack AS BLOB))
    """,
)
_THIRD: Final = (
    # What is undelivered is found, and counted, without reading what is delivered.
    f"""
    CREATE INDEX {UNDELIVERED} ON attempt (handed_over)
    WHERE state = 'created' AND handed_over IS NULL
    """,
)
STEPS: Final[Sequence[Sequence[str]]] = (
    _FIRST,
    _SECOND,
    _THIRD,
    # The next step comes above this line, such as ("ALTER TABLE attempt ADD COLUMN …",),
)


class SchemaError(Exception):
    """The file is not a ledger that this version can use."""


class NewerError(SchemaError):
    """The file was written by a newer version of the program."""


class ForeignError(SchemaError):
    """The file is a database, but not a ledger."""


class DamagedError(SchemaError):
    """The file is a ledger, but its pages are inconsistent."""


def migrate(
    connection: sqlite3.Connection, path: Path, steps: Sequence[Sequence[str]] = STEPS
) -> None:
    """Migrate an open file by those of the steps that it has not taken yet.

    Raises ForeignError, NewerError, sqlite3.Error, OSError; completed steps stay then.
    """
    version = _version(connection)
    if version > len(steps):
        raise NewerError
    connection.create_function("plain", 1, _plain, deterministic=True)
    is_deriving = _DERIVING.issuperset(range(version + 1, len(steps) + 1))
    if version > 0 and not is_deriving:
        _back_up(connection, path.with_name(f"{path.name}.backup{version}"))
    try:
        _take(connection, steps, version)
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if not is_deriving or code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL):
            raise


def _take(connection: sqlite3.Connection, steps: Sequence[Sequence[str]], version: int) -> None:
    """Take the steps after a version."""
    for number, step in enumerate(steps[version:], version + 1):
        # Locks the file before the version is read: another program may be taking the same step.
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            if _version(connection) >= number:
                continue
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


def is_altered(path: Path) -> bool:
    """Tell whether a ledger's tables are not as this version makes them. Raises sqlite3.Error."""
    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(path)) as found:
        migrate(made, path)
        found.text_factory = decoded
        # In this order: without its table there is no configuration to be read.
        return any(part(made) != part(found) for part in (_version, _tables, _configuration))


def _plain(haystack: bytes) -> str | None:
    """Return a stored text in plain letters, None if it is damaged: it stays as it is then."""
    try:
        return plain(haystack.decode())
    except UnicodeDecodeError:
        return None


def clear(connection: sqlite3.Connection, spared: range) -> None:
    """Delete every row but those with these ids, and all traces of them in the file.

    A transaction has begun, which this ends.
    """
    with connection:
        statement = "SELECT * FROM attempt WHERE id >= ? AND id < ?"
        kept = connection.execute(statement, (spared.start, spared.stop)).fetchall()
        for table in ("found", "attempt", "chore"):
            connection.execute(f"DROP TABLE {table}")
        for step in STEPS:
            for statement in step:
                connection.execute(statement)
        for row in kept:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO attempt VALUES ({marks})", row)  # noqa: S608 - marks
    connection.execute("VACUUM")


def _version(connection: sqlite3.Connection) -> int:
    """Return how many steps the file has taken, 0 for an empty one. Raises ForeignError."""
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION_ID:
        if version > _MAX_VERSION:
            raise DamagedError
        return int(version)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if {"attempt", "found", "chore"} <= tables:  # ours, but for a byte of its header
        raise DamagedError
    if application or version or tables:
        raise ForeignError
    return 0


def _tables(connection: sqlite3.Connection) -> Sequence[object]:
    tables = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")
    return tables.fetchall()


def _configuration(connection: sqlite3.Connection) -> Sequence[object]:
    return connection.execute("SELECT k, v FROM found_config").fetchall()


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    patiently(lambda: path.unlink(missing_ok=True))
    os.close(open_private(str(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
