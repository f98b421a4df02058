"""The ledger's tables, and the migration of files of older versions.

`user_version` counts the migration's steps. Each step is one transaction; an existing file is
copied before the first. A step that was released is never changed. A new step needs a ledger of its
version for the tests: `python -m tests.adapters.ledger.make_fixture` makes it.

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

from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import open_private

APPLICATION_ID: Final = 0x43414D52  # "CAMR"

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
STEPS: Final[Sequence[Sequence[str]]] = (
    _FIRST,
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
    if 0 < version < len(steps):
        _back_up(connection, path.with_name(f"{path.name}.backup{version}"))
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


def clear(connection: sqlite3.Connection) -> None:
    """Delete every row, and all traces of them in the file."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for table in ("found", "attempt", "chore"):
            connection.execute(f"DROP TABLE {table}")
        for step in STEPS:
            for statement in step:
                connection.execute(statement)
    connection.execute("VACUUM")


def _version(connection: sqlite3.Connection) -> int:
    """Return how many steps the file has taken, 0 for an empty one. Raises ForeignError."""
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION_ID:
        return int(version)
    [tables] = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application or version or tables:
        raise ForeignError
    return 0


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    patiently(lambda: path.unlink(missing_ok=True))
    os.close(open_private(str(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
