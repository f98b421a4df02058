"""What is announced while the focus is in a table: its row says it, as readers follow that."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from cammer_desktop.ui.widgets.row_view import RowView
from tests.ui.agent import Agent


def row_in(agent: Agent) -> tuple[str, str]:
    """Return name and description of the row with the focus, as a screen reader finds them."""
    table = agent.finds("Historial", RowView)
    model = table.model()
    at = (table.currentIndex().row() + 1) * (model.columnCount() + 1) + 1
    cell = QAccessible.queryAccessibleInterface(table).child(at)
    return cell.text(QAccessible.Text.Name), cell.text(QAccessible.Text.Description)


def in_the_history(agent: Agent, *names: str) -> None:
    for number, name in enumerate(names):
        agent.fills_in(name=name, phone=f"0414 131 585{number}")
        agent.sends()
        agent.presses("Ctrl+N")
    agent.presses("Ctrl+F")
    agent.presses("Return")
    agent.waits_until(lambda: agent.focus == "Historial")


def test_a_row_says_that_another_one_was_deleted(agent: Agent, said: list[str]) -> None:
    in_the_history(agent, "Ana", "Eva")
    agent.presses("Del")
    agent.waits_for_dialog()
    agent.answers("Borrar")
    agent.waits_until(lambda: len(said) > 0 and "borró" in said[-1])
    assert agent.focus == "Historial"
    name, told = row_in(agent)
    assert name.startswith("Ana")
    assert "Se borró del historial el intento de Eva" in told
    agent.presses("Ctrl+F")
    assert row_in(agent)[1] == ""


def test_a_row_says_that_its_link_is_shown(agent: Agent, said: list[str]) -> None:
    in_the_history(agent, "Ana")
    said.clear()
    agent.presses("Return")
    agent.waits_until(lambda: any("Esc vuelve." in text for text in said))
    name, told = row_in(agent)
    assert name.startswith("Ana")
    assert "Esc vuelve." in told


def test_a_row_takes_nothing_else(agent: Agent) -> None:
    in_the_history(agent, "Ana")
    model = agent.finds("Historial", RowView).model()
    assert not model.setData(model.index(0, 0), "Eva", Qt.ItemDataRole.EditRole)
