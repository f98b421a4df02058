"""A session request: what is typed (a draft), what is wrong with it, and what may be sent."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from cammer_desktop.domain import phone
from cammer_desktop.domain.destination import Agent, Category, Destination, trimmed_code
from cammer_desktop.domain.variables import EmptyVariableError, filled


class Field(Enum):
    """The fields of the form."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    CATEGORY = "category"
    AGENT = "agent"
    TICKET_TITLE = "ticket title"
    TICKET_DESCRIPTION = "ticket description"


class Flaw(Enum):
    """What can be wrong with a field other than the phone (see `phone.PhoneFlaw`)."""

    MISSING = "missing"
    UNSENDABLE = "holds control characters or half characters"
    MALFORMED_EMAIL = "not an email address"
    CODE_MISSING = "the destination was chosen but its code is empty"
    HALF_TICKET = "the ticket's other half is there, this one is empty"
    TWO_DESTINATIONS = "a category and an agent at once"
    EMPTY_VARIABLE = "a variable without a value"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a draft from being sent, and the field at which to say it."""

    field: Field
    flaw: Flaw | phone.PhoneFlaw


@dataclass(frozen=True, slots=True)
class Ticket:
    """A promotion that is attached to the session; both texts are required (vendor's page)."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed, as it is typed. `ticket` None means that no ticket is wanted."""

    name: str
    phone: str
    region: str
    email: str
    destination: Destination
    ticket: Ticket | None


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """What may be sent: `check()` makes it from a draft without problems.

    The variables in the ticket's texts have their values there.
    """

    name: str
    cellphone: str
    email: str | None
    destination: Destination
    ticket: Ticket | None


def check(draft: Draft) -> SessionRequest | tuple[Problem, ...]:
    """Return the request that the draft stands for, or every problem, in the form's order."""
    name, name_flaw = _text(draft.name, required=True)
    reading = phone.read(draft.phone, draft.region)
    email, email_flaw = _email(draft.email)
    destination, code_field, code_flaw = _destination(draft.destination)
    values = _values(name, reading.shown, email, destination)
    ticket, title_flaw, description_flaw = _ticket(draft.ticket, values)
    found = (
        (Field.NAME, name_flaw),
        (Field.PHONE, reading.flaw),
        (Field.EMAIL, email_flaw),
        (code_field, code_flaw),
        (Field.TICKET_TITLE, title_flaw),
        (Field.TICKET_DESCRIPTION, description_flaw),
    )
    problems = tuple(Problem(field, flaw) for field, flaw in found if flaw is not None)
    if problems:
        return problems
    return SessionRequest(name, reading.e164, email or None, destination, ticket)


def _text(text: str, *, required: bool) -> tuple[str, Flaw | None]:
    """Return the trimmed text and what is wrong with it."""
    text = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    if required and _is_blank(text):
        return text, Flaw.MISSING
    # Line breaks and tabs are part of a text; other control characters (Cc) and halves of
    # surrogate pairs (Cs, from broken arguments) have no place in it, or none in UTF-8.
    held = (unicodedata.category(char) for char in text if char not in "\n\t")
    return text, Flaw.UNSENDABLE if any(kind in ("Cc", "Cs") for kind in held) else None


def _is_blank(text: str) -> bool:
    """Tell whether there is nothing to see: blanks, or marks that were pasted along."""
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in text)


def _email(text: str) -> tuple[str, Flaw | None]:
    """Return the normalised address; deliverability is not asked, that would be I/O."""
    text = text.strip()
    if not text:
        return text, None
    # Here and not above: the first window does not need it.
    from email_validator import EmailNotValidError, validate_email

    try:
        # The "test environment" only means that names under .test are addresses as well.
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return text, Flaw.MALFORMED_EMAIL
    return found.normalized, None


def _destination(chosen: Destination) -> tuple[Destination, Field, Flaw | None]:
    """Return the destination with its code trimmed, and at which field to say what is wrong."""
    field = Field.AGENT if isinstance(chosen, Agent) else Field.CATEGORY
    if not isinstance(chosen, Category | Agent):
        return chosen, field, None
    code, flaw = _text(trimmed_code(chosen.code), required=True)
    return replace(chosen, code=code), field, Flaw.CODE_MISSING if flaw is Flaw.MISSING else flaw


def _values(name: str, number: str, email: str, to: Destination) -> Mapping[str, str]:
    """Return the values of the variables in a ticket's texts."""
    where = (to.name or to.code) if isinstance(to, Category | Agent) else ""
    return {"nombre": name, "celular": number, "correo": email, "destino": where}


def _ticket(
    wanted: Ticket | None, values: Mapping[str, str]
) -> tuple[Ticket | None, Flaw | None, Flaw | None]:
    """Return the ticket, None where both halves are empty, and the flaws of its halves."""
    if wanted is None or not (wanted.title.strip() or wanted.description.strip()):
        return None, None, None
    title, title_flaw = _half(wanted.title, values)
    description, description_flaw = _half(wanted.description, values)
    return Ticket(title, description), title_flaw, description_flaw


def _half(text: str, values: Mapping[str, str]) -> tuple[str, Flaw | None]:
    """Return a half of the ticket with its variables' values, and what is wrong with it."""
    text, flaw = _text(text, required=True)
    if flaw is not None:
        return text, Flaw.HALF_TICKET if flaw is Flaw.MISSING else flaw
    try:
        return filled(text, values), None
    except EmptyVariableError:
        return text, Flaw.EMPTY_VARIABLE
