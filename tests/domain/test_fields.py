"""Each field is declared once, and all that follows agrees with the declaration."""

from dataclasses import fields

import pytest

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field, Part
from cammer_desktop.domain.session import (
    Draft,
    Problem,
    SessionRequest,
    Ticket,
    check,
    text_of,
    texts_of,
)
from tests.samples import CODE, draft, request


@pytest.mark.parametrize("whole", [Draft, SessionRequest])
def test_every_text_of_the_customers_is_an_attribute(
    whole: type[Draft] | type[SessionRequest],
) -> None:
    named = {each.name for each in fields(whole)} - {"region", "destination", "ticket"}
    assert named == {field.spec.attribute for field in CUSTOMER_FIELDS}


def test_the_other_parts_are_named_as_they_are() -> None:
    halves = [field.spec.attribute for field in TICKET_FIELDS]
    assert halves == [each.name for each in fields(Ticket)]
    kinds = [field.spec.attribute for field in Field if field.spec.part is Part.DESTINATION]
    assert kinds == [Category.KIND, Agent.KIND]


@pytest.mark.parametrize(
    "name", ["label", "noun", "vendor_key", "option", "help", "column", "variable"]
)
def test_no_two_fields_share_a_name(name: str) -> None:
    names = [getattr(field.spec, name) for field in Field]
    given = [each for each in names if each is not None]
    assert len(set(given)) == len(given) > 0


def test_the_texts_of_a_request_make_it_again() -> None:
    asked = request(email="ana@example.com", ticket=Ticket("Promo", "20 %"))
    assert SessionRequest.of(texts_of(asked), asked.destination) == asked
    assert [text_of(field, asked) for field in (Field.CATEGORY, Field.AGENT)] == [CODE, None]


def test_the_texts_of_a_draft_make_it_again() -> None:
    typed = draft(ticket=Ticket("Promo", ""), destination=Agent("7"))
    assert Draft.of(texts_of(typed), typed.region, typed.destination) == typed
    folded = draft()
    assert Draft.of(texts_of(folded), folded.region, NoDestination()).ticket is None


def test_whoever_has_read_the_phone_gives_the_reading() -> None:
    other = phone.read("0412 555 1234", "VE")
    checked = check(draft(), other)
    assert isinstance(checked, SessionRequest)
    assert checked.phone == "+584125551234"


def test_the_variables_that_there_are_are_named() -> None:
    unknown = Problem(Field.TICKET_TITLE, Flaw.UNKNOWN_VARIABLE, "precio")
    assert "{nombre}, {celular}, {correo} y {destino}" in sentences.of_problem(unknown)
    assert sentences.of_variables() == "{nombre}, {celular}, {correo} y {destino}"


def test_a_label_says_what_is_required() -> None:
    assert [sentences.of_label(field) for field in CUSTOMER_FIELDS] == [
        "Nombre *",
        "Celular *",
        "Correo",
    ]
