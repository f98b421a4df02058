"""The draft is kept; when the program ends it is the newest, however slow the disk is."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.session import Draft
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow import draft_controller
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.draft_controller import DraftController, Drafts
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.support.waiting import in_background
from tests.flow.parts import BOUND, MS

SHORT = (KeptDraft(Draft("Abra", "", "VE", "", NoDestination(), None)),)
WHOLE = (KeptDraft(Draft("Abraham", "0414 131 5854", "VE", "a@b.co", NoDestination(), None)),)


class SlowFile(DraftFile):
    """A draft's file on a disk that blocks the first write until a test lets it go on."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.began = threading.Event()
        self.may_go_on = threading.Event()
        self.done = threading.Event()

    def keep(self, drafts: Sequence[KeptDraft]) -> None:
        if drafts == SHORT:
            self.began.set()
            assert self.may_go_on.wait(BOUND)
            super().keep(drafts)
            self.done.set()
        else:
            super().keep(drafts)


@dataclass
class Bench:
    """A controller over such a file."""

    controller: DraftController
    file: SlowFile
    qtbot: QtBot

    def types(self, drafts: Drafts) -> None:
        """Type, and pause."""
        with self.qtbot.waitSignal(self.controller.paused, timeout=MS):
            self.controller.keep(drafts)

    def ends(self) -> None:
        """End the program; the disk goes on as soon as it does."""
        ending = in_background(self.file.began.wait, "disk", lambda _: self.file.may_go_on.set())
        self.controller.finish()
        assert ending.result(BOUND)
        assert self.file.done.wait(BOUND)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def bench(
    qapp: QCoreApplication,
    qtbot: QtBot,
    data_directory: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Bench]:
    monkeypatch.setattr(draft_controller, "_LAST_SECONDS", BOUND)
    background = Background()
    file = SlowFile(data_directory)
    service = SettingsService(settings, SettingsFile(data_directory))
    controller = DraftController(background, file, SettingsController(background, service))
    controller.setParent(qapp)  # Python could destroy it on a thread that is not its timer's
    yield Bench(controller, file, qtbot)
    background.stop()
    controller.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_typed_is_kept_at_a_pause(bench: Bench) -> None:
    bench.types(WHOLE)
    bench.qtbot.waitUntil(lambda: bench.file.load() == WHOLE, timeout=MS)


def test_what_waits_for_a_pause_is_kept_at_the_end(bench: Bench) -> None:
    bench.controller.keep(WHOLE)
    bench.controller.finish()
    assert bench.file.load() == WHOLE


def test_what_was_typed_before_it_looked_for_another_is_kept_beside_it(bench: Bench) -> None:
    bench.file.may_go_on.set()
    bench.controller.finish_unloaded(SHORT)
    assert bench.file.load() == SHORT
    bench.controller.finish_unloaded(WHOLE)
    assert bench.file.load() == (*WHOLE, *SHORT)


@pytest.mark.parametrize("pauses", [False, True])
def test_at_the_end_an_older_draft_does_not_come_after_the_newest(
    bench: Bench, pauses: bool
) -> None:
    bench.types(SHORT)
    if pauses:
        bench.types(WHOLE)
    else:
        bench.controller.keep(WHOLE)
    bench.ends()
    assert bench.file.load() == WHOLE


def test_what_was_sent_is_not_kept_by_a_draft_that_is_still_being_written(bench: Bench) -> None:
    bench.types(SHORT)
    bench.controller.keep_now(())
    bench.ends()
    assert bench.file.load() == ()


def test_what_an_earlier_run_has_left_is_looked_for(bench: Bench) -> None:
    bench.file.may_go_on.set()
    bench.file.keep(SHORT)
    loaded: list[Drafts] = []
    bench.controller.load(loaded.append)
    bench.qtbot.waitUntil(lambda: bool(loaded), timeout=MS)
    assert loaded == [SHORT]


@pytest.mark.parametrize("settings", [Settings(days_kept=0)])
def test_where_nothing_may_be_on_disk_no_draft_is(bench: Bench) -> None:
    bench.types(WHOLE)
    bench.controller.finish_unloaded(WHOLE)
    bench.controller.finish()
    assert not bench.file.path.exists()


def test_of_two_the_one_that_was_asked_for_last_stays(bench: Bench) -> None:
    older, newer = bench.controller._next_put(SHORT), bench.controller._next_put(WHOLE)
    newer()
    older()  # its thread was slower
    assert bench.file.load() == WHOLE


def test_a_disk_that_does_not_take_it_is_only_logged(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.file.path.parent.write_text("a file where the folder should be")
    with caplog.at_level("INFO"):
        bench.types(WHOLE)
        bench.qtbot.waitUntil(lambda: "draft not kept" in caplog.text, timeout=MS)
