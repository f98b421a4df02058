"""An import on the event loop: from the file to the own catalogue, or without a trace."""

import json
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.catalogue_file import NotACatalogueError
from cammer_desktop.domain.import_preview import Preview
from cammer_desktop.domain.imports import Judged, Verdict
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import Download
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.import_controller import ImportController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.catalogue_service import CatalogueService
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.support.progress import Progress
from tests.flow.parts import MS
from tests.ledgers import NOON

CONTENT = "tipo;nombre;código\nagente;Luis;a98\nagente;;7\nagente;Eva;1,5E+12\n"


class Bench:
    """An import over real files, and what its signals carried."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.background = Background()
        self.store = CatalogueFile(folder, lambda name: self.aside.put(name))
        self.aside: queue.SimpleQueue[str] = queue.SimpleQueue()
        settings = SettingsService(Settings(), SettingsFile(folder))
        team = TeamFile(folder, lambda: NOON, lambda _url, _size: Download(b"", has_end=True))
        service = CatalogueService(self.store, team, settings, lambda: NOON)
        self.catalogue = CatalogueController(
            self.background, service, self.aside, SettingsController(self.background, settings)
        )
        self.owner = QObject()
        self.controller = ImportController(self.catalogue, self.owner)
        self.told: list[object] = []
        for signal in ("judged", "imported", "failed"):
            getattr(self.controller, signal).connect(self.told.append)
        for signal in ("flawed", "set_aside"):
            getattr(self.catalogue, signal).connect(self.told.append)

    def settle(self) -> None:
        """Wait for all that was started so far."""
        self.qtbot.waitUntil(lambda: not self.background._handlers, timeout=MS)

    def reads(self, path: Path) -> list[Judged]:
        self.controller.read(path)
        self.settle()
        preview = self.told.pop(0)
        assert isinstance(preview, Preview)
        return list(preview.judged)


@pytest.fixture
def bench(data_directory: Path, qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(data_directory, qtbot)
    yield made
    made.background.stop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "nuevo.csv"
    path.write_text(CONTENT, "utf-8")
    return path


@pytest.mark.parametrize("with_doubtful", [False, True])
def test_it_is_told_when_it_is_on_disk(bench: Bench, path: Path, with_doubtful: bool) -> None:
    judged = bench.reads(path)
    assert [each.verdict for each in judged] == [Verdict.NEW, Verdict.WRONG, Verdict.NEW]
    on_disk: list[int] = []
    bench.controller.imported.connect(
        lambda _number: on_disk.append(len(json.loads(bench.store.path.read_bytes())["entries"]))
    )
    bench.controller.take([each.row for each in judged], with_doubtful)
    bench.settle()
    assert (bench.told, on_disk) == ([1 + with_doubtful], [1 + with_doubtful])
    assert bench.controller.cancel() is False  # it is done


def test_what_is_cancelled_leaves_no_trace_and_tells_nothing(bench: Bench, path: Path) -> None:
    bench.controller.read(path)
    assert bench.controller.cancel()
    bench.settle()
    rows = [each.row for each in bench.catalogue.service.preview(path.read_bytes(), Progress())]
    bench.controller.take(rows, False)
    if bench.controller.cancel():
        bench.settle()
        assert bench.catalogue.own == Catalogue()
        assert not bench.store.path.exists()
    assert bench.told == []


def test_what_is_cancelled_while_it_is_judged_tells_nothing(
    bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def preview(_content: bytes, _progress: Progress) -> tuple[Judged, ...]:
        begun.set()
        goes_on.wait()
        return ()

    monkeypatch.setattr(bench.catalogue.service, "preview", preview)
    bench.controller.read(path)
    bench.qtbot.waitUntil(begun.is_set, timeout=MS)
    assert bench.controller.cancel()
    goes_on.set()
    bench.settle()
    assert bench.told == []


def test_what_was_cancelled_while_it_is_read_ends_quietly(bench: Bench, path: Path) -> None:
    bench.controller.progress.cancel()
    bench.controller.read(path)
    bench.settle()
    assert bench.told == []


@pytest.mark.parametrize(("content", "kind"), [(b"\x89PNG", NotACatalogueError), (None, OSError)])
def test_a_file_that_cannot_be_read_is_told(
    bench: Bench, tmp_path: Path, content: bytes | None, kind: type[Exception]
) -> None:
    path = tmp_path / "foto.csv"
    if content is not None:
        path.write_bytes(content)
    bench.controller.read(path)
    bench.settle()
    [error] = bench.told
    assert isinstance(error, kind)


def test_what_cannot_be_stored_is_told_and_can_be_tried_again(
    bench: Bench, path: Path, data_directory: Path
) -> None:
    rows = [each.row for each in bench.reads(path)]
    data_directory.write_text("a file in the folder's place")
    bench.controller.take(rows, False)
    bench.settle()
    assert [isinstance(each, OSError) for each in bench.told] == [True]
    assert bench.catalogue.own == Catalogue()
    data_directory.unlink()
    bench.controller.take(rows, False)
    bench.settle()
    assert bench.told[1:] == [1]


def test_what_the_store_tells_comes_behind_the_result(bench: Bench, path: Path) -> None:
    rows = [each.row for each in bench.reads(path)]
    bench.store.path.parent.mkdir(exist_ok=True)
    bench.store.path.write_text("{")
    bench.controller.take(rows, False)
    bench.settle()
    assert bench.told == [1, "catalogue.json.bad"]
