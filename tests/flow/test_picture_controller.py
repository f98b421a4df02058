"""Pictures of codes are written off the GUI thread, and what became of them is told."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.flow.background import Background
from cammer_desktop.flow.picture_controller import PictureController
from tests.flow.parts import MS
from tests.samples import LINK


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_a_picture_is_saved_elsewhere_than_on_the_gui_thread(
    background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    threads, told = list[int](), list[object]()

    def save(link: str, path: Path) -> None:
        threads.append(threading.get_ident())
        path.write_text(link)

    pictures = PictureController(background, save)
    pictures.saved.connect(told.append)
    pictures.save(LINK, tmp_path / "qr.png")
    qtbot.waitUntil(lambda: bool(told), timeout=MS)
    assert told == [tmp_path / "qr.png"]
    assert (tmp_path / "qr.png").read_text() == LINK
    assert threads != [threading.get_ident()]


def test_a_file_that_cannot_be_written_is_told(background: Background, qtbot: QtBot) -> None:
    error, told = PermissionError(), list[object]()

    def save(_link: str, _path: Path) -> None:
        raise error

    pictures = PictureController(background, save)
    pictures.failed.connect(told.append)
    pictures.save(LINK, Path("qr.png"))
    qtbot.waitUntil(lambda: told == [error], timeout=MS)
