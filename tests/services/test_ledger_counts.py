"""Counts of the ledger: on disk and in memory, each attempt once, in the state that counts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cammer_desktop.domain.counts import Count, Counts, DayCounts
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import PAGE, Query, State
from cammer_desktop.domain.settings import Settings
from tests.ledgers import NOON, OUTCOMES, attempt, every_kind
from tests.samples import COPIED
from tests.services.test_unsaved import Run, held

CREATED, UNCERTAIN = OUTCOMES[1], OUTCOMES[2]


@pytest.fixture
def run(data_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setattr("cammer_desktop.adapters.ledger.access.PATIENCE", 0.05)
    made = Run(data_directory)
    yield made
    made.file.close()


def counts(found: int, undelivered: int, in_period: int) -> Counts:
    return Counts(Count(found), Count(undelivered), Count(in_period))


def day(run: Run) -> DayCounts | None:
    return run.service.counts.of_day(NOON, NOON + timedelta(days=1))


def test_a_search_is_counted_within_its_period(run: Run) -> None:
    for each in every_kind(70):  # ten of each kind, of which two are links
        run.service.record(each)
    found = run.service.counts.of
    later = NOON + timedelta(minutes=35)
    assert found(Query()) == counts(70, 20, 70)
    assert found(Query(state=State.CREATED)) == counts(20, 20, 70)
    assert found(Query(state=State.UNCERTAIN)) == counts(10, 0, 70)
    assert found(Query(since=later)) == found(Query(until=later)) == counts(35, 10, 35)
    assert found(Query("perez", since=later, undelivered=True)) == counts(2, 2, 35)
    assert found(Query("nobody")) == counts(0, 0, 70)


def test_a_day_tells_what_it_has_made(run: Run) -> None:
    assert day(run) == DayCounts(Count(0), Count(0), Count(0))
    for each in (attempt(-1, CREATED), attempt(60 * 24, CREATED), *every_kind(14)):
        run.service.record(each)
    run.service.record_hand_over(attempt(0, OUTCOMES[0]), Channel.COPY)
    counted = day(run)
    assert counted == DayCounts(Count(4), Count(3), Count(2))
    assert counted.handed_over == Count(1)


@pytest.mark.parametrize(("date", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_a_day_on_which_the_clocks_are_changed_is_counted_whole(
    run: Run, date: tuple[int, int, int], hours: int
) -> None:
    madrid = ZoneInfo("Europe/Madrid")
    since = datetime(*date, tzinfo=madrid)
    until = datetime(*date[:2], date[2] + 1, tzinfo=madrid)
    first = round((since.astimezone(UTC) - NOON) / timedelta(minutes=1))
    for minutes in (-1, 0, 60 * hours - 1, 60 * hours):
        run.service.record(attempt(first + minutes, CREATED))
    counted = run.service.counts.of_day(since, until)
    assert counted == DayCounts(Count(2), Count(2), Count(0))


def test_what_waits_is_counted_once_in_its_newest_state(run: Run) -> None:
    for number in range(4):
        run.service.record(attempt(number))
    run.service.record(attempt(4, CREATED))
    run.service.record(attempt(5, CREATED))
    with held(run, "IMMEDIATE"):  # it can be read all the while
        run.service.record(attempt(0, CREATED))
        run.service.record(attempt(1, UNCERTAIN))
        run.service.record(attempt(6, CREATED))
        run.service.record_hand_over(attempt(5, CREATED), Channel.COPY)
        assert run.service.counts.of(Query()) == counts(7, 3, 7)
        assert run.service.counts.of(Query(state=State.OPEN)) == counts(2, 0, 7)
        assert day(run) == DayCounts(Count(4), Count(3), Count(1))
        other = Run(run.folder)  # which knows of it by the files beside the ledger
        other.service.begin(NOON - timedelta(days=1))
        assert other.service.counts.of(Query()) == counts(7, 3, 7)
        other.file.close()
    run.service.save()
    assert run.service.counts.of(Query()) == counts(7, 3, 7)
    assert day(run) == DayCounts(Count(4), Count(3), Count(1))


def test_what_cannot_be_read_has_no_counts_and_is_no_news(run: Run) -> None:
    run.service.record(attempt(0, CREATED))
    with held(run):
        assert run.service.counts.of(Query()) is None
        assert day(run) is None
        assert run.service.take_news() == ()
    assert run.service.counts.of(Query()) == counts(1, 1, 1)


def test_where_nothing_is_kept_what_is_in_memory_is_counted(data_directory: Path) -> None:
    run = Run(data_directory, settings=Settings(days_kept=0))
    for number in range(2):
        run.service.record(attempt(number, CREATED))
    run.service.record_hand_over(attempt(0, CREATED), Channel.COPY)
    assert run.service.counts.of(Query()) == counts(2, 1, 2)
    assert not data_directory.exists()


def test_a_file_of_an_older_version_that_cannot_be_written_is_counted(run: Run) -> None:
    for number in range(3):
        run.service.record(attempt(number, CREATED))
    run.service.record_hand_over(attempt(0, CREATED), Channel.COPY)
    with closing(sqlite3.connect(run.file.path)) as connection:
        connection.execute("DROP INDEX attempt_undelivered")
    assert run.service.counts.of(Query()) == counts(3, 2, 3)


def test_a_page_of_which_nothing_matches_any_more_is_followed_by_the_next(run: Run) -> None:
    made = [attempt(number, CREATED) for number in range(PAGE + 2)]
    for each in made:
        run.file.put(each)
    with held(run, "IMMEDIATE"):
        for each in made[2:]:
            run.service._unsaved.put(replace(each, hand_overs=(COPIED,)))
        undelivered = Query(undelivered=True)
        assert [*run.service.every(undelivered)] == made[1::-1]
        assert run.service.read(undelivered, 10).attempts == tuple(made[1::-1])
