"""The settings on the event loop: stored off the GUI thread, and used only when they are stored."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.settings_service import SettingsService
from tests.flow.parts import BOUND, MS

OTHERS = Settings(api_url="https://example.com/api", region="BR", theme="dark")


class SlowFile(SettingsFile):
    """A file on a disk that waits until a test lets it go on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.saved_on: set[int] = set()

    def change(self, edit: Callable[[Settings], Settings], in_use: Settings) -> Settings:
        self.saved_on.add(threading.get_ident())
        assert self.may_go_on.wait(BOUND)
        return super().change(edit, in_use)


class Bench:
    """A controller, and all that its signals carried."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.file = SlowFile(folder)
        self.background = Background()
        self.controller = SettingsController(
            self.background, SettingsService(Settings(), self.file)
        )
        self.changes: list[Settings] = []
        self.done: list[bool] = []
        self.errors: list[OSError] = []
        self.controller.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changes.append(self.controller.settings)

    def change(self, settings: Settings) -> None:
        """Change the settings, without waiting."""
        seen = self.controller.settings
        self.controller.change(seen, settings, lambda: self.done.append(True), self.errors.append)

    def waits_for(self, number: int) -> None:
        """Wait until this many changes have ended."""
        self.qtbot.waitUntil(lambda: len(self.done) + len(self.errors) == number, timeout=MS)


@pytest.fixture
def bench(data_directory: Path, qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(data_directory, qtbot)
    yield made
    made.file.may_go_on.set()
    made.background.stop()


def test_a_change_is_stored_off_the_gui_thread_and_then_used(bench: Bench) -> None:
    bench.file.may_go_on.clear()
    bench.change(OTHERS)
    assert (bench.controller.settings, bench.changes) == (Settings(), [])
    bench.file.may_go_on.set()
    bench.waits_for(1)
    assert (bench.done, bench.changes, bench.file.load()) == ([True], [OTHERS], OTHERS)
    assert bench.controller.address == ApiAddress.parse(OTHERS.api_url)
    assert not bench.controller.address_is_fixed
    assert threading.get_ident() not in bench.file.saved_on


def test_a_change_that_cannot_be_stored_is_told_and_changes_nothing(
    tmp_path: Path, qapp: QCoreApplication, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("")
    bench = Bench(tmp_path / "file", qtbot)
    bench.change(OTHERS)
    bench.waits_for(1)
    assert (len(bench.errors), bench.done, bench.changes) == (1, [], [])
    assert bench.controller.settings == Settings()
    bench.background.stop()


def test_what_two_change_at_once_is_both_there(bench: Bench) -> None:
    bench.file.may_go_on.clear()
    bench.change(replace(Settings(), theme="dark"))
    bench.change(replace(Settings(), days_kept=7))
    bench.controller.remember_region("CO")
    bench.file.may_go_on.set()
    bench.waits_for(2)
    bench.qtbot.waitUntil(lambda: bench.controller.recent_regions == ("CO",), timeout=MS)
    settings = bench.controller.settings
    assert (settings.theme, settings.days_kept, bench.file.load()) == ("dark", 7, settings)


def test_what_the_agent_did_not_change_stays_as_another_program_has_stored_it(
    bench: Bench,
) -> None:
    seen = bench.controller.settings
    other = SettingsService(Settings(), SettingsFile(bench.file.path.parent))
    other.change(lambda now: replace(now, theme="dark", whole_seconds=5, connect_seconds=4))
    bench.controller.remember_region("CO")  # and so the window knows of it by now
    bench.qtbot.waitUntil(lambda: len(bench.changes) == 1, timeout=MS)
    wanted = replace(seen, connect_seconds=seen.whole_seconds, region="BR")
    bench.controller.change(seen, wanted, lambda: bench.done.append(True), bench.errors.append)
    bench.waits_for(1)
    assert bench.controller.settings == replace(wanted, theme="dark", recent_regions="CO")
    assert bench.file.load() == bench.controller.settings


def test_a_region_is_remembered_once_and_told(bench: Bench) -> None:
    bench.controller.remember_region("CO")
    bench.qtbot.waitUntil(lambda: len(bench.changes) == 1, timeout=MS)
    bench.controller.remember_region("CO")  # nothing to store
    bench.change(replace(bench.controller.settings, theme="dark"))
    bench.waits_for(1)
    assert [each.recent_regions for each in bench.changes] == ["CO", "CO"]
    assert bench.file.load().recent_regions == "CO"


@pytest.mark.usefixtures("logged_errors")
def test_a_region_that_cannot_be_stored_is_remembered_for_this_run(
    tmp_path: Path, qapp: QCoreApplication, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("")
    bench = Bench(tmp_path / "file", qtbot)
    bench.controller.remember_region("CO")
    bench.qtbot.waitUntil(lambda: bool(bench.changes), timeout=MS)
    assert bench.controller.recent_regions == ("CO",)
    bench.background.stop()


def test_it_needs_no_screen(qapp: QCoreApplication) -> None:
    assert qapp.platformName() == "offscreen"  # type: ignore[attr-defined]


def test_at_the_end_what_is_being_stored_is_waited_for_but_not_for_ever(bench: Bench) -> None:
    bench.controller.finish()  # nothing is
    bench.file.may_go_on.clear()
    bench.change(OTHERS)
    bench.controller.finish()  # the disk hangs
    assert bench.file.load() == Settings()
    threading.Timer(0.1, bench.file.may_go_on.set).start()
    bench.controller.finish()
    assert bench.file.load() == OTHERS


def test_the_language_is_the_settings_where_the_run_has_none_of_its_own(bench: Bench) -> None:
    assert not bench.controller.language_is_fixed
