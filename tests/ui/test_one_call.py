"""One call at a time: each with one true end, and none repeated without the agent's word."""

import re
import threading
from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.ui.result.link_text import LinkText
from cammer_desktop.ui.widgets.question import Question
from tests import samples
from tests.ui.agent import Agent

UNCERTAIN = Answer(b"", hang_up=True)


class Gates:
    """Hold the sandbox's answers back: each leaves when its gate is opened."""

    def __init__(self) -> None:
        self._gates = [threading.Event() for _ in range(2)]
        self._numbers = count()

    def wait(self, _seconds: float) -> bool:
        """Stand in for the sandbox's own waiting."""
        return self._gates[next(self._numbers)].wait(60)

    def open(self, number: int) -> None:
        """Let an answer leave."""
        self._gates[number].set()


@pytest.fixture
def gates(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gates]:
    gates = Gates()
    monkeypatch.setattr(agent.sandbox, "wait", gates.wait)
    yield gates
    for number in (0, 1):
        gates.open(number)


class LinkPaints(QObject):
    """Notes, whenever a link is painted, whether a text is seen in the window with it."""

    def __init__(self, agent: Agent, text: str) -> None:
        self._field = agent.finds("Enlace", LinkText)
        super().__init__(self._field)
        self._agent, self._text = agent, text
        self.seen: dict[str, bool] = {}
        self._field.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at a paint."""
        if event.type() == QEvent.Type.Paint:
            self.seen.setdefault(self._field.toPlainText(), self._agent.shows(self._text))
        return super().eventFilter(watched, event)


def lets_go(agent: Agent) -> None:
    """Send, and cancel when the body has left."""
    before = len(agent.requests)
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: len(agent.requests) > before)
    agent.presses("Esc")
    assert agent.rows[0][2] == "sin confirmar"


@pytest.mark.parametrize("delay", [0.0, 0.3])
def test_a_hundred_rapid_clicks_make_one_request(agent: Agent, delay: float) -> None:
    agent.sandbox.script(Answer(samples.SUCCESS, delay=delay))
    agent.fills_in()
    button = agent.finds("Crear enlace")
    for _ in range(100):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    agent.waits_for_the_end()
    assert (len(agent.requests), len(agent.rows)) == (1, 1)


@pytest.mark.parametrize("delay", [0.0, 0.3])
def test_a_hundred_times_ctrl_enter_make_one_request(agent: Agent, delay: float) -> None:
    agent.sandbox.script(Answer(samples.SUCCESS, delay=delay))
    agent.fills_in()
    for _ in range(100):
        agent.presses("Ctrl+Return")
    agent.waits_for_the_end()
    for _ in range(10):
        agent.presses("Ctrl+Return")  # now it asks, and asks again
    assert (len(agent.requests), len(agent.rows)) == (1, 1)


def test_while_it_runs_the_form_can_be_read_but_not_changed(agent: Agent) -> None:
    agent.fills_in(name="Ana #mudo", code=samples.CODE)
    agent.presses("Ctrl+Return")
    assert agent.focus == "Estado"
    assert not agent.finds("Crear enlace").isEnabled()
    assert agent.said == "Creando el enlace… Esc cancela."
    assert agent.rows == [("Ana #mudo", samples.CODE, "en camino")]
    agent.writes("Nombre", "x")
    agent.clicks("Agente")
    assert agent.reads("Nombre") == "Ana #mudo"
    assert agent.reads("Código de categoría") == samples.CODE
    agent.presses("Esc")
    agent.writes("Nombre", "David")
    assert agent.reads("Nombre") == "David"


def test_a_slow_answer_shows_how_long_it_takes(agent: Agent, gates: Gates) -> None:
    agent.fills_in()
    agent.presses("Ctrl+Return")
    # A busy machine may leave out a second.
    agent.waits_until(
        lambda: re.fullmatch(r"Creando el enlace… \d+ s\. Esc cancela\.", agent.said) is not None
    )
    gates.open(0)
    agent.waits_for_the_end()
    assert agent.rows[0][2] == "creado"


@pytest.mark.parametrize("cancel", ["Esc", "the button"])
def test_cancelling_after_the_body_left_only_lets_go(agent: Agent, cancel: str) -> None:
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: len(agent.requests) == 1)
    if cancel == "Esc":
        agent.presses("Esc")
    else:
        agent.clicks("Cancelar")
    assert agent.rows[0][2] == "sin confirmar"
    assert "Puede haberse creado" in agent.said
    assert agent.reads("Nombre") == "Ana #mudo"
    assert agent.focus == "Estado"


def test_a_late_answer_reaches_its_row_and_not_the_form(agent: Agent, gates: Gates) -> None:
    agent.sandbox.script(Answer(samples.SUCCESS))
    agent.fills_in(name="Abraham", phone="0414 131 5854")
    lets_go(agent)
    agent.presses("Ctrl+N")
    agent.fills_in(name="David", phone="0414 131 5855")
    gates.open(0)
    # The list may be read between the record of the answer and the word of it.
    agent.waits_until(lambda: "Llegó la respuesta que faltaba de Abraham: creado." in agent.said)
    assert agent.rows[0][2] == "creado"
    assert agent.reads("Nombre") == "David"
    assert not agent.sees("Enlace")
    assert agent.clipboard == ""
    agent.chooses_row(0)
    assert agent.reads("Enlace") == samples.LINK


def test_a_late_answer_does_not_disturb_the_next_call(agent: Agent, gates: Gates) -> None:
    agent.sandbox.script(Answer(samples.SUCCESS), Answer(samples.FIELDS_REFUSED))
    agent.fills_in(name="Abraham", phone="0414 131 5854")
    lets_go(agent)
    agent.fills_in(name="David", phone="0414 131 5855")
    agent.presses("Ctrl+Return")
    gates.open(0)
    agent.waits_until(lambda: agent.rows[1][2] == "creado")
    assert agent.rows[0] == ("David", "Sin destino", "en camino")
    assert not agent.sees("Enlace")
    gates.open(1)
    agent.waits_for_the_end()
    assert [row[2] for row in agent.rows] == ["rechazado", "creado"]


def test_a_late_refusal_reaches_its_row(agent: Agent, gates: Gates) -> None:
    agent.sandbox.script(Answer(samples.TOKEN_REFUSED))
    agent.fills_in()
    lets_go(agent)
    gates.open(0)
    agent.waits_until(lambda: agent.rows[0][2] == "rechazado")
    assert agent.dialog is None  # nothing waits for a token


@pytest.mark.parametrize(
    ("first", "question"),
    [
        (UNCERTAIN, "puede haber creado un enlace; no se confirmó."),
        (Answer(samples.SUCCESS), "Ya hay un enlace de Abraham, de las"),
    ],
)
def test_sending_again_asks_first(agent: Agent, first: Answer, question: str) -> None:
    agent.sandbox.script(first)
    agent.fills_in()
    agent.sends()
    agent.writes("Nombre", "Abraham R.")
    agent.sends()
    agent.waits_for_dialog()
    assert agent.shows(question)
    assert agent.focus == "No crear"
    agent.clicks("No crear")
    agent.waits_for_window()
    assert (len(agent.requests), len(agent.rows)) == (1, 1)
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()
    agent.presses("Esc")
    agent.waits_for_window()
    assert len(agent.requests) == 1
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()
    agent.clicks("Crear otro")
    agent.waits_until(lambda: len(agent.rows) == 2)
    agent.waits_for_the_end()
    assert (len(agent.requests), agent.rows[0][2]) == (2, "creado")


@pytest.mark.parametrize(
    "first",
    [Answer(samples.FIELDS_REFUSED), Answer(b"", http_status=429), Answer(envelope(42, "No"))],
    ids=["refused", "not sent", "another code"],
)
def test_what_certainly_made_nothing_is_repeated_without_a_question(
    agent: Agent, first: Answer
) -> None:
    agent.sandbox.script(first)
    agent.fills_in()
    agent.sends()
    agent.sends()
    assert agent.rows[0][2] == "creado"


def test_another_customer_is_not_asked_about(agent: Agent) -> None:
    agent.sandbox.script(UNCERTAIN)
    agent.fills_in()
    agent.sends()
    agent.fills_in(name="David", phone="0414 131 5855")
    agent.sends()
    assert agent.rows[0] == ("David", "Sin destino", "creado")


def test_one_question_at_a_time(agent: Agent) -> None:
    asked = Question(agent.window)
    asked.ask("¿Una?", "Sí", "No", lambda: None)
    asked.ask("¿Otra?", "Sí", "No", lambda: None)
    agent.waits_for_dialog()
    assert agent.shows("¿Una?")
    agent.presses("Esc")
    agent.waits_for_window()


def test_a_link_that_comes_while_another_is_shown_is_painted_beside_its_own_name(
    agent: Agent, gates: Gates
) -> None:
    gates.open(0)
    agent.fills_in(name="Eva")
    agent.sends()
    agent.presses("Ctrl+N")
    agent.sandbox.script(Answer(samples.SUCCESS))
    agent.fills_in(name="David", phone="0414 131 5855")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: len(agent.requests) == 2)
    agent.chooses_row(1)
    name = "Entregar a David"
    paints = LinkPaints(agent, name)
    gates.open(1)
    agent.waits_until(lambda: samples.LINK in paints.seen)
    assert paints.seen[samples.LINK]
