"""The export: all that a search finds, as a complete file or none."""

import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger.csv_export import write_csv
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain import spreadsheet
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import PAGE, LedgerFault, Query
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.export_controller import ExportController
from cammer_desktop.services.ledger_news import News
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.settings_service import SettingsService
from tests.flow.parts import BOUND, MS
from tests.ledgers import NOON, OUTCOMES, attempt, clock
from tests.systems import assert_private, link


class Bench:
    """A controller over a real ledger, and the result of each export."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.background = Background()
        news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self.file = LedgerFile(folder, lambda: NOON, news.put)
        settings = SettingsService(Settings(), SettingsFile(folder))
        service = LedgerService(self.file, news, settings, clock(folder, lambda: NOON))
        self.controller = ExportController(self.background, service, write_csv)
        self.answers: list[object] = []
        for signal in ("exported", "file_failed", "ledger_failed"):
            getattr(self.controller, signal).connect(self.answers.append)
        self._qtbot = qtbot

    def exported(self, path: Path, query: Query, *, is_masked: bool) -> object:
        """Export, and return the result."""
        self.controller.start(path, query, is_masked)
        self._qtbot.waitUntil(lambda: bool(self.answers), timeout=MS)
        return self.answers.pop()


@pytest.fixture
def bench(data_directory: Path, qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(data_directory, qtbot)
    yield made
    made.background.stop()
    made.file.close()


def test_all_that_is_looked_for_is_written_page_by_page(bench: Bench, tmp_path: Path) -> None:
    for number in range(PAGE * 2 + 5):
        bench.file.put(attempt(number, OUTCOMES[1]))
    path = tmp_path / "historial.csv"
    assert bench.exported(path, Query(), is_masked=False) == PAGE * 2 + 5
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbffecha;hora;estado;")
    rows = [row or [] for row in spreadsheet.rows(content.decode(), ";")]
    assert len(rows) == PAGE * 2 + 6
    assert [spreadsheet.plain(cell) for cell in rows[-1][4:6]] == [
        "José Núñez 0",
        attempt(0).request.phone,
    ]
    assert b";'+58414" in content  # no spreadsheet takes it for a formula
    assert_private(path)


def test_masked_it_holds_nobodys_data(bench: Bench, tmp_path: Path) -> None:
    for number in range(20):
        bench.file.put(attempt(number, Created("https://a.example/s/secreto-70")))
    path = tmp_path / "historial.csv"
    assert bench.exported(path, Query("nunez"), is_masked=True) == 4
    content = path.read_text(encoding="utf-8")
    for each in map(attempt, range(20)):
        assert each.request.phone not in content
        assert each.request.name not in content
    assert "cliente" not in content
    assert "secreto" not in content
    assert "…70" in content


def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(
    bench: Bench, tmp_path: Path
) -> None:
    bench.file.put(attempt(0))
    (tmp_path / "folder.csv").mkdir()
    answer = bench.exported(tmp_path / "folder.csv", Query(), is_masked=False)
    assert isinstance(answer, OSError)
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_a_link_is_replaced_and_a_strangers_part_is_kept(bench: Bench, tmp_path: Path) -> None:
    bench.file.put(attempt(0))
    path, target, part = (tmp_path / name for name in ("historial.csv", "x", "historial.csv.part"))
    target.write_bytes(b"mine")
    part.write_bytes(b"a download's")
    link(path, target)
    assert bench.exported(path, Query(), is_masked=True) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert (target.read_bytes(), part.read_bytes()) == (b"mine", b"a download's")
    assert not path.is_symlink()
    assert_private(path)


def test_a_ledger_that_fails_halfway_leaves_the_older_table(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "historial.csv"
    path.write_bytes(b"old")
    (bench.folder / "ledger.sqlite3").mkdir(parents=True)
    assert bench.exported(path, Query(), is_masked=True) is LedgerFault.UNREACHABLE
    assert path.read_bytes() == b"old"
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".part"]


def test_the_end_of_the_program_leaves_no_unfinished_table(bench: Bench, tmp_path: Path) -> None:
    begun = threading.Event()

    def write(path: Path, attempts: Iterable[Attempt], is_masked: bool) -> int:
        def each() -> Iterator[Attempt]:
            for one in attempts:
                yield one
                begun.set()
                bench.controller._stopped.wait(BOUND)

        return write_csv(path, each(), is_masked)

    bench.controller._write = write
    bench.file.put(attempt(0))
    bench.file.put(attempt(1))
    path = tmp_path / "historial.csv"
    path.write_bytes(b"old")
    bench.controller.start(path, Query(), False)
    assert begun.wait(BOUND)
    assert [each for each in tmp_path.iterdir() if each.suffix == ".part"]
    bench.background.stop()
    bench.controller.stop()
    assert path.read_bytes() == b"old"
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".part"]


def test_a_ledger_that_cannot_be_read_is_told(bench: Bench, tmp_path: Path) -> None:
    (bench.folder / "ledger.sqlite3").mkdir(parents=True)
    path = tmp_path / "historial.csv"
    assert bench.exported(path, Query(), is_masked=False) is LedgerFault.UNREACHABLE
    assert not path.exists()
