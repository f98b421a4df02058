"""The search in the file finds exactly what the domain says that it finds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.ledger import search as ledger_search
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.checks import is_blank
from cammer_desktop.domain.counts import Count
from cammer_desktop.domain.ledger import Query, State, matches, searchable_text
from cammer_desktop.support.folding import folded
from tests.ledgers import NOON, OUTCOMES, Bench, attempt, every_kind
from tests.samples import COPIED

# Of each outcome every second attempt is handed over, if there is a link.
EVERY = [
    replace(each, hand_overs=(COPIED,) if each.is_undelivered and number % 2 else ())
    for number, each in enumerate(every_kind(300))
]
WORDS = (
    *("", "jose", "NÚÑEZ", "maria perez", "ana", "li", "l", "zoe q", "qz", "ñ", "0414", "414"),
    *("0414-1007919", "+58 414 1007919", "58", "7", "00", "-7", "c-7", "a-7", "ventas", "promo 7"),
    *(
        "20 %",
        "%",
        "_",
        '"',
        "'",
        "* OR",
        "a.example/s/1",
        "s/2",
        "cliente29@",
        "e@x",
        "\x00",
        "🙂",
        "https://a.example/s/1",
        "<HTTPS://A.example/s/2>.",
        "0414 100 7919",
        "4141007919",
    ),
    *("nunez 5 promo", "example cliente 1", "perez 414 ventas"),
)


@pytest.fixture
def ledger(ledger: Bench) -> Bench:
    ledger.put(*EVERY)
    return ledger


def wanted(query: Query) -> tuple[Attempt, ...]:
    """Return what the domain finds among all, newest first."""
    return tuple(each for each in EVERY[::-1] if matches(each, query))


@pytest.mark.parametrize("few", [1, 5_000], ids=["as in a large ledger", "as in a small one"])
@pytest.mark.parametrize("state", [None, State.CREATED, State.UNCERTAIN, State.OPEN])
def test_what_is_found_is_what_matches(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch, few: int, state: State | None
) -> None:
    monkeypatch.setattr(ledger_search, "_FEW", few)
    for word in WORDS:
        query = Query(word, state=state)
        assert ledger.file.page(query, size=1000) == wanted(query), word


@pytest.mark.parametrize("few", [1, 5_000], ids=["as in a large ledger", "as in a small one"])
@pytest.mark.parametrize("state", [None, State.CREATED, State.UNCERTAIN])
@pytest.mark.parametrize("has_index", [True, False], ids=["", "where it could not be written"])
def test_what_is_undelivered_is_found_too(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch, few: int, state: State | None, has_index: bool
) -> None:
    monkeypatch.setattr(ledger_search, "_FEW", few)
    if not has_index:
        with closing(sqlite3.connect(ledger.file.path)) as connection:
            connection.execute("DROP INDEX attempt_undelivered")
    queries = [Query(word, state=state, undelivered=True) for word in WORDS]
    found = [ledger.file.page(query, size=1000) for query in queries]
    assert found == [wanted(query) for query in queries]
    assert ledger.file.counts(queries, ()) == tuple(Count(len(each)) for each in found)
    assert ledger.aside == []


@given(text=st.text(alphabet="aenozlñ 0148-+@./'\"\\*", max_size=8))
def test_whatever_is_typed_is_a_search(text: str, shared_ledger: Bench) -> None:
    query = Query(text)
    assert shared_ledger.file.page(query, size=1000) == wanted(query)


@pytest.fixture(scope="module")
def shared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("ledger"))
    bench.put(*EVERY)
    yield bench
    bench.file.close()


NAMES = st.text(alphabet="aLłøßſ'’´`ʼ‑– \u00a0\u00ad№𝐉ñÁ", min_size=1, max_size=8).filter(
    lambda name: not is_blank(name)
)


@given(name=NAMES, text=NAMES)
def test_in_memory_and_on_disk_the_same_is_found(
    name: str, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = attempt(0, OUTCOMES[0])
    made = replace(made, request=replace(made.request, name=name))
    bench = Bench(tmp_path_factory.mktemp("names"))
    bench.put(made)
    for query in (Query(text), Query(name), Query(name[1:])):
        assert bench.file.page(query) == ((made,) if matches(made, query) else ())
    assert "´" in name or bench.file.page(Query(name)) == (made,)  # at an end it is a blank
    bench.file.close()


def test_what_the_first_version_stored_is_found_as_what_is_stored_today(ledger: Bench) -> None:
    names = ("Łukasz D’Angelo", "D´Angelo Peña", "Ana‑María Søren", "L`Abate", "Zoë №")
    for number, name in enumerate(names):
        made = attempt(1_000 + number)
        ledger.put(replace(made, request=replace(made.request, name=name)))
    ledger.file.close()
    with closing(sqlite3.connect(ledger.file.path)) as connection:
        for each in ledger.all:
            parts = [each.request.name, each.request.phone.lstrip("+"), *texts_after(each)]
            stored = "\n".join(folded(part) for part in parts if part) + "\n\n"
            connection.execute("UPDATE attempt SET haystack = ? WHERE id = ?", (stored, each.id))
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    ledger.file.close()
    for word in ("lukasz", "d'angelo", "d´angelo", "ana-maria", "soren", "l'abate", "zoe no"):
        found = [each for each in ledger.all if matches(each, Query(word))]
        assert list(ledger.file.page(Query(word), size=1000)) == found != []


def texts_after(made: Attempt) -> list[str]:
    """Return what the first version searched of an attempt after name and phone."""
    return searchable_text(made).split("\n")[2:]


def test_pages_of_a_search_follow_each_other(ledger: Bench) -> None:
    query = Query("perez")
    first = ledger.file.page(query, size=20)
    second = ledger.file.page(query, before=first[-1].id, size=1000)
    assert [*first, *second] == [each for each in EVERY[::-1] if matches(each, query)]


@given(
    text=st.sampled_from(WORDS),
    minutes=st.tuples(st.integers(-1, 301), st.integers(-1, 301)),
    state=st.sampled_from((None, *State)),
    undelivered=st.booleans(),
    without=st.lists(st.sampled_from(EVERY)),
)
def test_what_is_counted_is_what_matches(
    text: str,
    minutes: tuple[int, int],
    state: State | None,
    undelivered: bool,
    without: list[Attempt],
    shared_ledger: Bench,
) -> None:
    since, until = (NOON + timedelta(minutes=each) for each in minutes)
    query = Query(text, since, until, state, undelivered=undelivered)
    assert shared_ledger.file.page(query, size=1000) == wanted(query)
    left = [each for each in wanted(query) if each not in without]
    counted = shared_ledger.file.counts([query], [each.id for each in without])
    assert counted == (Count(len(left)),)


def test_many_are_counted_as_more(ledger: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_search, "COUNTED", 299)
    assert ledger.file.counts([Query(), Query("qz")], ()) == (Count(299, True), Count(0))
    monkeypatch.setattr(ledger_search, "COUNTED", 300)
    assert ledger.file.counts([Query()], ()) == (Count(300),)


def test_what_would_take_long_is_counted_in_part(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_search, "_MOST_STEPS", 500)
    [counted] = ledger.file.counts([Query()], ())
    assert counted.has_more
    assert 0 < counted.number < len(EVERY)
    assert ledger.all == wanted(Query())  # a page is not cut
    assert ledger.aside == []


def test_of_no_file_nothing_is_counted(data_directory: Path) -> None:
    bench = Bench(data_directory)
    assert bench.file.counts([Query(), Query("a")], ()) == (Count(0), Count(0))
    assert not data_directory.exists()


def test_what_went_by_a_channel_of_another_version_is_not_undelivered(ledger: Bench) -> None:
    query = Query(undelivered=True)
    newest = ledger.file.page(query)[0]
    with closing(sqlite3.connect(ledger.file.path)) as connection, connection:
        connection.execute("UPDATE attempt SET handed_over = 'pigeon' WHERE id = ?", (newest.id,))
    assert ledger.file.page(query, size=1000) == wanted(query)[1:]
    [read] = [each for each in ledger.all if each.id == newest.id]
    assert (read.hand_overs, read.is_undelivered, matches(read, query)) == ((), False, False)
