"""The JSON body: the vendor's names, and nothing that is empty."""

import pytest

from cammer_desktop.domain import vendor
from cammer_desktop.domain.destination import Agent, Category, Destination, NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.session import SessionRequest, Ticket
from tests.samples import CODE


def test_the_documented_sample_is_what_we_send_for_it() -> None:
    request = SessionRequest(
        "Abraham",
        "+584141315854",
        "abraham@ocularsolution.com",
        Category(CODE),
        Ticket("Promoción del día del padre", "20% de descuento en todos los productos"),
    )
    assert vendor.body(request) == {
        "name": "Abraham",
        "email": "abraham@ocularsolution.com",
        "cellphone": "+584141315854",
        "categoryCode": "a7d3a90f-6050-476f-8814-6779f54b3caa",
        "ticket": {
            "title": "Promoción del día del padre",
            "description": "20% de descuento en todos los productos",
        },
    }


@pytest.mark.parametrize(
    ("destination", "codes"),
    [
        (Category("c"), {"categoryCode": "c"}),
        (Agent("7"), {"userCode": "7"}),
        (NoDestination(), {}),
    ],
)
def test_a_destination_is_one_code_or_none(destination: Destination, codes: dict[str, str]) -> None:
    request = SessionRequest("Ana", "+584141315854", None, destination, None)
    assert vendor.body(request) == {"name": "Ana", "cellphone": "+584141315854", **codes}


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("name", Field.NAME),
        ("cellphone", Field.PHONE),
        ("email", Field.EMAIL),
        ("categoryCode", Field.CATEGORY),
        ("userCode", Field.AGENT),
        ("ticket.title", Field.TICKET_TITLE),
        ("ticket.0.title", Field.TICKET_TITLE),
        ("ticket[0].description", Field.TICKET_DESCRIPTION),
        ("ticket.12.description", Field.TICKET_DESCRIPTION),
        ("ticket", None),
        ("ticket.0", None),
        ("my.ticket.title", None),
        (" Name", Field.NAME),
        ("TICKET.Title", Field.TICKET_TITLE),
        ("", None),
    ],
)
def test_a_key_of_a_refusal_leads_to_its_field(key: str, field: Field | None) -> None:
    assert vendor.field_of(key) is field


def test_every_field_has_a_name_of_the_vendors() -> None:
    assert [vendor.field_of(field.spec.vendor_key) for field in Field] == list(Field)
