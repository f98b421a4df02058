"""Masked data tells rows apart, and is not enough to call anybody."""

from datetime import UTC, datetime

import pytest

from cammer_desktop.domain import masks
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.masking import masked
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import Customer, SessionRequest, Ticket, check
from tests.samples import CODE, LINK, draft, request

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def test_nothing_personal_is_left_in_it() -> None:
    name, phone, email = "Ana María", "+584141315854", "ana@example.com"
    ticket = Ticket(f"Para {name}", f"{email} {phone}")
    asked = SessionRequest(name, phone, email, Category(CODE, "Ventas"), ticket)
    stored = Customer({Field.NAME: name, Field.EMAIL: email, Field.PHONE: phone})
    hidden = masked(Attempt(1, NOON, asked, Created(LINK, stored)))
    assert hidden.request.name == "A… M…"
    assert hidden.request.phone == "…854"
    assert hidden.request.email == "a…@example.com"
    assert hidden.request.destination == Category(CODE)
    assert hidden.request.ticket == Ticket("Para A… M…", "a…@example.com …854")
    assert hidden.outcome == Created("…70")


@pytest.mark.parametrize("written", ["+58 414-1315854", "+58 (414) 131.58.54", "+584141315854"])
def test_however_the_phone_is_written_in_the_ticket(written: str) -> None:
    asked = request(ticket=Ticket(f"Para {written}, hoy", "1315854"))
    hidden = masked(Attempt(1, NOON, asked)).request
    assert hidden.ticket == Ticket("Para …854, hoy", "1315854")


def test_what_a_variable_put_into_the_ticket_is_masked() -> None:
    sent = check(draft(ticket=Ticket("{nombre}", "{celular}")))
    assert isinstance(sent, SessionRequest)
    hidden = masked(Attempt(1, NOON, sent)).request
    assert hidden.ticket == Ticket("A… C…", "…854")


def test_a_name_of_signs_is_no_pattern() -> None:
    asked = request(name="\\1 (.*", ticket=Ticket("Para \\1 (.*", "20 %"))
    assert masked(Attempt(1, NOON, asked)).request.ticket == Ticket("Para \\… (…", "20 %")


def test_what_is_not_there_stays_so() -> None:
    asked = SessionRequest("Ana", "+584141315854", None, Category(CODE), None)
    hidden = masked(Attempt(1, NOON, asked))
    assert (hidden.request.email, hidden.request.ticket, hidden.outcome) == (None, None, None)


def test_an_address_with_nothing_before_its_sign() -> None:
    assert masks.email("@example.com") == "…@example.com"
