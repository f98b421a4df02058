"""A field scolds only after it was left once, from then on at every key."""

from tests.ui.agent import PHONE, Agent
from tests.ui.test_bad_input import MISSING, NO_EMAIL


def test_a_field_is_quiet_while_it_is_filled_in_first(agent: Agent) -> None:
    agent.clicks("Correo")
    for char in "ana@":
        agent.types(char)
        assert agent.state("Correo") == ""
    agent.clicks("Celular")
    agent.types("0414")
    assert agent.state("Celular") != "error"


def test_a_field_that_was_left_is_live(agent: Agent) -> None:
    agent.clicks("Correo")
    agent.types("ana@example\t")
    assert agent.hint("Correo") == NO_EMAIL
    agent.clicks("Correo")
    agent.presses("End")
    agent.types(".")
    assert agent.hint("Correo") == NO_EMAIL
    agent.types("com")
    assert (agent.hint("Correo"), agent.state("Correo")) == ("", "")
    agent.presses("Backspace")
    agent.presses("Backspace")
    agent.presses("Backspace")
    assert agent.hint("Correo") == NO_EMAIL


def test_a_required_field_that_was_left_empty_says_so(agent: Agent) -> None:
    agent.clicks("Nombre")
    agent.types("A")
    agent.presses("Backspace")
    agent.types("\t")
    assert agent.hint("Nombre") == MISSING
    assert agent.state("Celular") == ""  # it has not been left
    agent.writes("Nombre", "A")
    assert agent.hint("Nombre") == ""


def test_a_field_is_not_left_for_another_window(agent: Agent) -> None:
    agent.clicks("Nombre")
    agent.presses("F1")
    agent.waits_for_dialog()
    agent.presses("Esc")
    agent.waits_for_window()
    assert (agent.focus, agent.hint("Nombre")) == ("Nombre", "")


def test_what_will_be_sent_is_shown_while_the_number_is_typed(agent: Agent) -> None:
    agent.clicks("Celular")
    agent.types(PHONE)
    assert "+58 414-1315854" in agent.hint("Celular")
    assert agent.state("Celular") == "ok"
    agent.presses("Backspace")
    assert "+58 414-1315854" not in agent.hint("Celular")


def test_an_unusual_code_gets_a_hint_and_no_refusal(agent: Agent) -> None:
    agent.fills_in(code="ventas")
    agent.clicks("Nombre")
    assert agent.hint("Código de categoría") == "Se envía tal cual, como código: ventas"
    assert agent.state("Código de categoría") == ""
    agent.sends()
    assert agent.rows[0][2] == "creado"
