"""Attempts that wait beside a ledger that cannot be written: none is lost, none is doubled."""

import json
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from cammer_desktop.adapters.ledger import access
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import LedgerError, LedgerFault
from cammer_desktop.domain.outcome import Cause, Outcome, Uncertain
from tests.ledgers import NOON, OUTCOMES, Bench, attempt
from tests.samples import COPIED
from tests.systems import assert_private

STATES = (None, Uncertain(Cause.CANCELLED), OUTCOMES[0])


@contextmanager
def held(ledger: Bench) -> Iterator[None]:
    """Hold the ledger's file as another program does."""
    ledger.put(attempt(1000))
    ledger.file.delete(attempt(1000).id)
    with closing(sqlite3.connect(ledger.file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def waiting(ledger: Bench) -> list[Path]:
    """Return the files that wait."""
    return sorted(ledger.directory.glob("*.pending-*"))


@pytest.mark.parametrize("outcome", [None, *OUTCOMES])
def test_what_waits_is_whole_private_and_there_for_the_next_run(
    ledger: Bench, outcome: Outcome | None
) -> None:
    written = [replace(attempt(n, outcome), hand_overs=(COPIED,)) for n in range(6)]
    names = [ledger.file.put_aside(each) for each in written]
    assert [path.name for path in waiting(ledger)] == sorted(names)
    for path in waiting(ledger):
        assert_private(path)
    again = ledger.reopened()
    assert again.file.aside() == dict(zip(names, written, strict=True))
    again.file.take_over()
    assert list(again.all) == written[::-1]
    assert waiting(ledger) == []
    again.file.close()


def test_while_the_file_is_held_nothing_is_taken_over_and_nothing_lost(ledger: Bench) -> None:
    with held(ledger):
        ledger.file.put_aside(attempt(0))
        with pytest.raises(LedgerError) as raised:
            ledger.file.take_over(0.0)
        assert raised.value.fault is LedgerFault.LOCKED
        assert not raised.value.is_own
        assert list(ledger.file.aside().values()) == [attempt(0)]
    ledger.file.take_over()
    assert ledger.all == (attempt(0),)


@pytest.mark.parametrize("order", list(permutations(STATES)))
def test_whatever_the_order_of_its_states_what_is_certain_stays(
    ledger: Bench, order: tuple[Outcome | None, ...]
) -> None:
    other = Bench(ledger.directory)
    for outcome in order:
        ledger.file.put_aside(attempt(0, outcome))
        other.file.take_over()
    assert ledger.all == (attempt(0, OUTCOMES[0]),)
    other.file.close()


def test_two_that_take_over_at_once_write_it_once(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 60.0)  # a busy machine may need longer than an agent
    others = [Bench(ledger.directory) for _ in range(3)]
    ledger.put(attempt(100))
    for number in range(20):
        ledger.file.put_aside(attempt(number, OUTCOMES[0]))
    with ExitStack() as closing_all, ThreadPoolExecutor(3) as pool:
        for other in others:
            closing_all.callback(other.file.close)
        list(pool.map(lambda other: other.file.take_over(), others))
    assert len(ledger.all) == 21
    assert waiting(ledger) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b'{"id": 7}',
        b'{"id": "x", "ended": 1e400}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_file_that_cannot_be_read_is_a_damaged_row_and_set_aside(
    ledger: Bench, content: bytes
) -> None:
    ledger.file.put_aside(attempt(0))
    damaged = attempt(1).id
    name = f"ledger.sqlite3.pending-{damaged}-00000000"
    (ledger.directory / name).write_bytes(content)
    assert ledger.file.aside()[name].is_damaged
    ledger.file.take_over()
    first, second = ledger.all
    assert (first.id, first.at, first.is_damaged) == (damaged, attempt(1).at, True)
    assert second == attempt(0)
    assert [path.name for path in waiting(ledger)] == [f"{name}.bad"]
    ledger.file.take_over()
    assert ledger.file.aside() == {}
    ledger.file.wipe()
    assert waiting(ledger) == []


DAMAGES: list[dict[str, object]] = [
    {"detail": "{"},
    {"state": "made"},
    {"name": None},
    {"name": "Ana\0"},
    {"name": "\ud800"},
    {"ticket_title": 7},
    {"ticket_title": [{}]},
    {"code": 1e400},
    {"link": ""},
]


@pytest.mark.parametrize("change", DAMAGES)
def test_one_that_is_damaged_in_part_is_a_damaged_row(
    ledger: Bench, change: dict[str, object]
) -> None:
    whole = attempt(0, OUTCOMES[0])
    ledger.file.put_aside(whole)
    ledger.file.put_aside(attempt(1))
    first, _second = waiting(ledger)
    first.write_text(json.dumps({**json.loads(first.read_bytes()), **change}))
    ledger.file.take_over()
    second, read = ledger.all
    assert (second, read.id, read.is_damaged) == (attempt(1), whole.id, True)
    assert read.request.phone == whole.request.phone
    assert ledger.found(read.request.phone[-6:])
    assert [path.name for path in waiting(ledger)] == [f"{first.name}.bad"]


@pytest.mark.parametrize("change", [{"id": 2**63}, {"id": "x"}, {"ended": "x"}, {"ended": 2**70}])
def test_what_its_name_tells_too_may_be_damaged(ledger: Bench, change: dict[str, object]) -> None:
    name = ledger.file.put_aside(attempt(0, OUTCOMES[0]))
    path = ledger.directory / name
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **change}))
    ledger.file.take_over()
    assert ledger.all == (attempt(0, OUTCOMES[0]),)
    assert waiting(ledger) == []


def test_a_byte_that_is_no_text(ledger: Bench) -> None:
    path = ledger.directory / ledger.file.put_aside(attempt(0))
    path.write_bytes(path.read_bytes().replace(b"Jos", b"J\xffs"))
    ledger.file.take_over()
    [read] = ledger.all
    assert read.is_damaged
    assert read.request.phone == attempt(0).request.phone


def test_what_a_killed_program_had_not_finished_is_no_attempt_and_goes_with_the_rest(
    ledger: Bench,
) -> None:
    ledger.directory.mkdir()
    left = ledger.directory / ".0123456789abcdef.part"
    for delete in (ledger.file.wipe, lambda: ledger.file.purge(NOON)):
        left.write_bytes(b"{")
        os.utime(left, (0, 0))
        assert ledger.file.aside() == {}
        delete()
        assert list(ledger.directory.iterdir()) == []


def test_another_version_may_store_more_columns(ledger: Bench) -> None:
    name = ledger.file.put_aside(attempt(0, OUTCOMES[0]))
    path = ledger.directory / name
    path.write_text(path.read_text().replace("{", '{"mood": "good", ', 1))
    ledger.file.take_over()
    assert ledger.all == (attempt(0, OUTCOMES[0]),)


def test_the_time_of_an_outcome_is_when_it_came_not_when_it_was_taken_over(ledger: Bench) -> None:
    ledger.file.put_aside(attempt(0, OUTCOMES[0]))
    ledger.now = NOON + timedelta(days=3)
    ledger.file.take_over()
    with closing(sqlite3.connect(ledger.file.path)) as connection:
        [[ended]] = connection.execute("SELECT ended FROM attempt")
    assert ended == NOON.timestamp() * 1000


def aside_of(ledger: Bench) -> list[Attempt]:
    return list(ledger.file.aside().values())


def test_what_waits_is_deleted_purged_and_wiped_as_rows_are(ledger: Bench) -> None:
    for number in range(4):
        ledger.file.put_aside(attempt(number))
        ledger.file.put_aside(attempt(number, OUTCOMES[0]))
    ledger.file.delete(attempt(1).id)
    assert {each.id for each in aside_of(ledger)} == {attempt(n).id for n in (0, 2, 3)}
    ledger.file.purge(attempt(3).at)
    assert {each.id for each in aside_of(ledger)} == {attempt(3).id}
    ledger.file.wipe()
    assert waiting(ledger) == []


def test_where_nothing_can_be_written_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")  # no folder
    ledger = Bench(tmp_path / "data")
    with pytest.raises(LedgerError) as raised:
        ledger.file.put_aside(attempt(0))
    assert raised.value.fault is LedgerFault.UNREACHABLE
