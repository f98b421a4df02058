"""How the ledger is searched: newest first, a page at a time, whatever its size."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from typing import Final

from cammer_desktop.adapters.ledger.rows import COLUMNS, Row
from cammer_desktop.domain.attempt import first_id_at
from cammer_desktop.domain.ledger import Query, State, Term

_TRIGRAM: Final = 3
# Up to so many rows are read one by one; where there are more, a page of them is near.
_FEW: Final = 5_000
_LAST_NUMBER: Final = 2**63 - 1
VOCABULARY: Final = (
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ('main', 'found', 'instance')"
)
"""The trigrams of a connection's index; to be made once for each connection."""


class _Conditions:
    """The conditions of one search, with their parameters."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.parameters: list[object] = []

    def add(self, text: str, *parameters: object) -> None:
        """Add a condition; all of them must hold."""
        self.texts.append(text)
        self.parameters += parameters


def rows(
    connection: sqlite3.Connection, query: Query, before: int | None, size: int
) -> Iterator[Row]:
    """Yield up to `size` rows that are looked for, newest first, numbers below `before` only."""
    first = 0 if query.since is None else first_id_at(query.since)
    end = _LAST_NUMBER if query.until is None else first_id_at(query.until)
    conditions = _Conditions()
    source = _source(connection, query, conditions)
    number = "found.rowid" if source.startswith("found") else "attempt.id"
    conditions.add(f"{number} >= ? AND {number} < ?", first, min(end, before or _LAST_NUMBER))
    if query.state is not None:
        conditions.add("attempt.state = ?", query.state.value)
    for forms in query.terms:
        alternatives = " OR ".join("instr(attempt.haystack, ?)" for _ in forms)
        conditions.add(f"({alternatives})", *forms)
    columns = ", ".join(f"attempt.{name}" for name in COLUMNS)
    # Nothing that was typed stands in the statement: it goes in as parameters.
    statement = (
        f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions.texts)} "  # noqa: S608
        f"ORDER BY {number} DESC LIMIT ?"
    )
    yield from connection.execute(statement, (*conditions.parameters, size))


def _source(connection: sqlite3.Connection, query: Query, conditions: _Conditions) -> str:
    """Return where to look first, and add what has to hold there."""
    if query.state is not None and (not query.terms or _is_rare(connection, query.state)):
        return "attempt INDEXED BY attempt_by_state"
    indexed = [forms for forms in query.terms if min(map(len, forms)) >= _TRIGRAM]
    if indexed:
        conditions.add("found MATCH ?", " AND ".join(map(_match, indexed)))
        return "found CROSS JOIN attempt ON attempt.id = found.rowid"
    for forms in query.terms:
        numbers = _few_with(connection, forms)
        if numbers is not None:
            conditions.add("attempt.id IN (SELECT value FROM json_each(?))", json.dumps(numbers))
    return "attempt"


def _is_rare(connection: sqlite3.Connection, state: State) -> bool:
    some = "SELECT 1 FROM attempt WHERE state = ? LIMIT ?"
    counted = connection.execute(f"SELECT count(*) FROM ({some})", (state.value, _FEW))  # noqa: S608
    return bool(counted.fetchone()[0] < _FEW)


def _match(forms: Term) -> str:
    """Return what the index is asked for a word: every trigram of one of its forms."""
    return f"({' OR '.join(f'({_trigrams(form)})' for form in forms)})"


def _trigrams(form: str) -> str:
    parts = (form[start : start + _TRIGRAM] for start in range(len(form) - _TRIGRAM + 1))
    return " AND ".join('"' + part.replace('"', '""') + '"' for part in dict.fromkeys(parts))


def _few_with(connection: sqlite3.Connection, forms: Term) -> list[int] | None:
    """Return the rows in which a word shorter than a trigram may stand, None if they are many.

    Without this, a word that stands nowhere would be looked for in every row.
    """
    numbers: set[int] = set()
    for form in forms:
        start = form[:_TRIGRAM]
        numbers.update(
            number
            for (number,) in connection.execute(
                "SELECT doc FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?",
                (start, start + chr(sys.maxunicode), _FEW),
            )
        )
    return sorted(numbers) if len(numbers) < _FEW // 2 else None
