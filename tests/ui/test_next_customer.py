"""Ctrl+N clears customer and ticket, keeps the destination, and can be undone."""

from tests.ui.agent import Agent

FIELDS = ("Nombre", "Celular", "Correo", "Código de categoría", "Título", "Descripción")


def fills_in_everything(agent: Agent) -> dict[str, str]:
    agent.fills_in(code="ventas")
    agent.writes("Correo", "abraham@example.com")
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.writes("Descripción", "20%")
    return {name: agent.reads(name) for name in FIELDS}


def test_customer_and_ticket_are_cleared_and_the_destination_stays(agent: Agent) -> None:
    fills_in_everything(agent)
    agent.presses("Ctrl+N")
    assert [agent.reads(name) for name in ("Nombre", "Celular", "Correo")] == ["", "", ""]
    assert agent.reads("Código de categoría") == "ventas"
    assert not agent.sees("Título")
    assert agent.focus == "Nombre"


def test_the_button_does_the_same(agent: Agent) -> None:
    agent.fills_in()
    agent.clicks("Limpiar")
    assert (agent.reads("Nombre"), agent.focus) == ("", "Nombre")


def test_nothing_is_scolded_wherever_the_focus_was(agent: Agent) -> None:
    for name in FIELDS:
        fills_in_everything(agent)
        agent.clicks(name)
        agent.presses("Ctrl+N")
        states = [agent.state(name) for name in ("Nombre", "Celular", "Correo")]
        assert states == ["", "", ""], name


def test_it_can_be_taken_back_with_all_that_stood_there(agent: Agent) -> None:
    before = fills_in_everything(agent)
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Z")
    assert {name: agent.reads(name) for name in FIELDS} == before
    assert agent.requests == []


def test_with_it_comes_back_the_link_that_was_shown(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    link = agent.reads("Enlace")
    agent.presses("Ctrl+N")
    assert not agent.sees("Enlace")
    agent.presses("Ctrl+Z")
    assert agent.reads("Enlace") == link


def test_a_second_time_changes_nothing_in_what_can_be_taken_back(agent: Agent) -> None:
    agent.fills_in()
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") == "Abraham"


def test_in_a_form_with_something_in_it_ctrl_z_is_the_fields_own(agent: Agent) -> None:
    agent.fills_in(name="Abraham")
    agent.presses("Ctrl+N")
    agent.types("David")
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") != "Abraham"
    agent.types("D")
    assert agent.reads("Celular") == ""


def test_what_was_deleted_by_mistake_comes_back(agent: Agent) -> None:
    agent.types("Abraham")
    agent.presses("Ctrl+A")
    agent.presses("Del")
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") == "Abraham"


def test_an_own_region_of_the_customer_does_not_stay(agent: Agent) -> None:
    agent.writes("Celular", "+57 301 234 5678")
    agent.presses("Ctrl+N")
    agent.writes("Celular", "0414 131 5854")
    assert "+58 414-1315854" in agent.hint("Celular")


def test_while_a_call_is_under_way_nothing_is_cleared(agent: Agent) -> None:
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") == "Ana #mudo"
    agent.presses("Esc")
