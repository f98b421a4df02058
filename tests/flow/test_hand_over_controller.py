"""Messages are opened off the GUI thread, and what came of it is told on it."""

import threading
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.flow import hand_over_controller
from cammer_desktop.flow.background import Background, ignore
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.services.message_service import MessageService
from tests.flow.parts import MS


class Opener:
    """Tells on which thread it was asked, and whether a program took the URI."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.is_free = threading.Event()
        self.is_free.set()

    def open(self, uri: str, started: Callable[[], object] | None = None) -> bool:
        if started is not None and not uri.startswith("mailto:"):
            started()
        self.threads.append(threading.current_thread())
        if not self.is_free.wait(MS / 1_000):
            return False
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


def test_at_the_end_what_was_started_counts_as_opened_and_nothing_else(
    background: Background, qtbot: QtBot
) -> None:
    opener, told = Opener(), list[tuple[str, bool]]()
    controller = HandOverController(background, opener, cast("MessageService", None))
    controller.open("sms:+1", lambda took: told.append(("failed", took)))
    qtbot.waitUntil(lambda: bool(told), timeout=MS)
    opener.is_free.clear()
    controller.open("https://wa.me/1", lambda took: told.append(("runs", took)))
    controller.open("mailto:a@example.com", lambda took: told.append(("waits", took)))
    qtbot.waitUntil(lambda: len(opener.threads) == 3, timeout=MS)
    controller.finish()
    opener.is_free.set()
    for thread in opener.threads[1:]:
        thread.join()
    QCoreApplication.processEvents()
    assert told == [("failed", False), ("runs", True)]


def test_at_the_end_what_is_stored_of_it_is_waited_for(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over_controller, "_LAST_SECONDS", MS / 1_000)
    opener, stored = Opener(), list[int]()
    opener.is_free.clear()
    is_asked = threading.Event()

    def store() -> None:
        is_asked.wait()
        stored.append(1)

    def keep(_took: bool) -> None:
        background.run(store, ignore, "store")

    controller = HandOverController(background, opener, cast("MessageService", None))
    controller.open("https://wa.me/1", keep)
    qtbot.waitUntil(lambda: bool(opener.threads), timeout=MS)
    threading.Thread(target=is_asked.set).start()
    controller.finish()
    assert stored == [1]
    opener.is_free.set()
