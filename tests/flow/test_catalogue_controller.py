"""The team's file is looked at when somebody may need it, never by a clock, and the last good copy
stays in use.
"""

import queue
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import TeamFault
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.catalogue_controller import FRESH, CatalogueController
from cammer_desktop.flow.settings_controller import SettingsController
from tests.flow.parts import MS
from tests.ledgers import NOON
from tests.systems import not_on_windows

ROSA = NamedDestination(Kind.AGENT, "Rosa", "99")
LUIS = NamedDestination(Kind.AGENT, "Luis", "98")


class Bench:
    """A keeper over real files, at a time that a test sets."""

    def __init__(self, folder: Path, source: Path, qtbot: QtBot) -> None:
        self.time: datetime = NOON
        self.qtbot = qtbot
        self.source = source
        self.background = Background()
        told: queue.SimpleQueue[str] = queue.SimpleQueue()
        settings = Settings(team_file=str(source))
        self.settings_controller = SettingsController(settings, SettingsFile(folder))
        self.controller = CatalogueController(
            self.background,
            CatalogueFile(folder, told.put),
            told,
            TeamFile(folder, lambda: self.time, lambda _url, _most: b""),
            self.settings_controller,
            lambda: self.time,
        )
        self.failures: list[object] = []
        self.controller.failed.connect(self.failures.append)

    def write(self, *entries: NamedDestination) -> None:
        """Let these be the team's entries."""
        self.source.write_bytes(catalogue_file.to_csv(entries))

    def settle(self) -> None:
        """Let whatever was handed over so far arrive."""
        last: list[None] = []
        self.background.run(lambda: None, last.append, "last")
        self.qtbot.waitUntil(lambda: bool(last) and not self.controller._looking, timeout=MS)

    @property
    def offered(self) -> list[str]:
        """The names that are offered."""
        return [offer.entry.name for offer in self.controller.offers]


@pytest.fixture
def bench(
    data_directory: Path, tmp_path: Path, qapp: QCoreApplication, qtbot: QtBot
) -> Iterator[Bench]:
    made = Bench(data_directory, tmp_path / "equipo.csv", qtbot)
    made.write(ROSA)
    yield made
    made.background.stop()


def test_it_is_read_at_the_start_and_again_only_when_the_copy_is_old(bench: Bench) -> None:
    bench.controller.start()
    bench.settle()
    assert bench.offered == ["Rosa"]
    bench.write(ROSA, LUIS)
    bench.time += FRESH - timedelta(seconds=1)
    bench.controller.look()
    bench.settle()
    assert bench.offered == ["Rosa"]
    bench.time += timedelta(seconds=1)
    bench.settle()
    assert bench.offered == ["Rosa"]  # no clock reads it
    bench.controller.look()
    bench.settle()
    assert bench.offered == ["Luis", "Rosa"]


def test_offline_the_copy_of_the_last_run_is_in_use_and_it_is_said_once(
    bench: Bench, data_directory: Path
) -> None:
    bench.controller.start()
    bench.settle()
    bench.source.unlink()
    later = Bench(data_directory, bench.source, bench.qtbot)
    later.controller.start()
    later.settle()
    for _ in range(3):
        later.time += FRESH
        later.controller.look()
        later.settle()
    assert later.offered == ["Rosa"]
    assert later.failures == [TeamFault.UNREACHABLE]
    later.background.stop()


def test_a_broken_file_is_said_and_the_last_good_one_stays(bench: Bench) -> None:
    bench.controller.start()
    bench.settle()
    bench.source.write_text("nada")
    bench.time += FRESH
    bench.controller.look()
    bench.settle()
    assert (bench.offered, bench.failures) == (["Rosa"], [TeamFault.BROKEN])
    bench.write(LUIS)
    bench.time += FRESH
    bench.controller.look()
    bench.settle()
    assert bench.offered == ["Luis"]


def test_without_a_file_in_the_settings_none_is_offered(bench: Bench) -> None:
    bench.controller.start()
    bench.settle()
    bench.settings_controller.change(Settings())
    assert bench.offered == []


def test_own_entries_are_stored_and_a_failure_is_told(bench: Bench, data_directory: Path) -> None:
    bench.controller.start()
    bench.settle()
    bench.controller.change(lambda catalogue: catalogue.with_entry(LUIS))
    bench.controller.note_use(LUIS.key)
    bench.qtbot.waitUntil(lambda: bench.controller.own.recent == (LUIS.key,), timeout=MS)
    assert bench.offered == ["Luis", "Rosa"]
    (data_directory / "catalogue.json").write_text("{")
    bench.controller.change(lambda catalogue: catalogue)
    bench.qtbot.waitUntil(lambda: bench.failures == ["catalogue.json.bad"], timeout=MS)


@not_on_windows("a link that leads to itself takes a right there that people do not have")
def test_an_own_catalogue_that_could_not_be_opened_is_read_at_the_next_look(
    bench: Bench, data_directory: Path
) -> None:
    store = CatalogueFile(data_directory, pytest.fail)
    store.change(lambda catalogue: catalogue.with_entry(ROSA))
    content = store.path.read_bytes()
    store.path.unlink()
    store.path.symlink_to(store.path.name)  # nobody can open it
    bench.controller.start()
    bench.settle()
    bench.controller.look()
    bench.settle()
    assert [type(each) for each in bench.failures if isinstance(each, OSError)] == [OSError]
    store.path.unlink()
    store.path.write_bytes(content)
    bench.controller.look()
    bench.settle()
    assert bench.controller.own.entries == (ROSA,)
