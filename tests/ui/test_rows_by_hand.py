"""The history under the hand: a click shows a row, keys move, letters are the next customer's."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.assembly import Services
from cammer_desktop.domain.attempt import Attempt
from tests.ledgers import OUTCOMES, attempt
from tests.ui.agent import PHONE, Agent
from tests.ui.layouts import in_view
from tests.ui.test_history_column import keeps, resizes
from tests.ui.test_ledger import LATER, makes, searches

NARROW = (911, 432)
_OTHER_PHONE = "0412 777 1234"


def place_of(agent: Agent, row: int) -> QPoint:
    table = agent.window.ledger_panel.table
    return table.visualRect(table.model().index(row, 0)).center()


def clicks_row(agent: Agent, row: int) -> None:
    table = agent.window.ledger_panel.table
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(table.viewport(), left, pos=place_of(agent, row))


def chosen(agent: Agent) -> str:
    """Return whose row is painted as chosen."""
    attempt = agent.window.ledger_panel.table.selected
    if attempt is not None:
        return attempt.request.name
    return "".join(row.name for row in agent.history if row.is_current)


def shown(agent: Agent) -> str:
    """Return whose session stands in the middle."""
    attempt = agent.window.result_panel.attempt
    return "" if attempt is None else attempt.request.name


def has_links_of_two(agent: Agent) -> None:
    """Have an old row of Ana's, and Eva's link in the form."""
    makes(agent, ("Ana", PHONE))
    agent.fills_in(name="Eva", phone=_OTHER_PHONE)
    agent.sends()


def test_a_click_shows_a_row_and_arrows_only_move(agent: Agent) -> None:
    has_links_of_two(agent)
    clicks_row(agent, 1)
    assert (chosen(agent), shown(agent)) == ("Ana", "Ana")
    agent.presses("Up")
    assert (chosen(agent), shown(agent)) == ("Eva", "Ana")
    agent.presses("Return")
    assert (chosen(agent), shown(agent)) == ("Eva", "Eva")


def test_back_at_the_form_its_own_row_is_the_chosen_one(agent: Agent) -> None:
    has_links_of_two(agent)
    clicks_row(agent, 1)
    agent.presses("Esc")
    assert (chosen(agent), shown(agent)) == ("Eva", "Eva")
    agent.presses("Down")  # and what was only looked at is left as well
    agent.presses("Esc")
    assert (chosen(agent), shown(agent)) == ("Eva", "Eva")


def test_a_row_that_was_shown_during_a_call_is_left_with_its_outcome(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE))
    agent.fills_in(name="Eva #mudo", phone=_OTHER_PHONE)
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: len(agent.requests) == 2 and len(agent.rows) == 2)
    clicks_row(agent, 1)
    assert (chosen(agent), shown(agent)) == ("Ana", "Ana")
    agent.presses("Esc")  # back from the row, and then the call's end
    agent.presses("Esc")
    agent.waits_for_the_end()
    assert chosen(agent) == "Eva #mudo"


def test_letters_at_the_list_begin_the_next_customer_as_at_the_link(agent: Agent) -> None:
    has_links_of_two(agent)
    clicks_row(agent, 0)
    agent.types("Ana")  # of itself Qt would go to Ana's row
    assert agent.focus == "Nombre"
    assert agent.reads("Nombre") == "Ana"
    assert shown(agent) == ""


def test_letters_at_the_list_choose_no_row_while_a_customer_is_typed(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE), ("Luis", _OTHER_PHONE))
    agent.writes("Nombre", "Eva")
    agent.window.ledger_panel.table.setFocus()
    agent.types("Ana")
    assert chosen(agent) == "Luis"
    assert agent.reads("Nombre") == "Eva"


def test_the_second_click_of_a_double_click_presses_nothing_below(agent: Agent) -> None:
    has_links_of_two(agent)
    resizes(agent, *NARROW)
    window, button = agent.window, agent.finds("Enviar por SMS")
    place = button.mapTo(window, button.rect().center())
    agent.presses("Ctrl+F")
    viewport = window.ledger_panel.table.viewport()
    assert window.ledger_panel.table.indexAt(viewport.mapFrom(window, place)).isValid()
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert not window.ledger_panel.isVisible()
    agent.clicks("Nombre")  # which is one click again
    agent.presses("Ctrl+Shift+Q")  # by then a hand-over would be known
    assert [row.icons for row in agent.history] == [(), ()]
    assert agent.dialog is not None


def many() -> list[Attempt]:
    return [attempt(LATER + number, OUTCOMES[number % 2]) for number in range(60)]


def test_another_question_begins_at_the_top(agent: Agent, services: Services) -> None:
    keeps(agent, services, *many())
    bar = agent.window.ledger_panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    agent.clicks("Sin entregar")
    agent.waits_until(lambda: bar.value() == 0)
    bar.setValue(20)
    agent.window.ledger_panel.load()  # the same one keeps its place
    QTest.qWait(0)
    agent.presses("Ctrl+F")
    agent.types("a")
    agent.waits_until(lambda: bar.value() == 0)


def test_a_new_link_is_brought_into_view(agent: Agent, services: Services) -> None:
    keeps(agent, services, *many())
    bar = agent.window.ledger_panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    agent.fills_in(name="Eva")
    agent.sends()
    assert agent.rows[0][0] == "Eva"
    assert bar.value() == 0


def top_of(agent: Agent, widget: QWidget) -> int:
    return widget.mapTo(agent.window, QPoint(0, 0)).y()


@pytest.mark.parametrize("size", [(1024, 608), NARROW])
def test_folded_and_open_the_history_leaves_what_becomes_of_a_link_in_view(
    agent: Agent, size: tuple[int, int]
) -> None:
    resizes(agent, *size)
    if not agent.window.columns.is_folded:
        agent.window.columns.fold()
    agent.fills_in(name="Ana")
    agent.presses("Ctrl+F")
    agent.presses("Ctrl+Return")
    agent.presses("Ctrl+F")
    QApplication.processEvents()
    history = agent.window.columns.columns[2]
    state = agent.finds("Estado")
    assert history.isVisible()
    assert in_view(state)
    assert state.mapTo(agent.window, state.rect().bottomLeft()).y() < top_of(agent, history)
    agent.waits_for_the_end()
    agent.waits_until(lambda: "Enlace creado" in agent.said)
    assert history.isVisible()
    assert agent.focus == "Buscar"


def test_unfolded_again_the_history_has_its_header(agent: Agent) -> None:
    columns = agent.window.columns
    columns.fold()
    agent.presses("Ctrl+F")
    searches(agent, "", [])
    assert not columns.columns[2].parts[0].isVisible()
    columns.fold()
    assert columns.columns[2].parts[0].isVisible()
