"""Personal data as it may be shown to others: enough to tell rows apart, too little to call."""

from dataclasses import replace
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest, Ticket

_HIDDEN: Final = "…"
_SHOWN_DIGITS: Final = 3
_SHOWN_OF_LINK: Final = 2


def masked(attempt: Attempt) -> Attempt:
    """Return the attempt with name, phone, email and link masked, in the ticket's texts as well."""
    request, outcome = attempt.request, attempt.outcome
    ticket = request.ticket
    hidden = SessionRequest(
        masked_name(request.name),
        masked_phone(request.cellphone),
        None if request.email is None else masked_email(request.email),
        request.destination,
        None
        if ticket is None
        else Ticket(_without(ticket.title, request), _without(ticket.description, request)),
    )
    if isinstance(outcome, Created):
        outcome = Created(_HIDDEN + outcome.link[-_SHOWN_OF_LINK:])
    return replace(attempt, request=hidden, outcome=outcome)


def masked_name(name: str) -> str:
    """Return the initials of a name."""
    return " ".join(f"{word[0]}{_HIDDEN}" for word in name.split())


def masked_phone(number: str) -> str:
    """Return the last digits of a number."""
    return _HIDDEN + number[-_SHOWN_DIGITS:]


def masked_email(address: str) -> str:
    """Return the first letter of an address, and its domain."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}{_HIDDEN}@{domain}"


def _without(text: str, request: SessionRequest) -> str:
    """Return a text in which whatever stands for the customer is masked."""
    pairs = [(request.name, masked_name(request.name))]
    pairs.append((request.cellphone, masked_phone(request.cellphone)))
    if request.email is not None:
        pairs.append((request.email, masked_email(request.email)))
    for shown, hidden in pairs:
        text = text.replace(shown, hidden)
    return text
