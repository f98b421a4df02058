"""The search in the file finds exactly what the domain says that it finds."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.ledger import search as ledger_search
from cammer_desktop.domain.ledger import Query, State, matches
from tests.ledgers import OUTCOMES, Bench, attempt

EVERY = [attempt(number, (*OUTCOMES, None)[number % (len(OUTCOMES) + 1)]) for number in range(300)]
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
    ),
    *("nunez 5 promo", "example cliente 1", "perez 414 ventas"),
)


@pytest.fixture
def ledger(ledger: Bench) -> Bench:
    ledger.put(*EVERY)
    return ledger


@pytest.mark.parametrize("few", [1, 5_000], ids=["as in a large ledger", "as in a small one"])
@pytest.mark.parametrize("state", [None, State.CREATED, State.UNCERTAIN, State.OPEN])
def test_what_is_found_is_what_matches(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch, few: int, state: State | None
) -> None:
    monkeypatch.setattr(ledger_search, "_FEW", few)
    for word in WORDS:
        query = Query(word, state=state)
        wanted = tuple(each for each in EVERY[::-1] if matches(each, query))
        assert ledger.file.page(query, size=1000) == wanted, word


@given(text=st.text(alphabet="aenozlñ 0148-+@./'\"\\*", max_size=8))
def test_whatever_is_typed_is_a_search(text: str, shared_ledger: Bench) -> None:
    query = Query(text)
    wanted = tuple(each for each in EVERY[::-1] if matches(each, query))
    assert shared_ledger.file.page(query, size=1000) == wanted


@pytest.fixture(scope="module")
def shared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("ledger"))
    bench.put(*EVERY)
    yield bench
    bench.file.close()


def test_pages_of_a_search_follow_each_other(ledger: Bench) -> None:
    query = Query("perez")
    first = ledger.file.page(query, size=20)
    second = ledger.file.page(query, before=first[-1].id, size=1000)
    assert [*first, *second] == [each for each in EVERY[::-1] if matches(each, query)]
