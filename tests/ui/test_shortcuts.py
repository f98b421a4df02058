"""Every shortcut does what the help says of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cammer_desktop.ui.widgets.shortcuts import Action, shortcuts
from tests.ui.agent import Agent


def creates(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.presses(keys)
    agent.waits_until(lambda: [row[2] for row in agent.rows] == ["creado"])


def cancels(agent: Agent, keys: str) -> None:
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    assert agent.rows[0][2] == "en camino"
    agent.presses(keys)
    assert agent.rows[0][2] != "en camino"


def clears(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.presses(keys)
    assert agent.reads("Nombre") == ""


def takes_back(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.presses("Ctrl+N")
    agent.presses(keys)
    assert agent.reads("Nombre") == "Abraham"


def copies(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().clear()
    agent.presses(keys)
    assert agent.clipboard == agent.reads("Enlace")


def enlarges(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses(keys)
    agent.waits_for_dialog()
    assert agent.top.windowTitle() == "QR grande"


def repairs(agent: Agent, keys: str) -> None:
    agent.writes("Celular", "+58 0414 131 5854")
    agent.presses(keys)
    assert "+58 414-1315854" in agent.hint("Celular")


def opens(title: str) -> Callable[[Agent, str], None]:
    def act(agent: Agent, keys: str) -> None:
        agent.presses(keys)
        agent.waits_for_dialog()
        assert agent.top.windowTitle() == title
        agent.presses("Esc")
        agent.waits_for_window()

    return act


def saves_code(agent: Agent, keys: str) -> None:
    agent.presses(keys)  # there is none yet
    assert agent.dialog is None
    agent.writes("Código de categoría", "ventas")
    agent.presses(keys)
    agent.waits_for_dialog()
    assert agent.reads("Código") == "ventas"
    agent.presses("Esc")
    agent.waits_for_window()


def searches(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    assert agent.focus == "Buscar"


DOES: dict[Action, Callable[[Agent, str], None]] = {
    Action.CREATE: creates,
    Action.CANCEL: cancels,
    Action.NEXT_CUSTOMER: clears,
    Action.TAKE_BACK: takes_back,
    Action.COPY: copies,
    Action.LARGE_QR: enlarges,
    Action.REPAIR: repairs,
    Action.SEARCH: searches,
    Action.SAVE_CODE: saves_code,
    Action.CATALOGUE: opens("Catálogo"),
    Action.SETTINGS: opens("Configuración"),
    Action.HELP: opens("Atajos y ayuda"),
}
KEYS = [(each.action, keys) for each in shortcuts() for keys in each.keys]


@pytest.mark.parametrize(("action", "keys"), KEYS, ids=[keys for _, keys in KEYS])
def test_a_shortcut_does_what_it_is_for(agent: Agent, action: Action, keys: str) -> None:
    DOES[action](agent, keys)


def test_the_keypads_enter_creates_as_well(agent: Agent) -> None:
    agent.fills_in()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Enter, held)
    agent.waits_until(lambda: [row[2] for row in agent.rows] == ["creado"])


@pytest.mark.parametrize("keys", ["Ctrl+Shift+C", "Ctrl+Shift+Q", "Ctrl+Z", "Esc"])
def test_where_there_is_nothing_to_do_nothing_happens(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    assert agent.dialog is None
    assert (agent.clipboard, agent.rows, agent.said) == ("", [], "")


@pytest.mark.parametrize(
    "keys", ["Ctrl+Return", "Ctrl+Enter", "Ctrl+N", "Ctrl+Shift+C", "Ctrl+Shift+Q", "Ctrl+,", "F1"]
)
def test_the_documented_keys_are_there(keys: str) -> None:
    assert keys in [each for _, each in KEYS]


def test_no_keys_are_taken_twice() -> None:
    keys = [each for _, each in KEYS]
    assert len(keys) == len(set(keys))


def test_the_help_shows_every_shortcut(agent: Agent) -> None:
    agent.presses("F1")
    agent.waits_for_dialog()
    for each in shortcuts():
        assert agent.shows(each.shown)
        assert agent.shows(each.does)
    agent.presses("Esc")
