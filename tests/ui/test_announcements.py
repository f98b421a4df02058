"""When something is announced, where else it stands, and that the focus goes no detours."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from cammer_desktop.ui.widgets.announce import announce
from tests.ui.agent import Agent, name_of


class Route:
    """Where the focus has been, one after the other."""

    def __init__(self) -> None:
        self.passed: list[str] = []

    def note(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Note what has it now; a popup or another window in front is none of the window's."""
        if now is not None:
            self.passed.append(name_of(now))


@pytest.fixture
def route(qapp: QApplication) -> Iterator[Route]:
    made = Route()
    qapp.focusChanged.connect(made.note)
    yield made
    qapp.focusChanged.disconnect(made.note)


def test_what_is_announced_waits_until_the_focus_rests(agent: Agent, said: list[str]) -> None:
    editor = agent.finds("Nombre")
    editor.setFocus()
    heard_at: list[str] = []
    announce(agent.window, "Hecho.")
    for name in ("Celular", "Correo", "Nombre"):
        agent.finds(name).setFocus()
        heard_at += said
    assert heard_at == []
    agent.waits_until(lambda: said == ["Hecho."])


def test_of_what_is_announced_before_that_the_last_is_said(agent: Agent, said: list[str]) -> None:
    announce(agent.window, "1 entrada")
    announce(agent.window, "2 entradas")
    agent.waits_until(lambda: said == ["2 entradas"])


def test_what_was_announced_stands_where_the_focus_is_until_that_leaves(
    agent: Agent, said: list[str]
) -> None:
    agent.finds("Nombre").setFocus()
    announce(agent.window, "Hecho.")
    agent.waits_until(lambda: said == ["Hecho."])
    assert agent.heard("Nombre") == "Hecho."
    announce(agent.window, "Hecho otra vez.")
    agent.waits_until(lambda: agent.heard("Nombre") == "Hecho otra vez.")
    agent.presses("Tab")
    agent.waits_until(lambda: agent.heard("Nombre") == "Obligatorio.")


def test_what_is_wrong_with_a_field_is_said_with_what_was_announced(
    agent: Agent, said: list[str]
) -> None:
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: said[-1:] == ["No se envió nada: hay datos por corregir."])
    assert agent.focus == "Nombre"
    heard = "No se envió nada: hay datos por corregir. Este campo es obligatorio."
    assert agent.heard("Nombre") == heard
    agent.types("A")
    assert agent.heard("Nombre") == "Obligatorio."
    agent.presses("Tab")
    agent.waits_until(lambda: agent.heard("Nombre") == "Obligatorio.")


@pytest.mark.parametrize("begins", ["Sin destino", "Crear enlace", "Correo"])
def test_a_link_takes_the_focus_by_the_shortest_way(
    agent: Agent, route: Route, begins: str
) -> None:
    agent.fills_in()
    agent.finds(begins).setFocus()
    route.passed.clear()
    agent.sends()
    assert route.passed == ["Estado", "Enlace"]


@pytest.mark.parametrize(("key", "place"), [("e", "Nombre"), ("4", "Celular")])
def test_so_does_the_customer_who_is_next(agent: Agent, route: Route, key: str, place: str) -> None:
    agent.fills_in()
    agent.sends()
    route.passed.clear()
    agent.types(key)
    assert route.passed == [place]


def test_so_does_a_field_that_was_refused(agent: Agent, route: Route) -> None:
    agent.fills_in(name="Ana #campos")
    route.passed.clear()
    agent.sends()
    assert route.passed == ["Estado", "Celular"]


def test_what_is_uncertain_leaves_the_focus_where_it_is_said(agent: Agent, route: Route) -> None:
    agent.fills_in(name="Ana #cortado")
    route.passed.clear()
    agent.sends()
    assert route.passed == ["Estado"]


def test_a_reader_does_not_find_before_its_time_what_is_about_to_be_said(
    agent: Agent, said: list[str]
) -> None:
    agent.fills_in(name="Ana #cortado")
    said.clear()
    agent.sends()
    status = agent.finds("Estado", QPlainTextEdit)
    agent.waits_until(lambda: any("Puede haberse creado." in text for text in said))
    assert [text for text in said if "Puede haberse creado." in text] == said[-1:]
    assert "Puede haberse creado." in status.toPlainText()
    assert status.lineWrapMode() == QPlainTextEdit.LineWrapMode.NoWrap  # a line is the whole of it


def test_a_refusal_is_not_said_again_when_its_field_is_left(agent: Agent, said: list[str]) -> None:
    agent.fills_in(name="Ana #campos")
    agent.sends()
    agent.waits_until(lambda: any("No se creó" in text for text in said))
    said.clear()
    agent.presses("Tab")
    announce(agent.window, "Hecho.")
    agent.waits_until(lambda: said == ["Hecho."])
