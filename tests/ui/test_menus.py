"""Menus: what is said of their items, and which one is marked when they open."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget

from tests.ui.agent import Agent
from tests.ui.menus import open_menu, said_in
from tests.ui.test_dialog_family import opened
from tests.ui.test_history_column import resizes

_NONE = Qt.KeyboardModifier.NoModifier
_Reason = QContextMenuEvent.Reason
_BUTTONS = ["Día", "Estado del enlace", "Acciones del historial", "Nueva…"]


def goes_to(agent: Agent, button: str) -> QWidget:
    if button == "Nueva…":
        opened(agent, "catalogue")
    else:
        resizes(agent, 1600, 800)
        agent.presses("Ctrl+F")  # the filters are in view as soon as one searches
        agent.waits_until(lambda: agent.sees("Día"))
    return agent.finds(button)


def marked(menu: QMenu) -> str | None:
    active = menu.activeAction()
    return None if active is None else active.text().replace("&", "")


def can(item: QAction) -> bool:
    return item.isEnabled() and not item.isSeparator()


def opens(act: Callable[[], None]) -> tuple[str, str | None]:
    """Open a button's menu; return what can be chosen first in it, and what is marked."""
    found: list[tuple[str, str | None]] = []

    def look() -> None:  # the button of a toolbar keeps whoever opens its menu
        menu = open_menu()
        assert menu is not None
        choices = (each.text().replace("&", "") for each in menu.actions() if can(each))
        found.append((next(choices), marked(menu)))
        menu.close()

    QTimer.singleShot(0, look)
    act()
    QApplication.processEvents()
    [one] = found
    return one


def asks_for_the_menu(widget: QWidget, reason: _Reason) -> tuple[list[tuple[str, str]], str | None]:
    """Open a context menu; return what is said of its items, and which is marked."""
    found: list[tuple[list[tuple[str, str]], str | None]] = []

    def look() -> None:
        menu = open_menu()
        assert menu is not None
        assert menu.accessibleName()
        found.append((said_in(menu), marked(menu)))
        menu.close()

    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    centre = target.rect().center()
    event = QContextMenuEvent(reason, centre, target.mapToGlobal(centre))
    # By a moment more than the menu itself takes.
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
    QApplication.sendEvent(target, event)
    [one] = found
    return one


@pytest.mark.parametrize(
    ("button", "key"),
    [*product(_BUTTONS, ["Space", "Return"]), ("Día", "F4"), ("Día", "Down")],
)
def test_a_menu_that_keys_open_has_its_first_item_marked(
    agent: Agent, button: str, key: str
) -> None:
    goes_to(agent, button).setFocus()
    first, active = opens(lambda: agent.presses(key))
    assert active == first


def test_enter_opens_the_menu_of_the_history_also_with_a_row_chosen(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    button = goes_to(agent, "Acciones del historial")
    agent.presses("Down")  # Enter there shows the row, and Delete deletes it
    button.setFocus()
    first, active = opens(lambda: agent.presses("Return"))
    assert active == first
    agent.presses("Delete")
    assert agent.top is agent.window


@pytest.mark.parametrize("button", _BUTTONS)
def test_a_menu_that_the_pointer_opens_has_none(agent: Agent, button: str) -> None:
    goes_to(agent, button)
    _first, active = opens(lambda: agent.clicks(button))
    assert active is None


def test_a_key_that_is_held_down_chooses_nothing_in_the_menu_that_it_opened(agent: Agent) -> None:
    chip = goes_to(agent, "Día")
    chip.setFocus()
    agent.presses("Space")
    menu = open_menu()
    assert menu is not None
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        repeated = QKeyEvent(QEvent.Type.KeyPress, key, _NONE, "", True)
        QApplication.sendEvent(menu, repeated)
        assert open_menu() is menu
    agent.presses("Down")
    agent.presses("Return")
    assert chip.accessibleDescription() == "Hoy"


@pytest.mark.parametrize("name", ["Nombre", "Celular", "Descripción", "Buscar", "Historial"])
def test_a_context_menu_says_texts_and_beside_them_keys(agent: Agent, name: str) -> None:
    agent.clicks("Ticket")
    if name == "Historial":
        agent.fills_in()
        agent.sends()
    resizes(agent, 1600, 800)
    agent.presses("Ctrl+F")
    agent.finds(name).setFocus()
    agent.types("" if name == "Historial" else "3")
    widget = agent.finds(name)
    items, first = asks_for_the_menu(widget, _Reason.Keyboard)
    assert first == next(each for each, _keys in items)
    assert not [each for each, _keys in items if {"\t", "&"} & set(each) or "Ctrl" in each]
    assert "Ctrl+C" in [keys for _each, keys in items]
    _items, first = asks_for_the_menu(widget, _Reason.Mouse)
    assert first is None
