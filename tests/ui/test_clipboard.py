"""What is said of the clipboard is true: "copied" is there as long as it is."""

from PySide6.QtGui import QGuiApplication

from tests.ui.agent import Agent

COPIED = "Copiado"


def test_copied_vanishes_when_something_else_is_copied(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    assert agent.shows(COPIED)
    QGuiApplication.clipboard().setText("something else")
    agent.waits_until(lambda: not agent.shows(COPIED))
    agent.clicks("Copiar enlace")
    assert agent.clipboard == agent.reads("Enlace")
    assert agent.shows(COPIED)


def test_an_older_link_that_is_shown_again_is_not_called_copied(agent: Agent) -> None:
    for number in (1, 2):
        agent.fills_in(phone=f"0414 131 585{number}")
        agent.sends()
    agent.chooses_row(1)
    assert not agent.shows(COPIED)
    agent.presses("Ctrl+Shift+C")
    assert agent.clipboard == agent.requests[0].link
    assert agent.shows(COPIED)


def test_showing_a_link_again_leaves_the_clipboard_alone(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().setText("something else")
    agent.chooses_row(0)
    assert agent.clipboard == "something else"


def test_without_a_link_copying_leaves_the_clipboard_alone(agent: Agent) -> None:
    QGuiApplication.clipboard().setText("something else")
    agent.presses("Ctrl+Shift+C")
    assert agent.clipboard == "something else"
