"""Requests, answers and a token that many tests use."""

from typing import Final

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.destination import Category, Destination, NoDestination
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.session import Draft, SessionRequest, Ticket
from cammer_desktop.domain.token import Token

# Words that must not turn up where nobody's data belongs.
SECRET: Final = "canary-3f9a-token"
NAME: Final = "Abraham Canario"
LINK: Final = "https://widgetappdev.ocularsolution.com/session/l1z-kfb-dmj-70"
TOKEN: Final = Token(SECRET)
CODE: Final = "a7d3a90f-6050-476f-8814-6779f54b3caa"
COPIED: Final = HandOver(Channel.COPY)
ADDRESS: Final = ApiAddress.parse("https://api.example.com/api")

# The answers of the vendor's page, word for word.
SUCCESS: Final = b"""{
"statusCode": 0,
"message": "Success",
"data": {
"link": "https://widgetappdev.ocularsolution.com/session/l1z-kfb-dmj-70",
"customer": {
"name": "Abraham",
"email": "abraham@ocularsolution.com",
"cellphone": "+584141315854"
}
}
}"""
FIELDS_REFUSED: Final = b"""{
"statusCode": 2,
"message": "Campos no cumplen",
"detail": {
"cellphone": [
"SessionLinkControllerValidator: cellphone is required."
]
}
}"""
TICKET_REFUSED: Final = b"""{
"statusCode": 2,
"message": "Campos no cumplen",
"detail": {
"ticket.title": [
"SessionLinkControllerValidator: ticket.title is required."
]
}
}"""
TOKEN_REFUSED: Final = b"""{
"statusCode": 9,
"message": "No Authorization token"
}"""


def draft(
    *,
    name: str = NAME,
    phone: str = "0414 131 5854",
    region: str = "VE",
    email: str = "",
    destination: Destination | None = None,
    ticket: Ticket | None = None,
) -> Draft:
    """Return a draft that can be sent, but for what is said otherwise."""
    return Draft(name, phone, region, email, destination or NoDestination(), ticket)


def request(
    *,
    name: str = NAME,
    email: str | None = None,
    destination: Destination | None = None,
    ticket: Ticket | None = None,
) -> SessionRequest:
    """Return a request to a category, but for what is said otherwise."""
    return SessionRequest(name, "+584141315854", email, destination or Category(CODE), ticket)
