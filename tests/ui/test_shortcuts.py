"""Every shortcut does what the help says of it."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton

import cammer_desktop
from tests.ui.agent import Agent
from tests.ui.layouts import in_view
from tests.ui.menus import said_in

PACKAGE = Path(cammer_desktop.__file__).parent
# Where keys are given to something: the window's side, and how a link is handed over. What stands
# on the keys themselves is no such place.
MODULES = [*(PACKAGE / "ui").rglob("*.py"), *(PACKAGE / "domain").rglob("*.py")]
MODULES.remove(PACKAGE / "ui" / "widgets" / "actions.py")
NAMES_KEYS = re.compile(r"(Ctrl|Control|Shift|Mayús|Alt|Meta)\+|\b(Esc|Escape|Supr|F\d\d?)\b|^Del$")


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
    assert agent.top.windowTitle() == "QR grande de Abraham"


def opens_message(scheme: str) -> Callable[[Agent, str], None]:
    def act(agent: Agent, keys: str) -> None:
        agent.fills_in()
        agent.writes("Correo", "ana@example.com")
        agent.sends()
        agent.presses(keys)
        agent.waits_until(lambda: [each.split(":")[0] for each in agent.desktop.opened] == [scheme])

    return act


def copies_message(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses(keys)
    assert agent.clipboard.startswith("Hola, Abraham")


def dictates(agent: Agent, keys: str) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses(keys)
    agent.waits_for_dialog()
    agent.presses("Return")
    agent.waits_until(lambda: "dictado" in agent.history[0].result)


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


def chooses_country(agent: Agent, keys: str) -> None:
    agent.presses(keys)  # not from everywhere: lists of the window have these keys for themselves
    assert QApplication.activePopupWidget() is None
    agent.clicks("Celular")
    agent.presses(keys)
    assert QApplication.activePopupWidget() is not None
    agent.presses("Esc")
    assert agent.focus == "Celular"


def searches(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    assert agent.focus == "Buscar"


def recovers(agent: Agent, keys: str) -> None:
    agent.presses(keys)  # nothing is offered: `test_drafts` has the rest
    assert agent.reads("Nombre") == ""


def fills_in_what_was_copied(agent: Agent, keys: str) -> None:
    QGuiApplication.clipboard().setText("Ana Pérez 0424 555 1212")
    agent.presses(keys)
    agent.answers("Rellenar")
    assert agent.reads("Nombre") == "Ana Pérez"


def fills_in_again(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    assert "No llegó nada de fuera" in agent.said  # `test_screen_pops` has the rest


DOES: dict[str, Callable[[Agent, str], None]] = {
    "Ctrl+Return": creates,
    "Ctrl+Enter": creates,
    "Esc": cancels,
    "Ctrl+N": clears,
    "Ctrl+Z": takes_back,
    "Ctrl+Shift+C": copies,
    "Ctrl+Shift+W": opens_message("https"),
    "Ctrl+Shift+S": opens_message("sms"),
    "Ctrl+Shift+M": opens_message("mailto"),
    "Ctrl+Shift+Q": enlarges,
    "Ctrl+Shift+L": dictates,
    "Ctrl+Shift+T": copies_message,
    "Ctrl+Shift+B": recovers,
    "Ctrl+Shift+D": recovers,
    "Ctrl+Shift+P": fills_in_again,
    "Ctrl+Shift+V": fills_in_what_was_copied,
    "Ctrl+R": repairs,
    "Alt+Down": chooses_country,
    "Ctrl+F": searches,
    "Ctrl+S": saves_code,
    "Ctrl+K": opens("Catálogo"),
    "Ctrl+,": opens("Configuración"),
    "F1": opens("Ayuda"),
}


@pytest.mark.parametrize("keys", DOES)
def test_a_shortcut_does_what_it_is_for(agent: Agent, keys: str) -> None:
    DOES[keys](agent, keys)


def test_every_shortcut_is_tried_and_none_is_taken_twice(agent: Agent) -> None:
    keys = [each.toString() for action in agent.window.actions() for each in action.shortcuts()]
    assert keys == list(DOES)


def test_the_keypads_enter_creates_as_well(agent: Agent) -> None:
    agent.fills_in()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Enter, held)
    agent.waits_until(lambda: [row[2] for row in agent.rows] == ["creado"])


@pytest.mark.parametrize(
    "keys",
    [
        *("Ctrl+Shift+C", "Ctrl+Shift+W", "Ctrl+Shift+Q", "Ctrl+Shift+T", "Ctrl+Shift+L"),
        *("Alt+Down", "Ctrl+Z", "Esc"),
    ],
)
def test_where_there_is_nothing_to_do_nothing_happens(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    assert agent.dialog is None
    told = "Todavía no hay enlace." if "Shift" in keys else ""
    assert (agent.clipboard, agent.rows, agent.said) == ("", [], told)


def test_the_help_shows_every_action_with_its_keys(agent: Agent) -> None:
    agent.presses("F1")
    agent.waits_for_dialog()
    agent.presses("Ctrl+Tab")
    assert len(agent.window.actions()) == len(DOES) - 1  # the two Enters create
    for action in agent.window.actions():
        assert agent.shows(action.text())
    for keys in ("Ctrl+Enter", "Esc", "Ctrl+Mayús+C", "Ctrl+Mayús+Q", "Ctrl+,", "F1"):
        assert agent.shows(keys)
    # What a row sends can be seen before.
    for text in ("En la fila de un mensaje", "Ver y cambiar el mensaje", "Alt+Abajo"):
        assert agent.shows(text)
    # Those of the history work while it has the focus.
    for text in (
        "En el historial",
        "Ctrl+C",
        "Repetir",
        "Ctrl+Mayús+R",
        "Borrar este…",
        "Supr",
        "Mostrar",
    ):
        assert agent.shows(text)
    # A line is one item for Tab and for a screen reader.
    heard = []
    while agent.focus != "Cerrar":
        heard.append(agent.focus)
        agent.presses("Tab")
        focused = agent.top.focusWidget()
        assert focused is not None
        assert in_view(focused)
    for text in (
        "Mostrar esta ayuda: F1",
        "Al ver un mensaje: abrirlo, copiarlo: Ctrl+Enter, Ctrl+Mayús+C",
        "En el QR grande: guardarlo, copiarlo, imprimirlo: Ctrl+S, Ctrl+C, Ctrl+P",
        "Al dictar: pasar al grupo siguiente: Abajo, Enter",
        "Repetir: Ctrl+Mayús+R",
    ):
        assert text in heard
    agent.presses("Esc")


def test_the_ledgers_menu_writes_keys_as_everywhere_else(agent: Agent) -> None:
    menu = agent.finds("Acciones del historial", QToolButton).menu()
    assert isinstance(menu, QMenu)
    shown = [list(each) for each in said_in(menu)[:4]]
    assert shown == [
        ["Mostrar", "Enter"],
        ["Copiar el enlace", "Ctrl+C"],
        ["Repetir", "Ctrl+Mayús+R"],
        ["Borrar este…", "Supr"],
    ]
    # The help has a column for keys.
    agent.presses("F1")
    agent.waits_for_dialog()
    labels = [label.text() for label in agent.top.findChildren(QLabel)]
    assert [text for text in labels if "\t" in text] == []
    assert {"Repetir", "Ctrl+Mayús+R"} < set(labels)
    agent.presses("Esc")


@pytest.mark.parametrize(
    ("name", "tooltip"),
    [
        ("Crear enlace", "Crear el enlace (Ctrl+Enter)"),
        ("Limpiar", "Limpiar: cliente siguiente (Ctrl+N)"),
        ("Catálogo", "Abrir el catálogo (Ctrl+K)"),
        ("Configuración", "Abrir la configuración (Ctrl+,)"),
        ("Ayuda", "Mostrar esta ayuda (F1)"),
    ],
)
def test_a_button_says_what_it_does_and_its_keys(agent: Agent, name: str, tooltip: str) -> None:
    assert agent.finds(name).toolTip() == tooltip


def test_what_leads_out_says_what_it_does_and_its_key(agent: Agent) -> None:
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    told = "Cancelar lo que está en camino; volver del historial (Esc)"
    assert agent.finds("Cancelar").toolTip() == told
    agent.clicks("Cancelar")
    agent.presses("Ctrl+N")
    agent.chooses_row(0)
    assert agent.finds("Volver").toolTip() == told


def test_a_button_of_a_link_says_what_it_does_and_its_keys(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    assert agent.finds("Copiar enlace").toolTip() == "Copiar el enlace (Ctrl+Mayús+C)"
    assert agent.finds("QR grande").toolTip() == "Mostrar el QR grande (Ctrl+Mayús+Q)"


def literals(source: str) -> list[str]:
    """Return the texts of a module that name keys; docstrings are no texts of the program."""
    tree = ast.parse(source)
    prose = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in prose
        and NAMES_KEYS.search(node.value)
    ]


def test_no_keys_are_written_twice() -> None:
    """A text that names a key asks the action for it."""
    found = [keys for path in MODULES for keys in literals(path.read_text(encoding="utf-8"))]
    assert found
    assert [keys for keys in found if " " in keys] == []
    assert len(found) == len(set(found)), sorted(found)
