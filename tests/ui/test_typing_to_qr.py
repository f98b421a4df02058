"""From the first key to the code: what is typed is what is sent, shown, copied and listed."""

import json

import pytest

from cammer_desktop.domain.settings import Settings
from tests.samples import CODE
from tests.ui.agent import E164, PHONE, Agent
from tests.ui.codes import decoded, seen


@pytest.mark.parametrize("ticket", [False, True], ids=["without a ticket", "with a ticket"])
@pytest.mark.parametrize(
    ("chosen", "editor", "key"),
    [
        ("Categoría", "Código de categoría", "categoryCode"),
        ("Agente", "Código de agente", "userCode"),
        ("Sin destino", None, None),
    ],
)
def test_what_is_typed_is_sent(
    agent: Agent, chosen: str, editor: str | None, key: str | None, ticket: bool
) -> None:
    agent.writes("Nombre", "Abraham")
    agent.writes("Celular", PHONE)
    agent.writes("Correo", "abraham@example.com")
    agent.clicks(chosen)
    body: dict[str, object] = {
        "name": "Abraham",
        "cellphone": E164,
        "email": "abraham@example.com",
    }
    if editor is not None and key is not None:
        agent.writes(editor, CODE)
        body[key] = CODE
    if ticket:
        agent.clicks("Ticket")
        agent.writes("Título", "Promoción")
        agent.writes("Descripción", "20% de descuento")
        agent.presses("Return")
        agent.types("en todo")
        body["ticket"] = {"title": "Promoción", "description": "20% de descuento\nen todo"}
    agent.sends()
    [request] = agent.requests
    assert json.loads(request.body) == body
    assert request.headers["authorization"] == agent.sandbox.token
    assert agent.reads("Enlace") == agent.clipboard == request.link
    assert decoded(seen(agent.finds("Código QR"))) == [request.link]


@pytest.mark.parametrize("settings", [Settings(theme="light"), Settings(theme="dark")])
def test_a_created_link_is_shown_copied_listed_and_has_the_next_step_in_focus(agent: Agent) -> None:
    agent.fills_in(name="Abraham", code="ventas")
    agent.sends()
    assert agent.said == "✓ Enlace creado y copiado."
    assert agent.rows == [("Abraham", "ventas", "creado")]
    assert agent.shows("Categoría ventas")
    assert agent.shows("Copiado")
    assert agent.focus == "Enlace"
    assert agent.reads("Nombre") == "Abraham"  # until the next customer


def test_the_keyboard_alone_is_enough(agent: Agent) -> None:
    agent.types(f"Abraham\t{PHONE}\t\t")
    assert agent.focus == "Categoría"
    agent.presses("Right")
    assert agent.focus == "Agente"
    agent.types("\t7")
    agent.sends()
    [request] = agent.requests
    assert json.loads(request.body) == {"name": "Abraham", "cellphone": E164, "userCode": "7"}


def test_codes_are_sent_without_the_quotes_and_spaces_around_them(agent: Agent) -> None:
    agent.fills_in(code=f" '{CODE}' ")
    agent.sends()
    assert json.loads(agent.requests[0].body)["categoryCode"] == CODE


def test_an_optional_field_that_is_empty_is_left_out(agent: Agent) -> None:
    agent.fills_in()
    agent.writes("Correo", "  ")
    agent.clicks("Ticket")  # unfolded, but empty: nothing was wanted of it
    agent.sends()
    assert json.loads(agent.requests[0].body) == {"name": "Abraham", "cellphone": E164}


def test_links_stand_in_the_list_newest_first_and_can_be_shown_again(agent: Agent) -> None:
    for number in (1, 2):
        agent.fills_in(name=f"Cliente {number}", phone=f"0414 131 585{number}")
        agent.sends()
        agent.presses("Ctrl+N")
    assert [row[0] for row in agent.rows] == ["Cliente 2", "Cliente 1"]
    assert not agent.sees("Enlace")
    agent.chooses_row(1)
    assert agent.reads("Enlace") == agent.requests[0].link
    agent.waits_for_the_code()
    assert decoded(seen(agent.finds("Código QR"))) == [agent.requests[0].link]
