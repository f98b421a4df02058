"""A file that is watched: made, written to, replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cammer_desktop.flow.file_watch import FileWatch
from tests.flow.parts import MS


def writes(path: Path) -> None:
    with path.open("a") as file:
        file.write("more")


def replaces(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("another")
    other.replace(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "watched"


def tells(qtbot: QtBot, watch: FileWatch, path: Path, change: Callable[[Path], None]) -> None:
    with qtbot.waitSignal(watch.changed, timeout=MS):
        change(path)


def test_what_is_made_written_to_and_replaced_is_told(qtbot: QtBot, path: Path) -> None:
    watch = FileWatch(path)
    watch.start()
    for change in (writes, writes, replaces, writes):
        tells(qtbot, watch, path, change)
        watch.start()
    watch.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_without_a_folder_there_is_nothing_to_watch_until_there_is(
    qtbot: QtBot, path: Path
) -> None:
    watch = FileWatch(path / "watched")
    watch.start()
    path.mkdir()
    watch.start()
    tells(qtbot, watch, path / "watched", writes)


def test_what_is_written_beside_the_file_is_told(qtbot: QtBot, path: Path) -> None:
    path.touch()
    beside = path.with_name("watched-wal")
    watch = FileWatch(path, beside)
    watch.start()
    for change in (writes, writes, Path.unlink, writes):  # it comes, goes, and comes again
        tells(qtbot, watch, beside, change)
    tells(qtbot, watch, path, writes)


def test_no_other_file_of_the_folder_is_told(qtbot: QtBot, path: Path) -> None:
    watch = FileWatch(path)
    watch.start()
    with qtbot.waitSignal(watch._watcher.directoryChanged, timeout=MS):
        writes(path.with_name("another"))
    assert not watch._pause.isActive()
