"""The window as it runs, on the real sandbox over real sockets, and an agent who sits at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.adapters import opener, vault
from cammer_desktop.app import Program
from cammer_desktop.assembly import Services, make_services
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow import draft_controller, hand_over_controller, settings_controller
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.support import texts
from cammer_desktop.ui import placement
from cammer_desktop.ui.application import dress, speak
from cammer_desktop.ui.widgets.file_dialog import LAST
from tests.ui.agent import Agent
from tests.ui.desktop import Desktop
from tests.ui.layout_items import held_items
from tests.ui.starting import take_sheet
from tests.ui.theatre import Theatre


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The program's own QApplication; only one can be made in a process."""
    dress(qapp)
    return qapp


@pytest.fixture(autouse=True)
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """The desktop: no test opens a program of the person at this machine."""
    made = Desktop()
    monkeypatch.setattr(opener, "SystemOpener", lambda: made)
    return made


@pytest.fixture(autouse=True)
def _no_slow_disk_is_given_up_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program that ends wait for the disk of a busy machine."""
    for module in (draft_controller, hand_over_controller, settings_controller, placement):
        monkeypatch.setattr(module, "_LAST_SECONDS", 30.0)


@pytest.fixture
def settings() -> Settings:
    """The settings that the program starts with."""
    return Settings(theme="light")


@pytest.fixture
def options(data_directory: Path) -> RunOptions:
    """How the program is started."""
    return RunOptions(data_dir=data_directory, sandbox=True)


@pytest.fixture
def services(
    options: RunOptions, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    """What the program works with. There is no keyring: on Windows it would be this person's."""
    monkeypatch.setattr(vault, "backend_kinds", list)
    made = make_services(options, settings_file(options), settings, None)
    yield made
    made.close()


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, services: Services) -> Iterator[Program]:
    """The program with its window on the screen and all that it loads loaded."""
    QGuiApplication.clipboard().clear()
    qapp.setProperty(LAST, None)  # where a dialog was in another test
    take_sheet(qapp)
    program = app.build(qapp, services)
    program.garbage.start()
    window = program.window
    window.show()
    window.activateWindow()
    agent = Agent(qtbot, program, services)
    agent.waits_for_all()
    yield program
    held = held_items()
    program.stop()
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not held, "a layout goes into another one while it is empty"


@pytest.fixture
def agent(qtbot: QtBot, program: Program, services: Services) -> Agent:
    """An agent at the window."""
    return Agent(qtbot, program, services)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to a screen reader."""
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    where = "cammer_desktop.ui.widgets.aloud.QAccessible"
    monkeypatch.setattr(f"{where}.isActive", lambda: True)
    monkeypatch.setattr(f"{where}.updateAccessibility", hear)
    return heard


@pytest.fixture
def speaks(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """Another language, for the program and for Qt, until the test ends."""
    texts.use(request.param)
    speak(qapp)
    yield request.param
    texts.use(texts.SOURCE)
    speak(qapp)


@pytest.fixture
def theatre(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Theatre:
    """Where a test starts the program in a state and a size of its own, as often as it wants."""
    monkeypatch.setattr(vault, "backend_kinds", list)
    return Theatre(qapp, qtbot, tmp_path)
