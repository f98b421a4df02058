"""Deletion of what is too old, without a trace, in steps between which others read and write.

`secure_delete` overwrites rows where they stand. Two kinds of traces stay: the search's index keeps
what was deleted until its parts are merged, and where SQLite has moved rows to another page, copies
may be left in what is unused of the old one (in a quarter of the ledgers that were tried, with rows
that grow and single deletions). Only VACUUM overwrites those, and while it runs nobody can read:
for 0.1 s at 6,000 rows, 1 s at 100,000, which is a year of 270 links a day, and half a minute at
1,000,000. All that comes before it keeps a reader out for milliseconds. (A copy that takes the
file's place would keep them out less, but what others write to the old one meanwhile would be lost,
and its journal applied to the new one.)
"""

import sqlite3
import time
from typing import Final

_BATCH: Final = 200
# In pages of the index; a few milliseconds.
_STEP: Final = 64
# In seconds: others look every 0.01 s whether it is their turn.
_PAUSE: Final = 0.02
_OLDEST: Final = (
    "DELETE FROM attempt WHERE id IN (SELECT id FROM attempt WHERE id < ? ORDER BY id LIMIT ?)"
)
_MERGE: Final = "INSERT INTO found (found, rank) VALUES ('merge', ?)"
# A step that changed no more rows than this has found nothing left to merge (sqlite.org/fts5.html).
_NOTHING_MERGED: Final = 2


def purge(connection: sqlite3.Connection, first_id: int) -> None:
    """Delete every row with an id below this one, and all traces of what was deleted so far."""
    while connection.execute(_OLDEST, (first_id, _BATCH)).rowcount:
        time.sleep(_PAUSE)
    if connection.execute("SELECT 1 FROM chore").fetchone() is None:
        return
    _merge(connection)
    connection.execute("VACUUM")
    connection.execute("DELETE FROM chore")


def _merge(connection: sqlite3.Connection) -> None:
    """Merge the index's parts into one, which leaves nothing of deleted rows."""
    connection.execute(_MERGE, (-_STEP,))  # negative: all parts, however few
    changes = -1
    while changes < 0 or connection.total_changes - changes >= _NOTHING_MERGED:
        changes = connection.total_changes
        connection.execute(_MERGE, (_STEP,))
        time.sleep(_PAUSE)
