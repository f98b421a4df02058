"""The ledger's policy: what is kept where, for how long, what is a duplicate, what is news."""

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger import access
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.ledger import PAGE, DamagedRows, LedgerError, LedgerFault, Query
from cammer_desktop.domain.outcome import Cause, Uncertain
from cammer_desktop.domain.settings import Settings
from cammer_desktop.services.ledger_news import News
from cammer_desktop.services.ledger_pages import Page
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.settings_service import SettingsService
from tests import disks
from tests.ledgers import NOON, OUTCOMES, attempt, clock

MADE = attempt(0, OUTCOMES[1])


class Bench:
    """A service over a real file, at a time that a test sets."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.time: datetime = NOON + timedelta(minutes=5)
        news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self.file = LedgerFile(folder, lambda: self.time, news.put)
        self.settings = SettingsService(settings, SettingsFile(folder))
        self.clock = clock(folder, lambda: self.time)
        self.service = LedgerService(self.file, news, self.settings, self.clock)

    def is_told(self, *times: datetime) -> None:
        """Have the API tell these times, the last of them now."""
        for at in times:
            self.clock.load(lambda: None)
            self.clock.witness(at)
            self.clock.keep()
        self.time = times[-1]

    def keeps(self, days: int) -> None:
        """Keep links for this many days from now on."""
        self.settings.use(lambda current: replace(current, days_kept=days))

    @property
    def names(self) -> list[str]:
        """The names of the first page."""
        return [each.request.name for each in self.service.page(Query(), None).attempts]


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def bench(data_directory: Path, settings: Settings) -> Iterator[Bench]:
    made = Bench(data_directory, settings)
    yield made
    made.file.close()


def test_reading_makes_no_file(bench: Bench, data_directory: Path) -> None:
    assert bench.service.begin(bench.time) is None
    assert (bench.names, list(bench.service.every(Query()))) == ([], [])
    bench.service.delete(7)
    bench.service.purge()
    assert not data_directory.exists()


def test_what_is_recorded_is_on_disk_at_once_and_found(bench: Bench) -> None:
    bench.service.record(attempt(0))
    assert bench.file.page(Query()) == (attempt(0),)
    bench.service.record(MADE)
    assert bench.service.page(Query("nunez"), None) == Page((MADE,), has_more=False)


def damage(bench: Bench, *numbers: int) -> None:
    """Leave nothing readable of what came of these attempts."""
    with closing(sqlite3.connect(bench.file.path)) as connection, connection:
        for number in numbers:
            connection.execute("UPDATE attempt SET detail = '' WHERE id = ?", (attempt(number).id,))


def test_damaged_rows_are_told_of_once_and_again_when_there_are_more(bench: Bench) -> None:
    for number in range(PAGE + 20):
        bench.service.record(attempt(number, OUTCOMES[1]))
    damage(bench, 3, 4, 110)
    bench.service.page(Query(), None)
    assert bench.service.take_news() == (DamagedRows(1),)
    assert len(tuple(bench.service.every(Query()))) == PAGE + 20
    assert bench.service.take_news() == (DamagedRows(3),)
    bench.service.read(Query(), 1_000)
    assert bench.service.take_news() == ()
    bench.service.delete(attempt(4).id)
    damage(bench, 7)
    bench.service.read(Query(), 1_000)
    assert bench.service.take_news() == (DamagedRows(3),)
    bench.service.wipe()
    bench.service.record(attempt(1, OUTCOMES[1]))
    damage(bench, 1)
    bench.service.refresh_recent()
    assert bench.service.take_news() == (DamagedRows(1),)


def test_the_same_attempt_is_one_row_and_what_is_certain_stays(bench: Bench) -> None:
    let_go: Attempt = replace(MADE, outcome=Uncertain(Cause.CANCELLED))
    for said in (attempt(0), let_go, MADE, let_go, attempt(0)):
        bench.service.record(said)
    assert bench.service.page(Query(), None).attempts == (MADE,)


def test_what_an_earlier_run_left_open_is_uncertain(bench: Bench) -> None:
    bench.file.put(attempt(0))
    bench.service.begin(bench.time)
    [left] = bench.service.page(Query(), None).attempts
    assert left.outcome == Uncertain(Cause.INTERRUPTED)


def test_pages_follow_each_other(bench: Bench) -> None:
    for number in range(PAGE + 1):
        bench.file.put(attempt(number))
    first = bench.service.page(Query(), None)
    second = bench.service.page(Query(), first.attempts[-1].id)
    assert (len(first.attempts), first.has_more) == (PAGE, True)
    assert second == Page((attempt(0),), has_more=False)
    assert list(bench.service.every(Query())) == [*first.attempts, *second.attempts]


class TestDuplicates:
    def test_one_of_this_run_is_known_at_once(self, bench: Bench) -> None:
        bench.service.remember(MADE)
        assert bench.service.likely_duplicate(MADE.request) == MADE

    def test_one_of_an_earlier_run_or_another_program_is_known_when_they_are_read(
        self, bench: Bench
    ) -> None:
        bench.file.put(MADE)
        assert bench.service.likely_duplicate(MADE.request) is None
        assert bench.service.refresh_recent() is None
        assert bench.service.likely_duplicate(MADE.request) == MADE

    @pytest.mark.parametrize("settings", [Settings(duplicate_minutes=10)])
    @pytest.mark.parametrize(("minutes", "likely"), [(9, True), (10, True), (11, False)])
    def test_only_for_some_minutes(self, bench: Bench, minutes: int, likely: bool) -> None:
        bench.service.remember(MADE)
        bench.time = NOON + timedelta(minutes=minutes)
        assert (bench.service.likely_duplicate(MADE.request) is not None) is likely

    def test_one_that_was_deleted_is_none_any_more(self, bench: Bench) -> None:
        bench.service.remember(MADE)
        bench.service.record(MADE)
        bench.service.delete(MADE.id)
        assert bench.service.likely_duplicate(MADE.request) is None
        assert bench.names == []


class TestMemory:
    def test_a_full_disk_is_told_once_and_what_happened_is_written_later(
        self, tmp_path: Path
    ) -> None:
        with disks.disk(tmp_path / "disk", kilobytes=512) as disk:
            bench = Bench(disk.path / "data", Settings())
            bench.service.record(MADE)
            disk.fill()
            others = [attempt(number, OUTCOMES[1]) for number in range(1, 200)]
            for each in others:
                bench.service.record(each)
            assert bench.service.take_news() == (LedgerFault.FULL,)
            assert bench.service.take_news() == ()
            assert list(bench.service.every(Query())) == [*others[::-1], MADE]
            saved = bench.file.page(Query(), size=1000)
            assert MADE in saved
            assert len(saved) < 200
            disk.free()
            bench.service.record(attempt(200))
            assert len(bench.file.page(Query(), size=1000)) == 201
            bench.file.close()

    def test_one_that_is_read_only_is_told_until_something_is_written(self, tmp_path: Path) -> None:
        with disks.disk(tmp_path / "disk", kilobytes=1024) as disk:
            bench = Bench(disk.path / "data", Settings())
            bench.service.record(MADE)
            bench.file.close()
            disk.make_read_only()
            assert bench.service.begin(bench.time) is None
            bench.service.purge()  # nothing is old
            assert bench.service.take_news() == (LedgerFault.READ_ONLY,)
            disk.make_writable()
            bench.file.close()
            bench.service.save()
            assert bench.service.faults == frozenset()
            bench.file.close()

    @pytest.mark.parametrize("settings", [Settings(days_kept=0)])
    def test_where_nothing_is_to_be_kept_it_is_found_but_never_written(
        self, bench: Bench, data_directory: Path
    ) -> None:
        assert bench.service.begin(bench.time) is None
        for number in (0, 1):
            bench.service.record(attempt(number))
        bench.service.record(MADE)
        assert bench.service.page(Query(), None).attempts == (attempt(1), MADE)
        assert bench.service.page(Query(), attempt(1).id).attempts == (MADE,)
        assert bench.service.page(Query("maria"), None).attempts == (attempt(1),)
        handed_over = bench.service.record_hand_over(MADE, Channel.COPY)
        assert handed_over == replace(MADE, hand_overs=(HandOver(Channel.COPY, bench.time),))
        assert bench.service.page(Query(), None).attempts[1] == handed_over
        assert not data_directory.exists()

    def test_a_file_that_cannot_be_read_is_told_and_memory_is_searched(
        self, bench: Bench, data_directory: Path
    ) -> None:
        data_directory.mkdir()
        (data_directory / "ledger.sqlite3").mkdir()  # no file at all
        bench.service.record(MADE)
        assert bench.service.refresh_recent() is LedgerFault.UNREACHABLE
        assert bench.names == [MADE.request.name]
        assert bench.service.take_news() == (LedgerFault.UNREACHABLE,)
        with pytest.raises(LedgerError):
            bench.service.wipe()
        with pytest.raises(LedgerError):
            list(bench.service.every(Query()))


def test_how_a_link_was_handed_over_is_on_disk_and_known(bench: Bench) -> None:
    bench.service.record(MADE)
    bench.service.remember(MADE)
    handed_over = bench.service.record_hand_over(MADE, Channel.COPY)
    assert bench.file.page(Query()) == (handed_over,)
    assert bench.service.likely_duplicate(MADE.request) == handed_over


def test_what_is_too_old_is_purged_on_disk_and_in_memory(bench: Bench) -> None:
    old, young = MADE, attempt(60 * 24 * 3, OUTCOMES[1])
    for each in (old, young):
        bench.service.record(each)
        bench.service.remember(each)
    bench.is_told(*(NOON + timedelta(days=days, minutes=1) for days in (0, 3, 30)))
    bench.service.purge()
    assert bench.names == [young.request.name]
    assert bench.service.likely_duplicate(old.request) is None
    bench.keeps(2)
    bench.service.purge()
    assert bench.names == []


def test_without_a_witness_the_ledger_itself_is_one(bench: Bench) -> None:
    for day in (0, 20, 40, 41):
        bench.service.record(attempt(60 * 24 * day, OUTCOMES[1]))
    bench.time = NOON + timedelta(days=3650)
    assert bench.service.is_purge_due()
    assert bench.service.count_beyond(30) == 1
    bench.service.purge()
    assert not bench.service.is_purge_due()
    assert [each.at for each in bench.file.page(Query())] == [
        NOON + timedelta(days=day) for day in (41, 40, 20)
    ]


def test_whether_a_purge_is_due_is_not_known_of_a_file_that_cannot_be_read(
    bench: Bench, data_directory: Path
) -> None:
    data_directory.mkdir()
    (data_directory / "ledger.sqlite3").mkdir()  # no file at all
    assert not bench.service.is_purge_due()
    assert bench.service.take_news() == (LedgerFault.UNREACHABLE,)


def test_from_0_days_on_nothing_stays_on_disk(bench: Bench, data_directory: Path) -> None:
    bench.service.record(MADE)
    bench.keeps(0)
    bench.service.purge()
    assert bench.file.page(Query()) == ()
    content = b"".join(path.read_bytes() for path in data_directory.iterdir())
    assert b"example.com" not in content


def test_from_0_days_on_what_could_not_be_deleted_is_due_until_it_is(
    bench: Bench, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 0.05)
    bench.service.record(MADE)
    bench.keeps(0)
    with closing(sqlite3.connect(data_directory / "ledger.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        bench.service.purge()
        assert bench.service.take_news() == (LedgerFault.LOCKED,)
        assert (bench.service.is_up_to_date, bench.service.is_purge_due()) == (False, True)
        other.execute("ROLLBACK")
    assert bench.file.page(Query()) == (MADE,)
    bench.service.report(LedgerFault.LOCKED)  # of a list that was read until now
    bench.service.refresh_recent()
    bench.service.purge()
    assert bench.file.page(Query()) == ()
    assert (bench.service.is_up_to_date, bench.service.is_purge_due()) == (True, False)


def test_from_0_days_on_what_a_reader_of_its_own_kept_from_being_deleted_is_due(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 0.05)
    bench.service.record(MADE)
    bench.keeps(0)
    with bench.file._access._lock:
        bench.service.purge()
    assert (bench.service.is_purge_due(), bench.service.is_up_to_date) == (True, False)
    bench.service.purge()
    assert (bench.service.is_purge_due(), bench.service.is_up_to_date) == (False, True)


def test_wiping_leaves_nothing_on_disk_or_in_memory(bench: Bench) -> None:
    bench.service.remember(MADE)
    bench.service.record(MADE)
    bench.service.wipe()
    assert bench.names == []
    assert bench.service.likely_duplicate(MADE.request) is None


def test_a_damaged_file_is_told_and_work_goes_on(bench: Bench, data_directory: Path) -> None:
    data_directory.mkdir()
    for _ in range(2):  # the second time under the same name: what was set aside is wiped
        (data_directory / "ledger.sqlite3").write_bytes(bytes(9000))
        bench.service.record(MADE)
        [news] = bench.service.take_news()
        assert getattr(news, "name", None) == "ledger.sqlite3.bad"
        assert bench.names == [MADE.request.name]
        bench.service.wipe()


def test_as_many_pages_are_read_again_as_there_were(bench: Bench) -> None:
    bench.service.record(MADE)
    for number in range(2 * PAGE):
        bench.file.put(attempt(number + 1))
    first = bench.service.read(Query(), 0)
    assert (len(first.attempts), first.has_more) == (PAGE, True)
    both = bench.service.read(Query(), PAGE + 1)
    assert (len(both.attempts), both.has_more) == (2 * PAGE, True)
    assert both.attempts[:PAGE] == first.attempts
    every = bench.service.read(Query(), 10 * PAGE)
    assert (len(every.attempts), every.has_more) == (2 * PAGE + 1, False)


def test_only_what_another_program_writes_is_news(bench: Bench, data_directory: Path) -> None:
    bench.service.record(MADE)
    assert bench.service.has_changed_elsewhere()  # nothing was looked at so far
    assert not bench.service.has_changed_elsewhere()
    bench.service.record(attempt(1))
    assert not bench.service.has_changed_elsewhere()
    other = LedgerFile(data_directory, lambda: bench.time, lambda _: None)
    for change in (partial(other.put, attempt(2)), partial(other.delete, MADE.id), other.wipe):
        change()
        assert bench.service.has_changed_elsewhere()
        assert not bench.service.has_changed_elsewhere()
    other.close()


def test_where_nothing_is_kept_nothing_changes_elsewhere(bench: Bench) -> None:
    bench.keeps(0)
    assert not bench.service.has_changed_elsewhere()


def test_a_deletion_tells_whether_it_succeeded(bench: Bench, data_directory: Path) -> None:
    bench.service.record(MADE)
    bench.service.delete(MADE.id)
    bench.file.close()
    (data_directory / "ledger.sqlite3").unlink()
    (data_directory / "ledger.sqlite3").mkdir()  # no file at all
    with pytest.raises(LedgerError):
        bench.service.delete(MADE.id)
