"""What is said of an attempt of earlier on is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cammer_desktop.domain import export_table, sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import (
    UNREADABLE,
    Agent,
    Category,
    Destination,
    NoDestination,
)
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.outcome import Outcome
from tests.ledgers import OUTCOMES, attempt
from tests.samples import COPIED


@pytest.mark.parametrize(
    ("destination", "text", "exact"),
    [
        (Category("c-7", "Ventas"), "Ventas", "Categoría Ventas (c-7)"),
        (Category("c-7"), "c-7", "Categoría c-7"),
        (Agent("a-7", "Rosa"), "Rosa", "Agente Rosa (a-7)"),
        (NoDestination(), "Sin destino", "Sin destino"),
    ],
)
def test_a_place_is_its_name_or_its_code_and_exactly_both(
    destination: Destination, text: str, exact: str
) -> None:
    assert sentences.of_place(destination) == text
    assert sentences.of_exact_destination(destination) == exact


def test_a_result_tells_the_hand_over_too() -> None:
    made = attempt(0, OUTCOMES[0])
    assert sentences.of_result(made) == "creado · sin entregar"
    other = replace(made, has_other_channel=True)
    assert sentences.of_result(other) == "creado · entregado"
    assert sentences.of_result(replace(made, hand_overs=(COPIED,))) == "creado · copiado"


def test_an_exported_row_tells_the_hand_over_or_that_there_was_none() -> None:
    def exported(each: Attempt) -> str:
        return dict(zip(export_table.headings(), export_table.cells(each), strict=True))["entrega"]

    made = attempt(0, OUTCOMES[0])
    assert exported(made) == "sin entregar"
    assert exported(replace(made, hand_overs=(COPIED,))) == "copiado"
    assert exported(attempt(0, OUTCOMES[-1])) == ""


def test_the_last_hand_over_is_told_as_past() -> None:
    made = attempt(0, OUTCOMES[0])
    assert sentences.of_last_hand_over(made) == "Este enlace todavía no se entregó."
    assert sentences.of_last_way(made) == ""
    other = replace(made, has_other_channel=True)
    assert sentences.of_last_hand_over(other) == "Este enlace ya se entregó."
    assert sentences.of_last_way(other) == "entregado"
    at = made.at.replace(hour=22, minute=43)
    opened = replace(made, hand_overs=(COPIED, HandOver(Channel.WHATSAPP, at)))
    assert sentences.of_last_hand_over(opened) == "Se abrió en WhatsApp a las 22:43."
    assert sentences.of_last_way(opened) == "abierto en WhatsApp 22:43"
    assert sentences.of_last_hand_over(replace(made, hand_overs=(COPIED,))) == "Se copió."
    later = replace(made, hand_overs=(HandOver(Channel.VOICE, at + timedelta(days=1)),))
    day = f"{at + timedelta(days=1):%d/%m}"
    assert sentences.of_last_hand_over(later) == f"Se dictó el {day} a las 22:43."


def test_whose_attempt_is_spoken_of_is_told() -> None:
    made = attempt(0, OUTCOMES[0])
    name = made.request.name
    assert sentences.of_current(made) == f"{name}, enlace de ahora"
    assert sentences.of_current(replace(made, outcome=None)) == f"{name}, en camino"


def test_a_damaged_row_is_said_to_be_one_and_has_a_name() -> None:
    made = replace(attempt(0, OUTCOMES[0]), is_damaged=True, hand_overs=(COPIED,))
    assert sentences.of_result(made) == "creado (fila dañada) · copiado"
    assert sentences.of_customer(made.request) == made.request.name
    nameless = replace(made, request=replace(made.request, name=""))
    assert sentences.of_first_name(replace(made.request, name=" Ana María")) == "Ana"
    assert sentences.of_first_name(nameless.request) == "(nombre ilegible)"
    assert "de (nombre ilegible), del" in sentences.of_deleting(nameless)


def test_what_cannot_be_read_is_no_destination_at_all() -> None:
    for said in (
        sentences.of_place(UNREADABLE),
        sentences.of_exact_destination(UNREADABLE),
        sentences.of_destination(UNREADABLE),
    ):
        assert said == "(destino ilegible)"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((), "Listo para repetir: revise y cree el enlace."),
        ((Field.AGENT,), "No se pudo leer de esa fila: el destino. Complete"),
        ((Field.NAME, Field.EMAIL), "No se pudo leer de esa fila: el nombre y el correo. "),
    ],
)
def test_what_of_a_row_cannot_be_repeated_is_said(fields: tuple[Field, ...], said: str) -> None:
    assert sentences.of_repeating(fields).startswith(said)


@pytest.mark.parametrize(
    ("outcome", "exists"),
    [
        (OUTCOMES[0], "El enlace sigue existiendo."),
        (OUTCOMES[2], "El enlace puede existir; sin esta fila no queda registro de él."),
        (None, "El enlace puede existir; sin esta fila no queda registro de él."),
        (OUTCOMES[3], ""),
        (OUTCOMES[5], ""),
    ],
)
def test_of_the_link_of_what_is_deleted_only_what_is_known_is_said(
    outcome: Outcome | None, exists: str
) -> None:
    one = attempt(0, outcome)
    question = sentences.of_deleting(one)
    assert question.partition("? ")[2] == exists
    assert one.request.name in question
    assert one.request.name in sentences.of_deleted(one)
