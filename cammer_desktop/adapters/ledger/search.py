"""The ledger's search: newest first, page by page, fast at any size."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from typing import Final

from cammer_desktop.adapters.ledger.rows import COLUMNS, Row
from cammer_desktop.domain.attempt import first_id_at
from cammer_desktop.domain.ledger import Query, State, Term

_TRIGRAM: Final = 3
# Fewer rows than this are read one by one. If there are more that match, going through all rows
# from the newest fills a page soon.
_FEW: Final = 5_000
_MAX_ID: Final = 2**63 - 1
VOCABULARY: Final = (
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ('main', 'found', 'instance')"
)
"""Creates a table of the trigrams in the index; to be executed once for each connection."""


class _Conditions:
    """The conditions of one search, with their parameters."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.parameters: list[object] = []

    def add(self, text: str, *parameters: object) -> None:
        """Add a condition in SQL; a row has to meet all of them."""
        self.texts.append(text)
        self.parameters += parameters


def rows(
    connection: sqlite3.Connection, query: Query, before: int | None, size: int
) -> Iterator[Row]:
    """Yield up to `size` rows that match, newest first, only those with ids below `before`."""
    first = 0 if query.since is None else first_id_at(query.since)
    end = _MAX_ID if query.until is None else first_id_at(query.until)
    conditions = _Conditions()
    source = _source(connection, query, conditions)
    id_column = "found.rowid" if source.startswith("found") else "attempt.id"
    conditions.add(f"{id_column} >= ? AND {id_column} < ?", first, min(end, before or _MAX_ID))
    if query.state is not None:
        conditions.add("attempt.state = ?", query.state.value)
    for forms in query.terms:
        alternatives = " OR ".join("instr(attempt.haystack, ?)" for _ in forms)
        conditions.add(f"({alternatives})", *forms)
    columns = ", ".join(f"attempt.{name}" for name in COLUMNS)
    # Nothing that was typed becomes part of the statement: it is passed as parameters.
    statement = (
        f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions.texts)} "  # noqa: S608
        f"ORDER BY {id_column} DESC LIMIT ?"
    )
    yield from connection.execute(statement, (*conditions.parameters, size))


def _source(connection: sqlite3.Connection, query: Query, conditions: _Conditions) -> str:
    """Return the FROM clause that reads the fewest rows, and add the conditions that it needs."""
    if query.state is not None and (not query.terms or _is_rare(connection, query.state)):
        return "attempt INDEXED BY attempt_by_state"
    indexed = [forms for forms in query.terms if min(map(len, forms)) >= _TRIGRAM]
    if indexed:
        conditions.add("found MATCH ?", " AND ".join(map(_match, indexed)))
        return "found CROSS JOIN attempt ON attempt.id = found.rowid"
    for forms in query.terms:
        ids = _few_with(connection, forms)
        if ids is not None:
            conditions.add("attempt.id IN (SELECT value FROM json_each(?))", json.dumps(ids))
    return "attempt"


def _is_rare(connection: sqlite3.Connection, state: State) -> bool:
    limited = "SELECT 1 FROM attempt WHERE state = ? LIMIT ?"
    counted = connection.execute(f"SELECT count(*) FROM ({limited})", (state.value, _FEW))  # noqa: S608
    return bool(counted.fetchone()[0] < _FEW)


def _match(forms: Term) -> str:
    """Return the FTS5 query for a term: every trigram of at least one of its forms."""
    return f"({' OR '.join(f'({_trigrams(form)})' for form in forms)})"


def _trigrams(form: str) -> str:
    parts = (form[start : start + _TRIGRAM] for start in range(len(form) - _TRIGRAM + 1))
    return " AND ".join('"' + part.replace('"', '""') + '"' for part in dict.fromkeys(parts))


def _few_with(connection: sqlite3.Connection, forms: Term) -> list[int] | None:
    """Return the ids of the rows that may contain a short term, None if they are many.

    The term is shorter than a trigram. Without this, one that is nowhere would be searched in every
    row.
    """
    ids: set[int] = set()
    for form in forms:
        start = form[:_TRIGRAM]
        ids.update(
            row_id
            for (row_id,) in connection.execute(
                "SELECT doc FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?",
                (start, start + chr(sys.maxunicode), _FEW),
            )
        )
    return sorted(ids) if len(ids) < _FEW // 2 else None
