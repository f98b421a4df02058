"""The link as it is dictated: group by group, at the customer's pace, for eyes and ears."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QTableView

from cammer_desktop.domain import dictation
from tests.ui.agent import Agent
from tests.ui.layouts import in_view
from tests.ui.test_code import creates, link_of

LINK = "https://widgetapp.ocularsolution.com/session/l1z-kfb-dmj-70"
_TEXT = Qt.ItemDataRole.AccessibleTextRole


def dictates(agent: Agent, link: str = LINK) -> QTableView:
    creates(agent, link)
    agent.presses("Ctrl+Shift+L")
    agent.waits_for_dialog()
    return agent.finds("Grupos del enlace", QTableView)


def column(table: QTableView, number: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_its_groups_are_the_link_and_each_is_spelled(agent: Agent) -> None:
    table = dictates(agent)
    parts = dictation.parts(LINK)
    assert "".join(column(table, 0)) == LINK
    assert column(table, 1) == [part.spoken for part in parts]
    assert agent.shows("Abraham")
    assert agent.top.windowTitle() == "Dictar el enlace de Abraham"


def test_it_is_marked_once_a_second_group_was_dictated(agent: Agent) -> None:
    dictates(agent)
    agent.presses("Esc")
    agent.waits_for_window()
    assert agent.history[0].icons == ()
    agent.presses("Ctrl+Shift+L")
    agent.waits_for_dialog()
    agent.presses("Down")
    agent.presses("Return")
    agent.waits_until(lambda: agent.history[0].icons == ("microphone",))
    agent.presses("Esc")
    agent.waits_for_window()
    agent.waits_until(lambda: agent.history[0].result.startswith("creado · dictado"))


def test_keys_go_from_group_to_group(agent: Agent) -> None:
    table = dictates(agent)
    last = table.model().rowCount() - 1
    assert agent.focus == "Grupos del enlace"
    places = []
    for key in ("Down", "Return", "Up", "End", "Return", "Down", "Home", "Up"):
        agent.presses(key)
        [row] = table.selectionModel().selectedRows()
        places.append(row.row())
    assert places == [1, 2, 1, last, last, last, 0, 0]


def test_a_screen_reader_has_a_group_with_its_spelling_in_one_item(
    agent: Agent, said: list[str]
) -> None:
    table = dictates(agent)
    part = dictation.parts(LINK)[0]
    assert table.model().index(0, 0).data(_TEXT) == f"{part.text}, {part.spoken}"
    agent.waits_until(lambda: said[-1:] == [f"{part.text}, {part.spoken}"])


def test_the_arrows_to_the_sides_leave_a_group_with_its_spelling(agent: Agent) -> None:
    table = dictates(agent)
    for key in ("Right", "Down", "Right", "Left"):
        agent.presses(key)
        part = dictation.parts(LINK)[table.currentIndex().row()]
        assert table.currentIndex().data(_TEXT) == f"{part.text}, {part.spoken}"
    assert table.currentIndex().row() == 1


@pytest.mark.parametrize("start", ["Enlace", "Dictar enlace"])
def test_closed_it_gives_the_focus_back(agent: Agent, start: str) -> None:
    creates(agent, LINK)
    agent.finds(start).setFocus()
    agent.presses("Ctrl+Shift+L")
    agent.waits_for_dialog()
    agent.presses("Esc")
    agent.waits_for_window()
    assert agent.focus == start


def test_the_vendors_link_is_seen_whole(agent: Agent) -> None:
    table = dictates(agent)
    assert not table.verticalScrollBar().isVisible()
    assert table.verticalHeader().length() <= table.viewport().height()


def test_a_long_link_scrolls_with_the_group_that_is_dictated(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 911, 470))
    table = dictates(agent, link_of(2000))
    assert agent.top.height() <= 470
    assert in_view(agent.finds("Cerrar"))
    for key in ("End", "Home", "PgDown"):
        agent.presses(key)
        row = table.visualRect(table.currentIndex())
        assert table.viewport().rect().contains(row.adjusted(0, 0, -1, -1))
