"""What cannot be sent is said at its field, and nothing is sent."""

from collections.abc import Callable

import pytest

from tests.ui.agent import Agent

MISSING = "Este campo es obligatorio."
HALF = "Falta: el ticket lleva título y descripción."
NO_CODE = "Falta el código. Si no va ninguno, elija «Sin destino»."
UNSENDABLE = "Hay caracteres que no se pueden enviar; bórrelos y reescríbalos."
NO_EMAIL = "No es una dirección de correo, como ana@ejemplo.com."


def ticket(title: str, description: str) -> Callable[[Agent], None]:
    def act(agent: Agent) -> None:
        agent.clicks("Ticket")
        agent.writes("Título", title)
        agent.writes("Descripción", description)

    return act


def written(field: str, text: str) -> Callable[[Agent], None]:
    return lambda agent: agent.writes(field, text)


def pasted(field: str, text: str) -> Callable[[Agent], None]:
    def act(agent: Agent) -> None:
        agent.writes(field, "")
        agent.pastes(text)

    return act


def chosen(toggle: str, code: str) -> Callable[[Agent], None]:
    def act(agent: Agent) -> None:
        agent.clicks(toggle)
        agent.writes(f"Código de {toggle.lower()}", code)

    return act


CASES = {
    "no name": (written("Nombre", ""), "Nombre", MISSING),
    "a blank name": (written("Nombre", "   "), "Nombre", MISSING),
    "a name of nothing to see": (pasted("Nombre", "\u200b\u200e"), "Nombre", MISSING),
    "a control character": (pasted("Nombre", "Ana\x07"), "Nombre", UNSENDABLE),
    "no phone": (written("Celular", ""), "Celular", MISSING),
    "a short phone": (written("Celular", "0414 1"), "Celular", "Faltan dígitos."),
    "an email without a host": (written("Correo", "ana@"), "Correo", NO_EMAIL),
    "an email without an @": (written("Correo", "ana.example.com"), "Correo", NO_EMAIL),
    "two emails": (written("Correo", "a@b.com, c@d.com"), "Correo", NO_EMAIL),
    "a category without a code": (chosen("Categoría", ""), "Código de categoría", NO_CODE),
    "a category of blanks": (chosen("Categoría", "  "), "Código de categoría", NO_CODE),
    "a category of quotes": (chosen("Categoría", "''"), "Código de categoría", NO_CODE),
    "an agent without a code": (chosen("Agente", ""), "Código de agente", NO_CODE),
    "a ticket without a description": (ticket("Promo", ""), "Descripción", HALF),
    "a ticket with a blank description": (ticket("Promo", " "), "Descripción", HALF),
    "a ticket without a title": (ticket("", "20%"), "Título", HALF),
}


@pytest.mark.parametrize(("act", "field", "text"), CASES.values(), ids=CASES)
def test_it_is_said_at_the_field_and_nothing_is_sent(
    agent: Agent, act: Callable[[Agent], None], field: str, text: str
) -> None:
    agent.fills_in()
    act(agent)
    agent.presses("Ctrl+Return")
    assert (agent.hint(field), agent.state(field)) == (text, "error")
    assert agent.focus == field
    assert agent.said == "✕ No se envió nada: hay datos por corregir."
    assert (agent.requests, agent.rows) == ([], [])


def test_of_several_the_first_has_the_focus_and_all_are_said(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.presses("Ctrl+Return")
    assert agent.focus == "Nombre"
    for field in ("Nombre", "Celular", "Código de categoría", "Descripción"):
        assert agent.state(field) == "error"
    assert agent.state("Correo") == agent.state("Título") == ""
    assert agent.requests == []


def test_a_screen_reader_is_told_what_is_wrong_with_a_field(agent: Agent) -> None:
    agent.presses("Ctrl+Return")
    assert agent.finds("Nombre").accessibleDescription() == MISSING


def test_what_was_wrong_can_be_mended_and_sent(agent: Agent) -> None:
    agent.presses("Ctrl+Return")
    agent.fills_in()
    agent.sends()
    assert agent.rows == [("Abraham", "Sin destino", "creado")]
