"""The ledger's search: newest first, page by page, fast at any size."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from typing import Final

from cammer_desktop.adapters.ledger.rows import COLUMNS, Row
from cammer_desktop.domain.attempt import first_id_at
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.domain.search_terms import Term

_TRIGRAM: Final = 3
# As many trigrams of a number find few other rows; of a text that was pasted whole only so many are
# looked for.
_ENOUGH: Final = 3
_MOST: Final = 16
# Fewer rows than this are read one by one. If there are more that match, going through all rows
# from the newest fills a page soon.
_FEW: Final = 5_000
# A row is shown without the longest of its texts, which is there to be searched.
_SHOWN: Final = ", ".join("NULL" if name == "haystack" else f"attempt.{name}" for name in COLUMNS)
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
    conditions = _Conditions()
    source = _source(connection, query, conditions)
    id_column = "found.rowid" if source.startswith("found") else "attempt.id"
    if query.since is not None:
        conditions.add(f"{id_column} >= ?", first_id_at(query.since))
    if query.until is not None:
        conditions.add(f"{id_column} < ?", first_id_at(query.until))
    if before is not None:
        conditions.add(f"{id_column} < ?", before)
    if query.state is not None:
        conditions.add(*_of_state(query.state))
    for forms in query.terms:
        alternatives = " OR ".join("instr(attempt.haystack, ?)" for _ in forms)
        conditions.add(f"({alternatives})", *forms)
    where = " AND ".join(conditions.texts) or "true"
    # Nothing that was typed becomes part of the statement: it is passed as parameters.
    statement = f"SELECT {_SHOWN} FROM {source} WHERE {where} ORDER BY {id_column} DESC LIMIT ?"  # noqa: S608
    yield from connection.execute(statement, (*conditions.parameters, size))


def _of_state(state: State) -> tuple[str, *tuple[str, ...]]:
    """Return the condition that a row is of a state; one that nobody knows counts as uncertain."""
    if state is not State.UNCERTAIN:
        return "attempt.state = ?", state.value
    others = [each.value for each in State if each is not state]
    return f"attempt.state NOT IN ({', '.join('?' for _ in others)})", *others


def _source(connection: sqlite3.Connection, query: Query, conditions: _Conditions) -> str:
    """Return the FROM clause that reads the fewest rows, and add the conditions that it needs."""
    state = query.state
    if state is not None and (not query.terms or _is_rare(connection, state)):
        if state is State.UNCERTAIN:
            if _is_small(connection):  # the index may not know of a state that was damaged
                return "attempt NOT INDEXED"
            states = _uncertain_states(connection)
            conditions.add(f"attempt.state IN ({', '.join('?' for _ in states)})", *states)
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


def _is_small(connection: sqlite3.Connection) -> bool:
    counted = connection.execute("SELECT count(*) FROM (SELECT 1 FROM attempt LIMIT ?)", (_FEW,))
    return bool(counted.fetchone()[0] < _FEW)


def _is_rare(connection: sqlite3.Connection, state: State) -> bool:
    limited = "SELECT 1 FROM attempt WHERE state = ? LIMIT ?"
    counted = connection.execute(f"SELECT count(*) FROM ({limited})", (state.value, _FEW))  # noqa: S608
    return bool(counted.fetchone()[0] < _FEW)


def _uncertain_states(connection: sqlite3.Connection) -> list[object]:
    """Return the stored states that count as uncertain, from the index and without its rows."""
    known = {state.value for state in State}
    found: list[object] = [State.UNCERTAIN.value]
    [place] = connection.execute("SELECT min(state) FROM attempt").fetchone()
    while place is not None:
        if place not in known:
            found.append(place)
        following = "SELECT min(state) FROM attempt WHERE state > ?"
        [place] = connection.execute(following, (place,)).fetchone()
    return found


def _match(forms: Term) -> str:
    """Return the FTS5 query for a term: the trigrams of at least one of its forms."""
    return f"({' OR '.join(f'({_trigrams(form)})' for form in forms)})"


def _trigrams(form: str) -> str:
    """Return the trigrams that make up a form, its end first.

    Those between them would find little less and cost as much. Of a long number the first digits
    are left out, which are the same in every third row.
    """
    starts = [*range(len(form) - _TRIGRAM, -1, -_TRIGRAM)]
    if starts[-1] and not (form.isdecimal() and len(starts) >= _ENOUGH):
        starts.append(0)
    parts = (form[start : start + _TRIGRAM] for start in starts[:_MOST])
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
