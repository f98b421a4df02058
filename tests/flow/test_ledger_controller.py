"""The ledger in use: noted, found, kept in memory where it cannot be written, purged, told once."""

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger import file as ledger_module
from cammer_desktop.adapters.ledger.csv_export import write_csv
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain import spreadsheet as sheet
from cammer_desktop.domain.attempt import Attempt, Channel
from cammer_desktop.domain.ledger import PAGE, LedgerFault, Query
from cammer_desktop.domain.outcome import Cause, Created, Uncertain
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.export_controller import ExportController
from cammer_desktop.flow.ledger_controller import LedgerController, News, Page
from cammer_desktop.flow.settings_controller import SettingsController
from tests import disks
from tests.flow.parts import MS
from tests.ledgers import NOON, OUTCOMES, attempt
from tests.systems import assert_private

MADE = attempt(0, OUTCOMES[1])


class Bench:
    """A keeper over a real file, at a time that a test sets."""

    def __init__(self, folder: Path, qtbot: QtBot, settings: Settings) -> None:
        self.time: datetime = NOON + timedelta(minutes=5)
        self.qtbot = qtbot
        told: queue.SimpleQueue[News] = queue.SimpleQueue()
        self.background = Background()
        self.file = LedgerFile(folder, lambda: self.time, told.put)
        self.settings_controller = SettingsController(settings, SettingsFile(folder))
        self.controller = LedgerController(
            self.background, self.file, told, self.settings_controller, lambda: self.time
        )
        # Python may end it on any thread, which its timer does not bear: Qt does, on its own.
        self.controller.setParent(QCoreApplication.instance())
        self.news: list[object] = []
        self.emptied = 0
        self.controller.news.connect(self.news.append)
        self.controller.emptied.connect(self._count)

    def _count(self) -> None:
        self.emptied += 1

    def start(self) -> None:
        """Start, and wait until that is done."""
        before = self.emptied
        self.controller.start()
        self.qtbot.waitUntil(lambda: self.emptied > before, timeout=MS)

    def settle(self) -> None:
        """Wait until all that was asked for so far is done."""
        for _ in range(2):  # what ended may have asked for more
            self.page()

    def page(self, query: Query | None = None, before: int | None = None) -> Page:
        """Search, and wait for what is found."""
        found: list[Page] = []
        self.controller.search(query or Query(), before, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=MS)
        return found[0]

    @property
    def names(self) -> list[str]:
        """The names of the first page."""
        return [each.request.name for each in self.page().attempts]

    def close(self) -> None:
        """End."""
        self.background.stop()
        self.controller.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.file.close()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def bench(
    data_directory: Path, qapp: QCoreApplication, qtbot: QtBot, settings: Settings
) -> Iterator[Bench]:
    made = Bench(data_directory, qtbot, settings)
    yield made
    made.close()


def test_looking_makes_no_file(bench: Bench, data_directory: Path) -> None:
    bench.start()
    assert bench.names == []
    bench.controller.look()
    bench.controller.delete(7)
    bench.settle()
    assert not data_directory.exists()


def test_what_is_noted_is_on_disk_at_once_and_found(bench: Bench) -> None:
    bench.controller.note(attempt(0))
    assert bench.file.page(Query()) == (attempt(0),)
    bench.controller.note(MADE)
    assert bench.page(Query("nunez")) == Page((MADE,), has_more=False)


def test_what_an_earlier_run_left_open_is_uncertain(bench: Bench) -> None:
    bench.file.put(attempt(0))
    bench.start()
    [left] = bench.page().attempts
    assert left.outcome == Uncertain(Cause.INTERRUPTED)


def test_pages_follow_each_other(bench: Bench) -> None:
    for number in range(PAGE + 1):
        bench.file.put(attempt(number))
    first = bench.page()
    second = bench.page(before=first.attempts[-1].id)
    assert (len(first.attempts), first.has_more) == (PAGE, True)
    assert second == Page((attempt(0),), has_more=False)


class TestDuplicates:
    def test_one_of_this_run_is_known_at_once(self, bench: Bench) -> None:
        bench.controller.remember(MADE)
        assert bench.controller.likely_duplicate(MADE.request) == MADE

    def test_one_of_an_earlier_run_or_another_program_is_known_after_a_look(
        self, bench: Bench
    ) -> None:
        bench.file.put(MADE)
        assert bench.controller.likely_duplicate(MADE.request) is None
        bench.controller.look()
        bench.settle()
        assert bench.controller.likely_duplicate(MADE.request) == MADE

    @pytest.mark.parametrize("settings", [Settings(duplicate_minutes=10)])
    @pytest.mark.parametrize(("minutes", "likely"), [(9, True), (10, True), (11, False)])
    def test_only_for_some_minutes(self, bench: Bench, minutes: int, likely: bool) -> None:
        bench.controller.remember(MADE)
        bench.time = NOON + timedelta(minutes=minutes)
        assert (bench.controller.likely_duplicate(MADE.request) is not None) is likely

    def test_one_that_was_deleted_is_none_any_more(self, bench: Bench) -> None:
        bench.controller.remember(MADE)
        bench.controller.note(MADE)
        bench.controller.delete(MADE.id)
        bench.settle()
        assert bench.controller.likely_duplicate(MADE.request) is None
        assert (bench.names, bench.emptied) == ([], 1)


class TestMemory:
    def test_a_full_disk_is_told_once_and_what_happened_is_written_later(
        self, tmp_path: Path, qapp: QCoreApplication, qtbot: QtBot
    ) -> None:
        with disks.disk(tmp_path / "disk", kilobytes=512) as disk:
            bench = Bench(disk.path / "data", qtbot, Settings())
            bench.controller.note(MADE)
            disk.fill()
            others = [attempt(number, OUTCOMES[1]) for number in range(1, 200)]
            for each in others:
                bench.controller.note(each)
            bench.controller.tell()
            assert bench.news == [LedgerFault.FULL]
            everything = list(bench.controller.every(Query()))
            assert everything == [*others[::-1], MADE]
            saved = bench.file.page(Query(), size=1000)
            assert MADE in saved
            assert len(saved) < 200
            disk.free()
            bench.controller.note(attempt(200))
            assert len(bench.file.page(Query(), size=1000)) == 201
            bench.close()

    @pytest.mark.parametrize("settings", [Settings(days_kept=0)])
    def test_where_nothing_is_to_be_kept_it_is_found_but_never_written(
        self, bench: Bench, data_directory: Path
    ) -> None:
        bench.start()
        for number in (0, 1):
            bench.controller.note(attempt(number))
        bench.controller.note(MADE)
        assert bench.page().attempts == (attempt(1), MADE)
        assert bench.page(before=attempt(1).id).attempts == (MADE,)
        assert bench.page(Query("maria")).attempts == (attempt(1),)
        bench.controller.hand_over(MADE.id, Channel.COPIED)
        bench.settle()
        assert bench.page().attempts[1] == replace(MADE, handed_over=Channel.COPIED)
        assert not data_directory.exists()

    def test_from_0_days_on_nothing_stays_on_disk(self, bench: Bench, data_directory: Path) -> None:
        bench.controller.note(MADE)
        bench.settings_controller.change(Settings(days_kept=0))
        bench.qtbot.waitUntil(lambda: bench.emptied > 0, timeout=MS)
        assert bench.file.page(Query()) == ()
        content = b"".join(path.read_bytes() for path in data_directory.iterdir())
        assert b"example.com" not in content


def test_what_is_too_old_is_purged_at_the_start_and_daily(bench: Bench) -> None:
    bench.file.put(MADE)
    bench.file.put(attempt(60 * 24 * 3))
    bench.time = NOON + timedelta(days=30, minutes=1)
    bench.start()
    assert bench.names == [attempt(60 * 24 * 3).request.name]
    bench.time += timedelta(days=3)
    bench.controller.purge()
    bench.settle()
    assert bench.names == []


def test_fewer_days_are_in_effect_at_once(bench: Bench) -> None:
    bench.file.put(MADE)
    bench.time = NOON + timedelta(days=10)
    bench.start()
    assert bench.names == [MADE.request.name]
    emptied = bench.emptied
    bench.settings_controller.change(Settings(days_kept=7))
    bench.qtbot.waitUntil(lambda: bench.emptied > emptied, timeout=MS)
    assert bench.names == []


def test_wiping_leaves_nothing_on_disk_or_in_memory(bench: Bench) -> None:
    bench.controller.remember(MADE)
    bench.controller.note(MADE)
    done: list[bool] = []
    bench.controller.wipe(done.append)
    bench.qtbot.waitUntil(lambda: bool(done), timeout=MS)
    assert done == [True]
    assert bench.names == []
    assert bench.controller.likely_duplicate(MADE.request) is None


def test_a_damaged_file_is_told_and_work_goes_on(bench: Bench, data_directory: Path) -> None:
    data_directory.mkdir()
    (data_directory / "ledger.sqlite3").write_bytes(bytes(9000))
    bench.controller.note(MADE)
    bench.controller.tell()
    assert [getattr(each, "name", None) for each in bench.news] == ["ledger.sqlite3.bad"]
    assert bench.page().attempts == (MADE,)


class TestExport:
    def exported(self, bench: Bench, path: Path, query: Query, is_masked: bool) -> object:
        export = ExportController(bench.background, bench.controller, write_csv)
        ended: list[object] = []
        export.ended.connect(ended.append)
        export.start(path, query, is_masked)
        bench.qtbot.waitUntil(lambda: bool(ended), timeout=MS)
        return ended[0]

    def test_all_that_is_looked_for_is_written_page_by_page(
        self, bench: Bench, tmp_path: Path
    ) -> None:
        for number in range(PAGE * 2 + 5):
            bench.file.put(attempt(number, OUTCOMES[1]))
        path = tmp_path / "historial.csv"
        assert self.exported(bench, path, Query(), False) == PAGE * 2 + 5
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbffecha;hora;estado;")
        rows = sheet.rows(content.decode())
        assert len(rows) == PAGE * 2 + 6
        assert rows[-1][4:6] == ["José Núñez 0", attempt(0).request.cellphone]
        assert b";'+58414" in content  # no spreadsheet takes it for a formula
        assert_private(path)

    def test_masked_it_holds_nobodys_data(self, bench: Bench, tmp_path: Path) -> None:
        for number in range(20):
            bench.file.put(attempt(number, Created("https://a.example/s/secreto-70")))
        path = tmp_path / "historial.csv"
        assert self.exported(bench, path, Query("nunez"), True) == 4
        content = path.read_text(encoding="utf-8")
        for each in map(attempt, range(20)):
            assert each.request.cellphone not in content
            assert each.request.name not in content
        assert "cliente" not in content
        assert "secreto" not in content
        assert "…70" in content

    def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(
        self, bench: Bench, tmp_path: Path
    ) -> None:
        bench.controller.note(MADE)
        (tmp_path / "folder.csv").mkdir()
        assert isinstance(self.exported(bench, tmp_path / "folder.csv", Query(), False), OSError)
        assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_the_same_attempt_is_one_row(bench: Bench) -> None:
    late: Attempt = replace(MADE, outcome=Uncertain(Cause.CANCELLED))
    for said in (attempt(0), late, MADE, late, attempt(0)):
        bench.controller.note(said)
    assert bench.page().attempts == (MADE,)


def test_a_ledger_that_another_program_holds_is_read_and_written_once_it_is_free(
    bench: Bench, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "_PATIENCE", 0.05)
    bench.file.put(MADE)
    bench.file.close()
    path = data_directory / "ledger.sqlite3"
    bench.controller._again.setInterval(20)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        bench.start()
        bench.controller.note(attempt(1))
        bench.settle()
        assert bench.news == [LedgerFault.LOCKED]
        assert bench.names == [attempt(1).request.name]  # kept in memory
        assert bench.controller.likely_duplicate(MADE.request) is None  # not known yet
        before = bench.emptied
        other.execute("ROLLBACK")
    bench.qtbot.waitUntil(lambda: bench.emptied > before, timeout=MS)
    assert bench.names == [attempt(1).request.name, MADE.request.name]
    assert bench.controller.likely_duplicate(MADE.request) == MADE
    assert [each.id for each in bench.file.page(Query())] == [attempt(1).id, MADE.id]
    assert bench.news == [LedgerFault.LOCKED]
