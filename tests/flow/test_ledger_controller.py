"""The ledger on the event loop: work off the GUI thread, signals on it."""

import queue
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger import access as ledger_access
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.counts import Count, Counts, DayCounts
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from cammer_desktop.domain.outcome import Cause, Uncertain
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.ledger_news import News
from cammer_desktop.services.ledger_pages import Page
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.settings_service import SettingsService
from tests.flow.parts import MS, never
from tests.ledgers import NOON, OUTCOMES, attempt, clock

MADE = attempt(0, OUTCOMES[1])


class Bench:
    """A controller over a real file, at a time that a test sets."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.time: datetime = NOON + timedelta(minutes=5)
        self.qtbot = qtbot
        news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self.background = Background()
        self.file = LedgerFile(folder, lambda: self.time, news.put)
        settings = SettingsService(Settings(), SettingsFile(folder))
        self.settings = SettingsController(self.background, settings)
        self.clock = clock(folder, lambda: self.time)
        self.service = LedgerService(self.file, news, settings, self.clock)
        self.controller = LedgerController(
            self.background, self.service, self.settings, lambda: self.time
        )
        # Python could destroy it on a thread that is not its timer's; Qt destroys it on its own.
        self.controller.setParent(QCoreApplication.instance())
        self.news: list[object] = []
        self.changed: list[Attempt] = []
        self.emptied = 0
        self.past: list[object] = []
        self.controller.news.connect(self.news.append)
        self.controller.over.connect(self.past.append)
        self.controller.changed.connect(self.changed.append)
        self.controller.emptied.connect(self._count)

    def is_told(self, *times: datetime) -> None:
        """Have the API tell these times, the last of them now."""
        for at in times:
            self.clock.load(lambda: None)
            self.clock.witness(at)
            self.clock.keep()
        self.time = times[-1]

    def _count(self) -> None:
        self.emptied += 1

    def waits_for_emptied(self, number: int) -> None:
        """Wait until `emptied` was emitted this many times."""
        self.qtbot.waitUntil(lambda: self.emptied == number, timeout=MS)

    def page(self) -> Page:
        """Search, and wait for the first page."""
        pages: list[Page] = []
        self.controller.search(Query(), None, pages.append)
        self.qtbot.waitUntil(lambda: bool(pages), timeout=MS)
        return pages[0]

    @property
    def names(self) -> list[str]:
        """The names of the first page."""
        return [each.request.name for each in self.page().attempts]

    def close(self) -> None:
        """Stop, and destroy the controller."""
        self.background.stop()
        self.controller.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.file.close()


@pytest.fixture
def bench(data_directory: Path, qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(data_directory, qtbot)
    yield made
    made.close()


def test_at_the_start_open_attempts_are_closed_and_old_ones_go(bench: Bench) -> None:
    bench.file.put(MADE)
    bench.file.put(attempt(60 * 24 * 3))
    bench.is_told(*(NOON + timedelta(days=days, minutes=1) for days in (0, 30)))
    bench.controller.start()
    bench.waits_for_emptied(1)
    [left] = bench.page().attempts
    assert (left.id, left.outcome) == (attempt(60 * 24 * 3).id, Uncertain(Cause.INTERRUPTED))


def test_what_others_have_recorded_is_known_after_a_refresh(bench: Bench) -> None:
    bench.file.put(MADE)
    bench.controller.refresh()
    known = bench.controller.likely_duplicate
    bench.qtbot.waitUntil(lambda: known(MADE.request) == MADE, timeout=MS)
    bench.controller.remember(attempt(1))
    assert bench.controller.likely_duplicate(attempt(1).request) == attempt(1)


def test_a_search_that_breaks_is_told_to_who_asked_and_raised(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_arguments: object) -> Page:
        raise RuntimeError

    failed: list[str] = []
    for name in ("page", "read"):
        monkeypatch.setattr(bench.service, name, breaks)
    with bench.qtbot.captureExceptions() as raised:
        bench.controller.search(Query(), None, never, lambda: failed.append("search"))
        bench.controller.read(Query(), 7, never, lambda: failed.append("read"))
        bench.controller.search(Query(), None, never)
        bench.qtbot.waitUntil(lambda: len(raised) == 3, timeout=MS)
    assert sorted(failed) == ["read", "search"]
    assert {kind for kind, *_rest in raised} == {RuntimeError}


def test_a_hand_over_comes_back_with_its_attempt(bench: Bench) -> None:
    bench.service.record(MADE)
    bench.controller.hand_over(MADE, Channel.COPY)
    bench.qtbot.waitUntil(lambda: bool(bench.changed), timeout=MS)
    [changed] = bench.changed
    assert changed.hand_over_by(Channel.COPY) == HandOver(Channel.COPY, bench.time)
    assert replace(changed, hand_overs=()) == MADE
    assert bench.page().attempts == tuple(bench.changed)


def test_hand_overs_at_once_take_no_mark_of_each_other(bench: Bench) -> None:
    bench.service.record(MADE)
    for channel in Channel:
        last = bench.controller.hand_over(MADE, channel)
    assert {each.channel for each in last.hand_overs} == set(Channel)
    assert bench.controller.marked(MADE) == last
    bench.qtbot.waitUntil(lambda: len(bench.changed) == len(Channel), timeout=MS)
    ways = [{each.channel for each in changed.hand_overs} for changed in bench.changed]
    assert ways == [set(Channel)] * len(Channel)
    [kept] = bench.page().attempts
    assert {each.channel for each in kept.hand_overs} == set(Channel)


def test_one_is_deleted_and_all_are_wiped(bench: Bench) -> None:
    for number in range(3):
        bench.service.record(attempt(number, OUTCOMES[1]))
    done: list[object] = []
    bench.controller.delete(MADE.id, done.append, never)
    bench.qtbot.waitUntil(lambda: bool(done), timeout=MS)
    assert (done, len(bench.names)) == ([None], 2)
    bench.controller.wipe(done.append, never)
    bench.qtbot.waitUntil(lambda: len(done) == 2, timeout=MS)
    assert (done[1], bench.emptied, bench.names) == (bench.time, 1, [])


def test_why_a_deletion_failed_is_told_to_who_asked(
    bench: Bench, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_access, "PATIENCE", 0.05)
    bench.service.record(MADE)
    failed: list[LedgerError] = []
    with closing(sqlite3.connect(data_directory / "ledger.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        bench.controller.delete(MADE.id, never, failed.append)
        bench.qtbot.waitUntil(lambda: len(failed) == 1, timeout=MS)
        bench.controller.wipe(never, failed.append)
        bench.qtbot.waitUntil(lambda: len(failed) == 2, timeout=MS)
        assert {each.fault for each in failed} == set(bench.news) == {LedgerFault.LOCKED}
        other.execute("ROLLBACK")
    assert bench.names == [MADE.request.name]


@pytest.mark.parametrize(("days", "number"), [(30, 0), (7, 1), (0, 2)])
def test_what_fewer_days_would_delete_is_counted(bench: Bench, days: int, number: int) -> None:
    bench.file.put(MADE)
    bench.file.put(attempt(60 * 24 * 9, OUTCOMES[1]))
    bench.is_told(*(NOON + timedelta(days=days, minutes=1) for days in (0, 10)))
    counted: list[int] = []
    bench.controller.count_beyond(days, counted.append, never)
    bench.qtbot.waitUntil(lambda: counted == [number], timeout=MS)


def test_what_cannot_be_counted_is_news_until_it_can_be(bench: Bench) -> None:
    bench.file.put(MADE)
    failed: list[LedgerError] = []
    with closing(sqlite3.connect(bench.file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        bench.controller.count_beyond(0, never, failed.append)
        bench.qtbot.waitUntil(lambda: bench.news == [LedgerFault.LOCKED], timeout=MS)
        assert [each.fault for each in failed] == [LedgerFault.LOCKED]
        other.execute("ROLLBACK")
    bench.qtbot.waitUntil(lambda: bench.past == [LedgerFault.LOCKED], timeout=MS)


def test_fewer_days_are_in_effect_at_once_and_other_settings_purge_nothing(bench: Bench) -> None:
    bench.file.put(MADE)
    bench.is_told(*(NOON + timedelta(days=days, minutes=1) for days in (0, 10)))
    done: list[bool] = []

    def change(settings: Settings) -> None:
        bench.settings.change(bench.settings.settings, settings, lambda: done.append(True), never)

    change(Settings(theme="dark"))
    bench.qtbot.waitUntil(lambda: bool(done), timeout=MS)
    assert (bench.names, bench.emptied) == ([MADE.request.name], 0)
    change(Settings(theme="dark", days_kept=7))
    bench.waits_for_emptied(1)
    assert bench.names == []


def test_news_of_the_file_is_told_once(bench: Bench, data_directory: Path) -> None:
    data_directory.mkdir()
    (data_directory / "ledger.sqlite3").write_bytes(bytes(9000))
    bench.service.record(MADE)
    bench.controller.emit_news()
    bench.controller.emit_news()
    assert [getattr(each, "name", None) for each in bench.news] == ["ledger.sqlite3.bad"]


def test_a_ledger_that_another_program_holds_is_read_and_written_once_it_is_free(
    bench: Bench, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_access, "PATIENCE", 0.05)
    bench.file.put(MADE)
    bench.file.close()
    path = data_directory / "ledger.sqlite3"
    bench.controller._retry.setInterval(20)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        bench.controller.start()
        bench.waits_for_emptied(1)
        bench.service.record(attempt(1))
        assert bench.names == [attempt(1).request.name]  # kept in memory
        # Once because the list cannot be read, once because of the attempt.
        assert bench.news == [LedgerFault.LOCKED] * 2
        assert bench.controller.likely_duplicate(MADE.request) is None  # not known yet
        assert bench.page().fault is LedgerFault.LOCKED
        other.execute("ROLLBACK")
    with bench.qtbot.waitSignal(bench.controller.changed_elsewhere, timeout=MS):
        pass
    assert bench.page().fault is None
    assert bench.names == [attempt(1).request.name, MADE.request.name]
    assert bench.controller.likely_duplicate(MADE.request) == MADE
    # What waited is written by another thread, perhaps after the list was read.
    ids = [attempt(1).id, MADE.id]
    bench.qtbot.waitUntil(lambda: [each.id for each in bench.file.page(Query())] == ids, timeout=MS)
    bench.qtbot.waitUntil(lambda: bench.past == [LedgerFault.LOCKED], timeout=MS)
    assert bench.news == [LedgerFault.LOCKED] * 2


def test_what_another_program_writes_is_told_after_a_refresh(
    bench: Bench, data_directory: Path
) -> None:
    told: list[bool] = []
    bench.controller.changed_elsewhere.connect(lambda: told.append(True))
    bench.service.record(MADE)
    bench.controller.refresh()
    bench.qtbot.waitUntil(lambda: len(told) == 1, timeout=MS)
    other = LedgerFile(data_directory, lambda: NOON, lambda _: None)
    other.put(attempt(1))
    other.close()
    bench.controller.refresh()
    bench.qtbot.waitUntil(lambda: len(told) == 2, timeout=MS)
    pages: list[Page] = []
    bench.controller.read(Query(), 0, pages.append)
    bench.qtbot.waitUntil(lambda: bool(pages), timeout=MS)
    assert len(pages[0].attempts) == 2


def test_what_has_become_too_old_goes_while_the_program_runs(bench: Bench) -> None:
    bench.is_told(NOON + timedelta(minutes=1))
    bench.file.put(MADE)
    bench.controller.start()
    bench.waits_for_emptied(1)
    assert bench.names == [MADE.request.name]
    bench.is_told(*(NOON + timedelta(days=days, minutes=2) for days in (15, 31)))
    bench.controller._hourly.timeout.emit()  # however long the machine has slept
    bench.waits_for_emptied(2)
    assert bench.names == []
    bench.controller.refresh()
    bench.page()
    bench.is_told(NOON + timedelta(days=31, hours=2))
    bench.controller.refresh()
    bench.page()
    assert bench.emptied == 2  # not again on that day


def test_a_look_that_is_asked_for_during_another_one_follows_it(bench: Bench) -> None:
    bench.service.record(MADE)
    looks: list[int] = []
    look = bench.service.refresh_recent

    def counted() -> LedgerFault | None:
        looks.append(1)
        return look()

    bench.service.refresh_recent = counted  # type: ignore[method-assign,assignment]
    for _time in range(5):
        bench.controller.refresh()
    bench.qtbot.waitUntil(lambda: len(looks) == 2, timeout=MS)
    bench.page()
    assert len(looks) == 2


def test_an_attempt_that_was_kept_out_is_written_by_itself(
    bench: Bench, data_directory: Path
) -> None:
    bench.file.put(attempt(5))
    bench.controller._retry.setInterval(20)
    path = data_directory / "ledger.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # it can be read all the while
        bench.service.record(attempt(0))
        bench.controller.remember(attempt(0))
        bench.qtbot.waitUntil(lambda: bench.news == [LedgerFault.LOCKED], timeout=MS)
        other.execute("ROLLBACK")
    bench.qtbot.waitUntil(lambda: bench.past == [LedgerFault.LOCKED], timeout=MS)
    assert bench.file.page(Query()) == (attempt(5), attempt(0))
    bench.qtbot.waitUntil(lambda: not bench.controller._retry.isActive(), timeout=MS)


class TestCounts:
    def test_a_search_and_a_day_are_counted(self, bench: Bench) -> None:
        for number in range(3):
            bench.service.record(attempt(number, OUTCOMES[1]))
        bench.service.record_hand_over(MADE, Channel.COPY)
        counted: list[object] = []
        bench.controller.count(Query("nunez"), counted.append)
        bench.qtbot.waitUntil(lambda: len(counted) == 1, timeout=MS)
        bench.controller.count_day(NOON, NOON + timedelta(days=1), counted.append)
        bench.qtbot.waitUntil(lambda: len(counted) == 2, timeout=MS)
        assert counted == [
            Counts(Count(1), Count(0), Count(3)),
            DayCounts(Count(3), Count(2), Count(0)),
        ]

    def test_only_the_newest_question_is_answered(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        may_go_on = threading.Event()
        asked: list[str] = []
        counts_of = bench.service.counts.of

        def slow(query: Query) -> Counts | None:
            asked.append(query.text)
            may_go_on.wait(MS / 1000)
            return counts_of(query)

        monkeypatch.setattr(bench.service.counts, "of", slow)
        answered: list[Counts | None] = []
        bench.service.record(MADE)
        for text in ("n", "nu"):
            bench.controller.count(Query(text), never)
        bench.controller.count(Query("nunez"), answered.append)
        day: list[object] = []
        bench.controller.count_day(None, None, day.append)  # another question
        bench.qtbot.waitUntil(lambda: bool(day), timeout=MS)
        may_go_on.set()
        bench.qtbot.waitUntil(lambda: bool(answered), timeout=MS)
        assert asked == ["n", "nunez"]
        assert answered == [Counts(Count(1), Count(1), Count(1))]

    def test_what_cannot_be_counted_is_none(
        self, bench: Bench, data_directory: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ledger_access, "PATIENCE", 0.05)
        bench.service.record(MADE)
        counted: list[object] = []
        with closing(sqlite3.connect(data_directory / "ledger.sqlite3")) as other:
            other.execute("BEGIN EXCLUSIVE")
            bench.controller.count(Query(), counted.append)
            bench.controller.count_day(None, None, counted.append)
            bench.qtbot.waitUntil(lambda: counted == [None, None], timeout=MS)
        assert bench.news == []

    def test_what_nobody_expects_is_none_too_and_the_next_is_counted(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def breaks(_query: Query) -> Counts | None:
            raise RuntimeError

        counted: list[Counts | None] = []
        with monkeypatch.context() as broken, bench.qtbot.captureExceptions() as raised:
            broken.setattr(bench.service.counts, "of", breaks)
            bench.controller.count(Query(), counted.append)
            bench.qtbot.waitUntil(lambda: len(raised) == 1, timeout=MS)
        bench.controller.count(Query(), counted.append)
        bench.qtbot.waitUntil(lambda: len(counted) == 2, timeout=MS)
        assert counted == [None, Counts(Count(0), Count(0), Count(0))]
