"""The ledger's search: newest first, page by page, and counted; fast at any size."""

import json
import sqlite3
import sys
from collections.abc import Collection, Iterator
from typing import Final

from cammer_desktop.adapters.ledger.rows import COLUMNS, Row
from cammer_desktop.adapters.ledger.schema import UNDELIVERED
from cammer_desktop.domain.attempt import first_id_at
from cammer_desktop.domain.counts import COUNTED, Count
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
# Counting stops after so many of SQLite's steps; a row that is looked at takes a dozen of them.
_MOST_STEPS: Final = 200_000
_PRIMARY_CODE: Final = 0xFF
_OF_STATE: Final = "attempt WHERE state = ?"
# In literals: of parameters SQLite would not know that its index has all that is asked for.
_IS_UNDELIVERED: Final = f"attempt.state = '{State.CREATED.value}' AND attempt.handed_over IS NULL"
# A row is shown without the longest of its texts, which is there to be searched.
_SHOWN: Final = ", ".join("NULL" if name == "haystack" else f"attempt.{name}" for name in COLUMNS)
VOCABULARY: Final = (
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ('main', 'found', 'instance')"
)
"""Creates a table of the trigrams in the index; to be executed once for each connection."""


class _Search:
    """One search in SQL: where its rows are read, and the conditions that each has to meet."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._conditions: list[str] = []
        self.parameters: list[object] = []
        self.source = _source(connection, query, self)
        self.id = "found.rowid" if self.source.startswith("found") else "attempt.id"
        if query.since is not None:
            self.add(f"{self.id} >= ?", first_id_at(query.since))
        if query.until is not None:
            self.add(f"{self.id} < ?", first_id_at(query.until))
        if query.state is not None:
            self.add(*_of_state(query.state))
        if query.undelivered:
            self.add(_IS_UNDELIVERED)
            if query.state not in (None, State.CREATED):
                self.add("false")  # so that nothing is read
        for forms in query.terms:
            alternatives = " OR ".join("instr(attempt.haystack, ?)" for _ in forms)
            self.add(f"({alternatives})", *forms)

    def add(self, condition: str, *parameters: object) -> None:
        """Add a condition. Nothing that was typed becomes part of it: that is its parameters."""
        self._conditions.append(condition)
        self.parameters += parameters

    @property
    def where(self) -> str:
        """The FROM and the WHERE clause."""
        return f"FROM {self.source} WHERE {' AND '.join(self._conditions) or 'true'}"


def rows(
    connection: sqlite3.Connection, query: Query, before: int | None, size: int
) -> Iterator[Row]:
    """Yield up to `size` rows that match, newest first, only those with ids below `before`."""
    search = _Search(connection, query)
    if before is not None:
        search.add(f"{search.id} < ?", before)
    statement = f"SELECT {_SHOWN} {search.where} ORDER BY {search.id} DESC LIMIT ?"
    yield from connection.execute(statement, (*search.parameters, size))


def count(connection: sqlite3.Connection, query: Query, without: Collection[int]) -> Count:
    """Return how many rows match, without those that have these ids, as far as that is quick."""
    search = _Search(connection, query)
    if without:
        ids = json.dumps(list(without))
        search.add(f"{search.id} NOT IN (SELECT value FROM json_each(?))", ids)  # noqa: S608
    number = 0
    connection.set_progress_handler(lambda: True, _MOST_STEPS)  # which ends what it interrupts
    try:
        statement = f"SELECT 1 {search.where} LIMIT ?"
        for _row in connection.execute(statement, (*search.parameters, COUNTED + 1)):
            number += 1
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_INTERRUPT:
            raise
        return Count(number, has_more=True)
    finally:
        connection.set_progress_handler(None, 0)
    return Count(min(number, COUNTED), number > COUNTED)


def _of_state(state: State) -> tuple[str, *tuple[str, ...]]:
    """Return the condition that a row is of a state; one that nobody knows counts as uncertain."""
    if state is not State.UNCERTAIN:
        return "attempt.state = ?", state.value
    others = [each.value for each in State if each is not state]
    return f"attempt.state NOT IN ({', '.join('?' for _ in others)})", *others


def _source(connection: sqlite3.Connection, query: Query, search: _Search) -> str:
    """Return the FROM clause that reads the fewest rows, and add the conditions that it needs."""
    state = State.CREATED if query.undelivered else query.state
    attempts = "attempt"
    if query.undelivered and _has_index(connection):
        attempts = f"attempt INDEXED BY {UNDELIVERED}"
        if not query.terms or _are_few(connection, f"{attempts} WHERE {_IS_UNDELIVERED}"):
            return attempts
    elif state and (not query.terms or _are_few(connection, _OF_STATE, state.value)):
        if state is State.UNCERTAIN:
            if _are_few(connection, "attempt"):  # the index may not know of a damaged state
                return "attempt NOT INDEXED"
            states = _uncertain_states(connection)
            search.add(f"attempt.state IN ({', '.join('?' for _ in states)})", *states)
        return "attempt INDEXED BY attempt_by_state"
    indexed = [forms for forms in query.terms if min(map(len, forms)) >= _TRIGRAM]
    if indexed:
        search.add("found MATCH ?", " AND ".join(map(_match, indexed)))
        return f"found CROSS JOIN {attempts} ON attempt.id = found.rowid"
    for forms in query.terms:
        ids = _few_with(connection, forms)
        if ids is not None:
            search.add("attempt.id IN (SELECT value FROM json_each(?))", json.dumps(ids))
    return attempts


def _has_index(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has the index of undelivered links."""
    there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (UNDELIVERED,))
    return there.fetchone() is not None


def _are_few(connection: sqlite3.Connection, found: str, *parameters: object) -> bool:
    """Tell whether a FROM clause finds few rows."""
    statement = f"SELECT count(*) FROM (SELECT 1 FROM {found} LIMIT ?)"  # noqa: S608 - constants
    return bool(connection.execute(statement, (*parameters, _FEW)).fetchone()[0] < _FEW)


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
