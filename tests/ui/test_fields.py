"""A field is quiet until there is something to scold, and shows its beginning to who reads it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cammer_desktop.domain.catalogue import Promotion
from tests.ui.agent import Agent

MISSING = "Este campo es obligatorio"
LINES = "\n".join(f"línea {n}" for n in range(9))


class TestAnEmptyName:
    @pytest.mark.parametrize("to", ["Ctrl+F", "Celular", "Ticket"])
    def test_is_nobodys_mistake_in_an_untouched_form(self, agent: Agent, to: str) -> None:
        agent.clicks("Nombre")
        if "+" in to:
            agent.presses(to)
        else:
            agent.clicks(to)
        agent.clicks("Correo")
        assert (agent.hint("Nombre"), agent.state("Nombre")) == ("", "")
        agent.types("a")
        assert MISSING in agent.hint("Nombre")

    def test_is_one_once_sending_was_tried(self, agent: Agent) -> None:
        agent.presses("Ctrl+Return")
        agent.clicks("Correo")
        assert MISSING in agent.hint("Nombre")
        agent.presses("Ctrl+N")
        agent.clicks("Celular")
        assert agent.hint("Nombre") == ""

    def test_is_one_once_a_name_was_typed(self, agent: Agent) -> None:
        agent.types("A")
        agent.presses("Backspace")
        agent.clicks("Correo")
        assert MISSING in agent.hint("Nombre")


class TestALongDescription:
    def test_shows_its_beginning_when_it_is_left_and_the_cursor_when_it_is_not(
        self, agent: Agent
    ) -> None:
        agent.clicks("Ticket")
        agent.clicks("Descripción")
        agent.pastes(LINES)
        bar = agent.finds("Descripción", QPlainTextEdit).verticalScrollBar()
        end = bar.value()
        assert end > 0
        agent.clicks("Nombre")
        assert bar.value() == 0
        agent.finds("Descripción").setFocus()
        assert bar.value() == end
        agent.clicks("Nombre")
        editor = agent.finds("Descripción", QPlainTextEdit)
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
        assert (bar.value(), editor.textCursor().blockNumber()) == (0, 0)

    @pytest.mark.parametrize("name", ["Ana", "Ana #cuelga"])
    def test_looks_after_a_call_as_before(self, agent: Agent, name: str) -> None:
        promotion = Promotion("Verano", "Verano ya", "Sol y playa")
        agent.controllers.catalogue.change(lambda own: own.with_entry(promotion))
        agent.fills_in(name=name)
        agent.clicks("Ticket")
        agent.clicks("Elegir promoción")
        agent.presses("Down")
        agent.presses("Tab")
        agent.clicks("Nombre")
        before = looks(agent)
        agent.clicks("Elegir promoción")
        agent.sends()
        assert looks(agent) == before


def looks(agent: Agent) -> QImage:
    """Return how the description is seen on the screen, as far as anything has painted it."""
    QApplication.processEvents()
    editor, window = agent.finds("Descripción"), agent.window
    place = QRect(editor.mapTo(window, QPoint(0, 0)), editor.size())
    return window.screen().grabWindow(window.winId()).toImage().copy(place)
