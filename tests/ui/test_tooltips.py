"""Tooltips: what is an icon alone says what it does, and what has a key names it, once."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from tests.ui.agent import Agent
from tests.ui.test_dialog_family import DIALOGS


def buttons(root: QWidget) -> list[QAbstractButton]:
    """Return the buttons that are seen, but for those that are a part of Qt's own controls."""
    found = root.findChildren(QAbstractButton)
    return [each for each in found if each.isVisibleTo(root) and each.accessibleName()]


def told_badly(root: QWidget, agent: Agent) -> list[str]:
    """Return the buttons without a tooltip that they need, or with a wrong one."""
    keys = {each.text(): each.toolTip() for each in agent.window.actions()}
    found = [each for each in buttons(root) if not (each.text() or each.toolTip())]
    for each in buttons(root):
        told = each.toolTip().splitlines()[0] if each.toolTip() else ""
        of_action = [tip for text, tip in keys.items() if told.startswith(f"{text} (")]
        if any(tip != told for tip in of_action):
            found.append(each)
    return [each.accessibleName() for each in found]


def test_in_the_window(agent: Agent) -> None:
    assert len(buttons(agent.window)) > 10
    assert told_badly(agent.window, agent) == []
    agent.fills_in()
    agent.sends()
    assert told_badly(agent.window, agent) == []


@pytest.mark.parametrize("make", DIALOGS.values(), ids=DIALOGS)
def test_in_a_dialog(agent: Agent, make: Callable[[Agent], QDialog]) -> None:
    dialog = make(agent)
    dialog.open()
    assert told_badly(dialog, agent) == []
    dialog.reject()
