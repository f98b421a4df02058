"""Files that the agent chose: read and written off the GUI thread, until the owner is gone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from cammer_desktop.flow.background import Background
from cammer_desktop.flow.file_work import FileWork
from tests.flow.parts import BOUND, MS, never
from tests.systems import link


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_what_is_written_is_read_up_to_a_size(
    background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    owner, done, contents = QObject(), list[bool](), list[bytes]()
    files = FileWork(background, owner)
    files.write(tmp_path / "file", lambda: b"0123456789", lambda: done.append(True), never)
    qtbot.waitUntil(lambda: bool(done), timeout=MS)
    files.read(tmp_path / "file", 4, contents.append, never)
    qtbot.waitUntil(lambda: bool(contents), timeout=MS)
    assert contents == [b"01234"]  # one byte more, by which it is known as too large


def test_what_is_written_replaces_a_link_and_not_what_it_leads_to(
    background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    owner, done = QObject(), list[bool]()
    path, target = tmp_path / "catalogo.csv", tmp_path / "mine"
    target.write_bytes(b"mine")
    link(path, target)
    FileWork(background, owner).write(path, lambda: b"new", lambda: done.append(True), never)
    qtbot.waitUntil(lambda: bool(done), timeout=MS)
    assert (path.read_bytes(), target.read_bytes()) == (b"new", b"mine")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["catalogo.csv", "mine"]


def test_what_fails_is_told(background: Background, qtbot: QtBot, tmp_path: Path) -> None:
    owner, errors = QObject(), list[OSError]()
    files = FileWork(background, owner)
    files.read(tmp_path / "missing", 4, never, errors.append)
    files.write(tmp_path, bytes, lambda: never(None), errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2, timeout=MS)


def test_what_is_written_is_made_off_the_gui_thread(
    background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    owner, done, threads = QObject(), list[bool](), list[threading.Thread]()

    def content() -> bytes:
        threads.append(threading.current_thread())
        return b"new"

    FileWork(background, owner).write(tmp_path / "a", content, lambda: done.append(True), never)
    qtbot.waitUntil(lambda: bool(done), timeout=MS)
    assert threading.main_thread() not in threads
    assert len(threads) == 1


def test_nobody_hears_an_answer_for_an_owner_that_has_gone(
    background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    owner, heard, last = QObject(), list[object](), list[None]()
    files = FileWork(background, owner)
    (tmp_path / "file").write_bytes(b"x")
    files.read(tmp_path / "file", 4, heard.append, heard.append)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    may_go_on = threading.Event()
    background.run(lambda: may_go_on.wait(BOUND), lambda _: last.append(None), "last")
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(last), timeout=MS)
    assert heard == []
