"""Variables in a ticket's texts."""

import pytest

from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.session import Problem, SessionRequest, Ticket, check
from cammer_desktop.domain.variables import EmptyVariableError, filled
from tests.samples import NAME, draft

VALUES = {"nombre": "Ana", "correo": " "}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Hola {nombre}, {NOMBRE}", "Hola Ana, Ana"),
        ("20 % {} {a b} }{", "20 % {} {a b} }{"),
        ("", ""),
    ],
)
def test_a_variable_is_read_as_its_value(text: str, read: str) -> None:
    assert filled(text, VALUES) == read


@pytest.mark.parametrize("text", ["{correo}", "{precio}"])
def test_a_variable_without_a_value_is_caught(text: str) -> None:
    with pytest.raises(EmptyVariableError):
        filled(text, VALUES)


def test_what_is_sent_holds_the_values() -> None:
    asked = draft(
        email="ana@example.com",
        destination=Category("7", "Ventas"),
        ticket=Ticket("Para {nombre}", "{celular} {correo} {destino}"),
    )
    sent = check(asked)
    assert isinstance(sent, SessionRequest)
    assert sent.ticket == Ticket(f"Para {NAME}", "+58 414-1315854 ana@example.com Ventas")


def test_an_empty_one_keeps_the_draft_from_being_sent() -> None:
    asked = draft(ticket=Ticket("{correo}", "{destino}"))
    assert check(asked) == (
        Problem(Field.TICKET_TITLE, Flaw.EMPTY_VARIABLE),
        Problem(Field.TICKET_DESCRIPTION, Flaw.EMPTY_VARIABLE),
    )
