"""The catalogue on the event loop: read off the GUI thread; its signals are emitted on it."""

import queue
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import EntryFlaw, Kind, NamedDestination
from cammer_desktop.domain.catalogue_file import Doubt, FileRow
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import Download, TeamFault
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.catalogue_service import FRESH, CatalogueService
from cammer_desktop.services.settings_service import SettingsService
from tests.flow.parts import MS, never
from tests.ledgers import NOON
from tests.systems import closed

ROSA = NamedDestination(Kind.AGENT, "Rosa", "99")
LUIS = NamedDestination(Kind.AGENT, "Luis", "98")


class Bench:
    """A controller over real files, at a time that a test sets, and what its signals carried."""

    def __init__(self, folder: Path, source: Path, qtbot: QtBot) -> None:
        self.time: datetime = NOON
        self.qtbot = qtbot
        self.source = source
        self.background = Background()
        aside: queue.SimpleQueue[str] = queue.SimpleQueue()
        settings = SettingsService(Settings(team_file=str(source)), SettingsFile(folder))
        self.settings = SettingsController(self.background, settings)
        team = TeamFile(folder, lambda: self.time, lambda _url, _size: Download(b"", has_end=True))
        service = CatalogueService(
            CatalogueFile(folder, aside.put), team, settings, lambda: self.time
        )
        self.controller = CatalogueController(self.background, service, aside, self.settings)
        self.changes = 0
        self.failures: list[object] = []
        self.controller.changed.connect(self._count)
        for signal in ("team_told", "store_failed", "set_aside", "flawed"):
            getattr(self.controller, signal).connect(self.failures.append)

    def _count(self) -> None:
        self.changes += 1

    def write(self, *entries: NamedDestination) -> None:
        """Let these be the team's entries."""
        self.source.write_bytes(catalogue_file.to_csv(entries))

    def settle(self) -> None:
        """Wait for all that was started so far."""
        self.qtbot.waitUntil(lambda: not self.background._handlers, timeout=MS)

    def refresh(self, later: bool = True) -> None:
        """Refresh when the last reading is no longer fresh."""
        if later:
            self.time += FRESH
        self.controller.refresh()
        self.settle()

    @property
    def offered(self) -> list[str]:
        """The names of the offers."""
        return [offer.entry.name for offer in self.controller.offers]


@pytest.fixture
def bench(
    data_directory: Path, tmp_path: Path, qapp: QCoreApplication, qtbot: QtBot
) -> Iterator[Bench]:
    made = Bench(data_directory, tmp_path / "equipo.csv", qtbot)
    made.write(ROSA)
    made.controller.start()
    made.settle()
    yield made
    made.background.stop()


def test_what_has_changed_is_told_and_nothing_else(bench: Bench) -> None:
    assert (bench.offered, bench.changes) == (["Rosa"], 1)
    bench.refresh(later=False)
    assert bench.changes == 1
    bench.write(ROSA, LUIS)
    bench.refresh()
    assert (bench.offered, bench.changes) == (["Luis", "Rosa"], 2)
    team = bench.controller.team
    assert team is not None
    assert team.entries == (ROSA, LUIS)


def test_a_failure_of_the_teams_file_is_told_once_for_each_kind(bench: Bench) -> None:
    bench.source.write_text("nada")
    bench.refresh()
    bench.refresh()
    bench.source.unlink()
    bench.refresh()
    bench.refresh()
    assert bench.failures == [TeamFault.BROKEN, TeamFault.UNREACHABLE]
    assert bench.offered == ["Rosa"]
    bench.write(LUIS)
    bench.refresh()
    bench.source.unlink()
    bench.refresh()
    told = [TeamFault.BROKEN, TeamFault.UNREACHABLE, (), TeamFault.UNREACHABLE]
    assert bench.failures == told


def test_another_file_in_the_settings_is_read_at_once(bench: Bench, tmp_path: Path) -> None:
    other = tmp_path / "otro.csv"
    other.write_bytes(catalogue_file.to_csv((LUIS,)))
    seen = bench.settings.settings
    settings = replace(seen, team_file=str(other))
    bench.settings.change(seen, settings, lambda: None, never)
    bench.settle()
    assert bench.offered == ["Luis"]
    bench.settings.change(settings, replace(settings, team_file=""), lambda: None, never)
    bench.settle()
    assert bench.offered == []


def test_own_entries_are_stored_and_what_was_set_aside_is_told(
    bench: Bench, data_directory: Path
) -> None:
    bench.controller.change(lambda catalogue: catalogue.with_entry(LUIS))
    bench.settle()
    bench.controller.note_use(LUIS.key)
    bench.settle()
    assert (bench.controller.own.recent, bench.offered) == ((LUIS.key,), ["Luis", "Rosa"])
    (data_directory / "catalogue.json").write_text("{")
    bench.controller.change(lambda catalogue: catalogue)
    bench.settle()
    assert bench.failures == ["catalogue.json.bad"]
    assert bench.controller.background is bench.background


def test_an_own_catalogue_that_cannot_be_opened_is_told_once_and_read_later(
    bench: Bench, data_directory: Path
) -> None:
    store = CatalogueFile(data_directory, never)
    store.change(lambda catalogue: catalogue.with_entry(ROSA))
    with closed(data_directory):
        bench.controller.start()
        bench.settle()
        bench.refresh()
        bench.controller.change(lambda catalogue: catalogue)  # the agent's change: reported again
        bench.settle()
        assert [isinstance(each, OSError) for each in bench.failures] == [True, True]
    bench.refresh()
    assert bench.controller.own.entries == (ROSA,)


def test_the_same_failure_of_another_file_is_told_too(bench: Bench, tmp_path: Path) -> None:
    bench.source.unlink()
    bench.refresh()
    seen = bench.settings.settings
    settings = replace(seen, team_file=str(tmp_path / "otro.csv"))
    bench.settings.change(seen, settings, lambda: None, never)
    bench.settle()
    # What was told of one file is taken back before another is read.
    assert bench.failures == [TeamFault.UNREACHABLE, (), TeamFault.UNREACHABLE]
    assert bench.controller.team is None
    bench.settings.change(settings, replace(settings, team_file=""), lambda: None, never)
    bench.settle()
    assert bench.failures[3:] == [()]


def test_rows_of_the_teams_file_to_look_at_are_told_once(bench: Bench) -> None:
    bench.source.write_text("tipo;nombre;código\nagente;Rosa;99\nagente;;7\n", "utf-8")
    for _ in range(2):
        bench.refresh()
    odd = (FileRow(2, ROSA, doubts=(Doubt.NUMBER,)), FileRow(3, flaw=EntryFlaw.NAME))
    assert bench.failures == [odd]
    bench.write(ROSA)
    bench.refresh()
    assert bench.failures == [odd, ()]
    assert bench.changes == 1  # the entries were the same all the time


def test_stored_entries_that_cannot_be_used_are_told_once_and_kept(
    bench: Bench, data_directory: Path
) -> None:
    path = data_directory / "catalogue.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text('{"entries": [7], "recent": []}')
    done: list[str] = []
    for entry in (LUIS, ROSA):
        bench.controller.change(
            lambda own, entry=entry: own.with_entry(entry),  # type: ignore[misc]
            lambda: done.append(path.read_text()),
        )
        bench.settle()
    assert bench.failures == [(FileRow(1, flaw=EntryFlaw.TYPE),)]
    assert ["Luis" in text for text in done] == [True, True]
    assert [offer.entry for offer in bench.controller.listed] == [LUIS, ROSA, ROSA]


def test_a_change_that_fails_is_told_to_whoever_asked_for_it(
    bench: Bench, data_directory: Path
) -> None:
    errors: list[OSError] = []
    (data_directory / "catalogue.json").mkdir(parents=True)
    bench.controller.change(lambda own: own.with_entry(LUIS), failed=errors.append)
    bench.settle()
    assert ([type(each) for each in errors], bench.failures) == ([IsADirectoryError], [])
