"""A row that is damaged: what of it can be read is there, and the others lack nothing."""

import json
import os
import queue
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger.csv_export import write_csv
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.adapters.ledger.rows import COLUMNS, PUT, attempt_of, row_of
from cammer_desktop.domain.destination import UNREADABLE, Category
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query, State
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Rejected, Uncertain
from cammer_desktop.domain.settings import Settings
from cammer_desktop.services.ledger_news import News
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.settings_service import SettingsService
from tests.ledgers import (
    NOON,
    OUTCOMES,
    Bench,
    attempt,
    clock,
    content_of,
    every_kind,
    with_a_flipped_bit,
)

_MORE: Final = int(os.environ.get("CAMMER_EXAMPLES", "0"))
_NESTED: Final = "[" * 100_000
NOBODYS: Final = b"Jos\xff"


def damaged(made: Any, **changes: object) -> Any:
    """Return the attempt of a row in which some columns hold something else."""
    return attempt_of(row(made, **changes))


def row(made: Any, **changes: object) -> tuple[Any, ...]:
    return tuple({**dict(zip(COLUMNS, row_of(made, NOON), strict=True)), **changes}.values())


@given(
    outcome=st.sampled_from((*OUTCOMES, None)),
    column=st.sampled_from(COLUMNS),
    value=st.one_of(
        st.none(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(),
        st.binary(),
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text() | st.just("\ud800"),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ).map(json.dumps),
    ),
)
def test_whatever_stands_in_a_column_the_others_are_read(
    outcome: Any, column: str, value: object
) -> None:
    made = attempt(1, outcome)
    if column == "id" and not isinstance(value, int):
        return  # SQLite keeps nothing else there
    read = damaged(made, **{column: value})
    parts = {
        "name": "name",
        "cellphone": "phone",
        "email": "email",
        "ticket_title": "ticket",
        "ticket_description": "ticket",
    }
    for attribute in set(parts.values()) - {parts.get(column)}:
        assert getattr(read.request, attribute) == getattr(made.request, attribute)
    if column not in ("state", "link", "detail"):
        assert read.outcome == made.outcome
    for text in (read.request.name, read.request.phone, repr(read.outcome)):
        text.encode()  # it can be shown and written


@pytest.mark.parametrize(
    "detail",
    [
        *("", "{", "null", "[]", "7", '"text"', _NESTED, None, 7, b"\xff{}", b"{"),
        *('{"cause": 7}', '{"refusal": []}', '{"diagnosis": 7, "customer": 7}'),
        '{"cause": "\\ud800", "customer": {"name": "\\ud800"}, "message": "\\ud800"}',
    ],
)
@pytest.mark.parametrize("number", range(len(OUTCOMES)))
def test_of_an_outcome_without_its_details_the_kind_stays(number: int, detail: object) -> None:
    read = damaged(attempt(0, OUTCOMES[number]), detail=detail)
    assert type(read.outcome) is type(OUTCOMES[number])
    if isinstance(read.outcome, Created):
        assert read.outcome.link == OUTCOMES[number].link  # type: ignore[union-attr]
    elif detail != '{"cause": 7}':
        assert read.is_damaged


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"state": "made"}, Uncertain(Cause.DAMAGED)),
        ({"state": None}, Uncertain(Cause.DAMAGED)),
        ({"state": b"created"}, Uncertain(Cause.DAMAGED)),
        ({"link": None}, Uncertain(Cause.DAMAGED)),
        ({"link": b"https://\xff"}, Uncertain(Cause.DAMAGED)),
        ({"state": "not sent"}, NotSent(Cause.DAMAGED)),
        ({"state": "uncertain"}, Uncertain(Cause.DAMAGED)),
        ({"name": NOBODYS}, OUTCOMES[0]),
    ],
)
def test_an_outcome_that_cannot_be_told_is_uncertain(
    changes: dict[str, object], wanted: object
) -> None:
    read = damaged(attempt(0, OUTCOMES[0]), **changes)
    assert (read.outcome, read.is_damaged) == (wanted, True)


def test_what_of_a_request_cannot_be_read_is_empty() -> None:
    read = damaged(attempt(1), name=None, cellphone=None, destination="agemt", email=b"a@\xff.b")
    request = read.request
    assert (request.name, request.phone, request.email) == ("", "", "a@\ufffd.b")
    assert (request.destination, read.is_damaged) == (UNREADABLE, True)
    read = damaged(attempt(1), name="Jos\x00 Roto")
    assert (read.request.name, read.is_damaged) == ("Jos\ufffd Roto", True)


@pytest.mark.parametrize("code", [None, "", " ", b"a-\xff", "a-\x00", "a-\ufffd", 7.5])
@pytest.mark.parametrize("number", [0, 1])
def test_a_destination_without_its_code_is_none_that_can_be_sent(number: int, code: object) -> None:
    read = damaged(attempt(number), code=code)
    assert (read.request.destination, read.is_damaged) == (UNREADABLE, True)
    again = attempt_of(row_of(read, NOON))
    assert (again.request, again.is_damaged) == (read.request, True)


def test_a_destination_whose_name_cannot_be_read_goes_by_its_code() -> None:
    read = damaged(attempt(0), destination_name=b"Ventas\xff")
    assert (read.request.destination, read.is_damaged) == (Category("c-7"), True)
    assert read.request.destination.name == ""


@pytest.mark.parametrize("column", ["name", "cellphone", "ticket_title", "ticket_description"])
@pytest.mark.parametrize("value", ["", " \u200b"])
def test_a_text_that_must_have_been_sent_and_is_empty_is_damage(column: str, value: str) -> None:
    assert damaged(attempt(1), **{column: value}).is_damaged


@pytest.mark.parametrize("number", [-(2**63), -1, 2**63 - 1])
def test_an_id_that_is_no_time_has_some_time(number: int) -> None:
    read = damaged(attempt(0), id=number)
    assert (read.id, read.is_damaged) == (number, number < 0)
    assert read.at.year in (1969, 1970, 2248)


def test_a_refusal_without_its_texts_is_one() -> None:
    read = damaged(attempt(0, OUTCOMES[3]), detail="{}")
    assert isinstance(read.outcome, Rejected)


@pytest.fixture
def bench(ledger: Bench) -> Bench:
    ledger.put(*every_kind(30))
    return ledger


def execute(bench: Bench, statement: str, *parameters: object) -> None:
    with closing(sqlite3.connect(bench.file.path)) as connection, connection:
        connection.execute(statement, parameters)


@pytest.mark.parametrize(
    "change",
    [
        "name = CAST(x'4a6fff' AS TEXT)",
        "name = x'4a6fff'",
        "state = 'made'",
        "state = CAST(x'ff' AS TEXT)",
        "detail = '{'",
        "detail = 7, link = 7, cellphone = 7, handed_over = 7, destination = 7",
        "haystack = CAST(x'ff' AS TEXT), detail = ''",
        "id = -7",
        "id = 9223372036854775807, detail = ''",
    ],
)
def test_one_is_listed_with_the_others_and_stays_as_it_is(bench: Bench, change: str) -> None:
    made = attempt(0, OUTCOMES[0])
    execute(bench, f"UPDATE attempt SET {change} WHERE id = ?", made.id)
    before = bench.file.path.read_bytes()
    read = bench.all
    others = [each for each in read if not each.is_damaged]
    assert others == every_kind(30)[:0:-1]
    [found] = [each for each in read if each.is_damaged]
    assert len(bench.file.page(Query(), before=read[10].id, size=1000)) == 19
    assert bench.file.path.read_bytes() == before
    bench.file.delete(found.id)
    assert list(bench.all) == others


@pytest.mark.parametrize("rows", [30, 6_000])
@pytest.mark.parametrize("state", ["'made'", "7", "'zzz'", "''"])
def test_a_state_that_nobody_knows_counts_as_uncertain(bench: Bench, state: str, rows: int) -> None:
    with closing(sqlite3.connect(bench.file.path)) as connection, connection:
        more = (row_of(attempt(number, OUTCOMES[1]), NOON) for number in range(30, rows))
        connection.executemany(PUT, more)
        connection.execute(f"UPDATE attempt SET state = {state} WHERE id = ?", (attempt().id,))
    for text in ("", "nunez", "l"):
        wanted = bench.file.page(Query(text), size=rows)
        for each in State:
            found = bench.file.page(Query(text, state=each), size=rows)
            assert list(found) == [one for one in wanted if State.of(one.outcome) is each]
    assert attempt().id in [each.id for each in bench.file.page(Query(state=State.UNCERTAIN))]


def test_the_salvage_copies_one_as_it_stands(bench: Bench) -> None:
    execute(bench, "UPDATE attempt SET name = x'4a6fff', detail = '{' WHERE id = ?", attempt().id)
    before = bench.all
    content = bytearray(bench.file.path.read_bytes())
    content[4096 : 4096 + 2] = b"\xff\xff"  # the page above the rows
    bench.file.close()
    bench.file.path.write_bytes(content)
    assert bench.all == before
    assert [(each.fault, each.saved) for each in bench.aside] == [(LedgerFault.DAMAGED, 30)]
    assert bench.found("584141000000") == [before[-1].request.name]


def test_what_nobody_expects_is_an_error_of_the_ledger(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, logged_errors: object
) -> None:
    class Odd(Query):
        @property
        def terms(self) -> Any:
            raise RecursionError

    with pytest.raises(LedgerError) as raised:
        bench.file.page(Odd())
    assert raised.value.fault is LedgerFault.UNREACHABLE
    assert len(bench.all) == 30
    assert bench.aside == []


def test_a_page_of_words_is_a_search(bench: Bench) -> None:
    assert bench.file.page(Query("nunez " * 5_000)) != ()
    assert bench.file.page(Query("x" * 50_000)) == ()
    assert bench.file.page(Query("\ud800 nunez")) != ()
    assert bench.file.page(Query("\u0301")) == bench.all
    assert bench.aside == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return content_of(tmp_path_factory.mktemp("whole"), *every_kind())


@pytest.mark.parametrize("seed", range(max(_MORE, 200)))
def test_one_bit_costs_one_row_at_most_and_stops_nothing(
    seed: int, whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / "ledger.sqlite3").write_bytes(with_a_flipped_bit(whole, Random(seed)))
    now = NOON + timedelta(minutes=600)
    news: queue.SimpleQueue[News] = queue.SimpleQueue()
    file = LedgerFile(tmp_path, lambda: now, news.put)
    settings = SettingsService(Settings(days_kept=1), SettingsFile(tmp_path))
    service = LedgerService(file, news, settings, clock(tmp_path, lambda: now))
    new = attempt(500, OUTCOMES[1])
    service.record(new)
    found = tuple(service.every(Query()))
    assert new in file.page(Query())  # it is on disk, and not only remembered
    assert len([each for each in every_kind() if each not in found]) <= 1
    for text in ("", "nunez", "414", "e", "a.example/s/1"):
        for state in (None, *State):
            service.page(Query(text, state=state), None)
    for is_masked in (True, False):
        number = write_csv(tmp_path / "all.csv", service.every(Query()), is_masked)
        assert number == len(found)
    handed_over = service.record_hand_over(new, Channel.COPY)
    assert handed_over in service.page(Query(), None).attempts
    for each in found[1:9]:
        service.delete(each.id)
    left = tuple(service.every(Query()))
    assert left[1:] == found[9:]
    service.purge()
    assert handed_over in tuple(service.every(Query()))
    assert not [told for told in service.take_news() if isinstance(told, LedgerFault)]
    file.close()
