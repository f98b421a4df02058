"""Messages are opened off the GUI thread, and what came of it is told on it."""

import threading
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.flow.background import Background
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.services.message_service import MessageService
from tests.flow.parts import MS


class Opener:
    """Tells on which thread it was asked, and whether a program took the URI."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []

    def open(self, uri: str) -> bool:
        self.threads.append(threading.current_thread())
        return uri.startswith("https:")


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


@pytest.mark.parametrize(("uri", "is_open"), [("https://wa.me/1", True), ("sms:+1", False)])
def test_what_came_of_opening_is_told_on_the_gui_thread(
    background: Background, qtbot: QtBot, uri: str, is_open: bool
) -> None:
    opener, told = Opener(), list[tuple[bool, threading.Thread]]()
    messages = cast("MessageService", None)  # nothing is composed
    controller = HandOverController(background, opener, messages)
    controller.open(uri, lambda took: told.append((took, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(told), timeout=MS)
    assert told == [(is_open, threading.current_thread())]
    assert opener.threads != [threading.current_thread()]
