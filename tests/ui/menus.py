"""Choosing from a menu, with the keyboard."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionMenuItem

from tests.ui.agent import Agent


def picks(agent: Agent, button: str, item: str) -> None:
    """Open a button's menu, go down to an item and take it."""
    agent.clicks(button)
    menu = open_menu()
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions()]
    marked = menu.activeAction()  # some menus open with their first item marked
    for _ in range(texts.index(item) + (marked is None)):
        agent.presses("Down")
    agent.presses("Return")


def opens(agent: Agent, button: str, item: str) -> None:
    """Open by a button's menu a dialog above the one that is open."""
    before = agent.top
    picks(agent, button, item)
    agent.waits_until(lambda: agent.top is not before)
    agent.waits_for_dialog()


def open_menu() -> QMenu | None:
    """Return the menu that is open."""
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def said_in(menu: QMenu) -> list[tuple[str, str]]:
    """Return what a screen reader says of each item, and the keys that are painted beside it."""
    interface = QAccessible.queryAccessibleInterface(menu)
    said = []
    for number, action in enumerate(menu.actions()):
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, action)
        item = interface.child(number)
        assert item is not None
        keys = option.text.partition("\t")[2]
        said.append((item.text(QAccessible.Text.Name), keys))
    return said
