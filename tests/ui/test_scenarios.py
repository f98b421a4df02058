"""Every scenario of the sandbox, and every documented answer, as the agent meets it."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.sandbox.scenarios import SCENARIOS
from tests import samples
from tests.ui.agent import Agent

_FIELDS = ("Nombre", "Celular", "Correo", "Código de categoría")
_ASK_FIRST = "Antes de repetir, pregunte a su supervisor"


@dataclass(frozen=True)
class Seen:
    """What a scenario shows: in the message bar, in the list, and at a field that has the focus."""

    said: tuple[str, ...]
    state: str
    field: str = ""
    hint: str = ""


SHOWN = {
    "#campos": Seen(
        ("2 datos rechazados", "Corrija el celular", "no tiene «campaign»"),
        "rechazado",
        "Celular",
        "El servicio dice que falta el celular.",
    ),
    "#ticket": Seen(
        ("corrija 1 dato", "Corrija el título"),
        "rechazado",
        "Título",
        "El servicio dice que falta el título.",
    ),
    "#codigo": Seen(("código 42", "Avise a soporte"), "rechazado"),
    "#html": Seen(("página web", _ASK_FIRST), "sin confirmar"),
    "#cortado": Seen(("no es válida", _ASK_FIRST), "sin confirmar"),
    "#cuelga": Seen(("se cortó", _ASK_FIRST), "sin confirmar"),
    "#espere": Seen(("No se creó", "demasiadas solicitudes", "Espere 30 s"), "no se creó"),
    "#sinenlace": Seen(("no es válida", _ASK_FIRST), "sin confirmar"),
    "#http": Seen(("no es válida", _ASK_FIRST), "sin confirmar"),
    "#enorme": Seen(("demasiado grande", _ASK_FIRST), "sin confirmar"),
    "#404": Seen(("Revise «Dirección de la API»",), "rechazado"),
}
# These are met elsewhere: a refused token, another customer, slow answers.
_ELSEWHERE = {"#token", "#otro", "#lento", "#mudo"}


def details(agent: Agent) -> str:
    """Open the details for a help desk, and return them."""
    agent.clicks("Detalles")
    agent.waits_for_dialog()
    text = agent.finds("Mensaje completo", QPlainTextEdit).toPlainText()
    agent.presses("Esc")
    agent.waits_for_window()
    return text


def test_no_scenario_is_left_out() -> None:
    assert set(SHOWN) | _ELSEWHERE == set(SCENARIOS)


@pytest.mark.parametrize(("scenario", "shown"), SHOWN.items(), ids=SHOWN)
def test_a_scenario_is_told_in_its_place_and_the_draft_stays(
    agent: Agent, scenario: str, shown: Seen
) -> None:
    name = f"Ana {scenario}"
    agent.fills_in(name=name, code=samples.CODE)
    draft = [agent.reads(field) for field in _FIELDS]
    agent.sends()
    for words in shown.said:
        assert words in agent.said
    assert agent.rows == [(name, samples.CODE, shown.state)]
    if shown.field:
        assert (agent.hint(shown.field), agent.state(shown.field)) == (shown.hint, "error")
        assert agent.focus == shown.field
    assert [agent.reads(field) for field in _FIELDS] == draft
    assert not agent.sees("Enlace")
    assert agent.clipboard == ""
    assert len(agent.requests) == 1


def test_another_customer_than_the_one_sent_is_shown_beside_the_link(agent: Agent) -> None:
    agent.fills_in(name="Ana #otro")
    agent.sends()
    assert agent.rows[0][2] == "creado"
    assert agent.shows("Nombre: se envió «Ana #otro», el servicio guardó «Otra Persona».")


def test_the_documented_success_shows_the_documented_link(agent: Agent) -> None:
    agent.sandbox.script(Answer(samples.SUCCESS))
    agent.fills_in(name="Abraham")
    agent.writes("Correo", "abraham@ocularsolution.com")
    agent.sends()
    assert agent.reads("Enlace") == agent.clipboard == samples.LINK
    assert not agent.shows("el servicio guardó")


@pytest.mark.parametrize("status", [200, 400, 422, 500])
@pytest.mark.parametrize(
    ("answer", "field", "said", "text"),
    [
        (samples.FIELDS_REFUSED, "Celular", "falta el celular.", "cellphone is required."),
        (samples.TICKET_REFUSED, "Título", "falta el título.", "ticket.title is required."),
    ],
)
def test_the_documented_refusals_stand_at_their_fields(
    agent: Agent, answer: bytes, field: str, said: str, text: str, status: int
) -> None:
    agent.sandbox.script(Answer(answer, http_status=status))
    agent.fills_in()
    agent.sends()
    assert agent.hint(field) == f"El servicio dice que {said}"
    assert agent.focus == field
    for words in ("Campos no cumplen", f"SessionLinkControllerValidator: {text}"):
        assert words not in agent.said
        assert words in details(agent)


def test_the_first_refused_field_has_the_focus(agent: Agent) -> None:
    detail = {"ticket.0.description": ["b"], "email": ["c"], "ticket[0].title": ["a"]}
    agent.sandbox.script(Answer(envelope(2, "Campos no cumplen", detail=detail)))
    agent.fills_in()
    agent.sends()
    assert agent.focus == "Correo"
    hints = [agent.hint(name) for name in ("Correo", "Título", "Descripción")]
    assert hints == [
        f"El servicio no aceptó {noun}." for noun in ("el correo", "el título", "la descripción")
    ]


def test_a_field_that_is_not_in_view_is_told_in_the_message_bar(agent: Agent) -> None:
    detail = {"userCode": ["userCode is not valid."], "name": ["name is too long."]}
    agent.sandbox.script(Answer(envelope(2, "Campos no cumplen", detail=detail)))
    agent.fills_in(code="ventas")
    agent.sends()
    assert "Código de agente: El servicio no aceptó el código de agente." in agent.said
    assert agent.hint("Nombre") == "El servicio pide un texto más corto."


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ({"campaign": ["closed", "for good"]}, ["campaign: closed for good"]),
        ({"campaign": "closed"}, ["campaign: closed"]),
        ({"deep": {"er": [1, None]}}, ['deep: {"er": [1, null]}']),
        (["one", "two"], ["Detalle: one two"]),
        ("only this", ["only this"]),
    ],
)
def test_a_detail_of_any_shape_is_shown_and_never_dropped(
    agent: Agent, detail: object, told: list[str]
) -> None:
    agent.sandbox.script(Answer(envelope(7, "Otra cosa", detail=detail)))
    agent.fills_in()
    agent.sends()
    assert "código 7" in agent.said
    for text in ("Otra cosa", *told):
        assert text in details(agent)


@pytest.mark.parametrize("code", [-1, 1, 3, 10, 999_999_999_999])
def test_an_unknown_status_code_is_shown(agent: Agent, code: int) -> None:
    agent.sandbox.script(Answer(envelope(code, "Mensaje nuevo")))
    agent.fills_in()
    agent.sends()
    assert f"código {code}" in agent.said
    assert "Mensaje: Mensaje nuevo" in details(agent)
    assert agent.rows[0][2] == "rechazado"


@pytest.mark.parametrize("code", ["0", "2", True, False, None, 0.0, [0]])
def test_a_status_code_that_is_no_integer_leaves_it_open(agent: Agent, code: object) -> None:
    agent.sandbox.script(Answer(envelope(code, "Success", data={"link": samples.LINK})))
    agent.fills_in()
    agent.sends()
    assert "no es válida" in agent.said
    assert agent.rows[0][2] == "sin confirmar"


def test_what_was_refused_is_forgotten_once_it_is_accepted(agent: Agent) -> None:
    agent.sandbox.script(Answer(samples.FIELDS_REFUSED))
    agent.fills_in()
    agent.sends()
    assert agent.state("Celular") == "error"
    agent.sends()
    assert agent.rows[0][2] == "creado"
    assert agent.state("Celular") != "error"


def test_what_was_refused_stands_until_its_text_changes(agent: Agent) -> None:
    agent.sandbox.script(
        Answer(envelope(2, "Campos no cumplen", detail={"name": ["name is odd."]}))
    )
    agent.fills_in(name="Abraham")
    agent.sends()
    agent.writes("Correo", "abraham@example.com")
    assert agent.hint("Nombre") == "El servicio no aceptó el nombre."
    agent.clicks("Nombre")
    agent.types("o")
    assert agent.hint("Nombre") == ""
