"""A session request: what is typed (a draft), what is wrong with it, and what may be sent."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from cammer_desktop.domain import checks, phone
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import Agent, Category, Destination, trimmed_code
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field, Part
from cammer_desktop.domain.variables import filled, unfilled
from cammer_desktop.support.records import dataclass

_DESTINATION_VARIABLE: Final = "destino"
VARIABLES: Final = (
    *(field.spec.variable for field in CUSTOMER_FIELDS if field.spec.variable is not None),
    _DESTINATION_VARIABLE,
)
"""The names of all variables that a ticket's texts may hold."""

Texts = Mapping[Field, str | None]
"""Texts by field; a field without a text has None or no entry."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A flaw that keeps a draft from being sent, and the field at which to show it.

    `variable` is the name of the ticket's variable that the flaw is about, if it is about one.
    """

    field: Field
    flaw: Flaw | phone.PhoneFlaw
    variable: str = ""


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

    @classmethod
    def of(cls, texts: Texts, region: str, destination: Destination) -> "Draft":
        """Return the draft with these texts of the customer and the ticket."""
        customer = {field.spec.attribute: texts.get(field) or "" for field in CUSTOMER_FIELDS}
        return cls(**customer, region=region, destination=destination, ticket=_ticket_of(texts))


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """What may be sent; `check()` makes it from a draft without problems.

    `phone` is in E.164. In the ticket's texts the variables are replaced by their values.
    """

    name: str
    phone: str
    email: str | None
    destination: Destination
    ticket: Ticket | None

    @classmethod
    def of(cls, texts: Texts, destination: Destination) -> "SessionRequest":
        """Return the request with these texts of the customer and the ticket."""
        customer: dict[str, Any] = {
            field.spec.attribute: texts.get(field) for field in CUSTOMER_FIELDS
        }
        return cls(**customer, destination=destination, ticket=_ticket_of(texts))


@dataclass(frozen=True, slots=True)
class Customer:
    """What the service reports to have stored; the request may differ.

    A field that it does not report has no entry; None means that it reports null.
    """

    texts: Texts


def text_of(field: Field, session: Draft | SessionRequest) -> str | None:
    """Return the text of a field, None if it has none."""
    if field.spec.part is Part.DESTINATION:
        to = session.destination
        return getattr(to, "code", None) if field.spec.attribute == to.KIND else None
    part = session.ticket if field.spec.part is Part.TICKET else session
    text: str | None = getattr(part, field.spec.attribute, None)
    return text


def texts_of(session: Draft | SessionRequest) -> Texts:
    """Return the texts of all fields."""
    return {field: text_of(field, session) for field in Field}


def lost(request: SessionRequest) -> tuple[Field, ...]:
    """Return the fields without a text that must have been sent: it was read from a damaged row."""
    return tuple(
        field
        for field, text in texts_of(request).items()
        if text is not None
        and (field.spec.is_required or field.spec.part is not Part.CUSTOMER)
        and checks.is_blank(text)
    )


def unreadable(request: SessionRequest) -> tuple[Field, ...]:
    """Return the fields, in the form's order, whose texts are not what was sent."""
    texts, missing = texts_of(request), lost(request)
    return tuple(
        field for field in Field if field in missing or not checks.is_readable(texts[field] or "")
    )


def again(request: SessionRequest, region: str) -> Draft:
    """Return a draft of what can be read of an earlier request."""
    lost_texts = unreadable(request)
    texts = {field: text for field, text in texts_of(request).items() if field not in lost_texts}
    return Draft.of(texts, region, request.destination)


def check(
    draft: Draft, reading: phone.Reading | None = None
) -> SessionRequest | tuple[Problem, ...]:
    """Return the request that the draft stands for, or every problem, in the form's order.

    `reading` is that of the draft's phone, if it was read before.
    """
    reading = reading or phone.read(draft.phone, draft.region)
    texts: dict[Field, str] = {}
    flaws: dict[Field, Flaw | phone.PhoneFlaw | None] = {}
    for field in CUSTOMER_FIELDS:
        texts[field], flaws[field] = _customer_text(field, draft, reading)
    destination, code_field, code_flaw = _destination(draft.destination)
    flaws[code_field] = code_flaw
    problems = {field: Problem(field, flaw) for field, flaw in flaws.items() if flaw}
    halves = _halves(draft)
    values = _values(draft, reading) if halves else {}
    for field, half in halves.items():
        texts[field] = filled(half, values)
        for problem in _problems_of_half(field, half, values):
            problems.setdefault(problem.field, problem)
    # Without problems, no required text is empty.
    sent = {field: text or None for field, text in texts.items()}
    found = tuple(problems[field] for field in Field if field in problems)
    return found or SessionRequest.of(sent, destination)


def preview(draft: Draft, reading: phone.Reading | None = None) -> Ticket | None:
    """Return the ticket as it will be sent, None without one, whatever else the draft lacks.

    A variable without a value stands there as it was typed. `reading` is as in `check`.
    """
    halves = _halves(draft)
    if not halves:
        return None
    values = _values(draft, reading or phone.read(draft.phone, draft.region))
    return _ticket_of({field: filled(half, values) for field, half in halves.items()})


def _customer_text(
    field: Field, draft: Draft, reading: phone.Reading
) -> tuple[str, Flaw | phone.PhoneFlaw | None]:
    """Return a text of the customer as it may be sent, and what is wrong with it."""
    if field is Field.PHONE:
        return reading.e164, reading.flaw
    text, flaw = field.spec.check(text_of(field, draft) or "")
    if field.spec.is_required and checks.is_blank(text):
        return text, Flaw.MISSING
    return text, flaw


def _destination(chosen: Destination) -> tuple[Destination, Field, Flaw | None]:
    """Return the destination with its code trimmed, its field, and what is wrong with it."""
    field = Field.AGENT if isinstance(chosen, Agent) else Field.CATEGORY
    if not isinstance(chosen, Category | Agent):
        return chosen, field, None
    code, flaw = checks.required_text(trimmed_code(chosen.code))
    return replace(chosen, code=code), field, Flaw.CODE_MISSING if flaw is Flaw.MISSING else flaw


def _halves(draft: Draft) -> Mapping[Field, str]:
    """Return the texts of the ticket without surrounding blanks, none if both are blank."""
    halves = {field: checks.text(text_of(field, draft) or "")[0] for field in TICKET_FIELDS}
    return halves if any(halves.values()) else {}


def _values(draft: Draft, reading: phone.Reading) -> Mapping[str, str]:
    """Return the values of the variables in a ticket's texts."""
    texts = {field: _customer_text(field, draft, reading)[0] for field in CUSTOMER_FIELDS}
    texts[Field.PHONE] = reading.shown
    named = ((field.spec.variable, texts[field]) for field in CUSTOMER_FIELDS)
    values = {variable: text for variable, text in named if variable is not None}
    to, *_ = _destination(draft.destination)
    where = (to.name or to.code) if isinstance(to, Category | Agent) else ""
    return {**values, _DESTINATION_VARIABLE: where}


def _problems_of_half(field: Field, half: str, values: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with a text of the ticket; a missing value at the field that lacks it."""
    _text, flaw = checks.required_text(half)
    if flaw is not None:
        yield Problem(field, Flaw.HALF_TICKET if flaw is Flaw.MISSING else flaw)
    for name in unfilled(half, values):
        at = next((each for each in CUSTOMER_FIELDS if each.spec.variable == name), field)
        flaw = Flaw.EMPTY_VARIABLE if name in VARIABLES else Flaw.UNKNOWN_VARIABLE
        yield Problem(at, flaw, name)


def _ticket_of(texts: Texts) -> Ticket | None:
    """Return the ticket with these texts, None if it has none."""
    halves = {field.spec.attribute: texts.get(field) for field in TICKET_FIELDS}
    if all(text is None for text in halves.values()):
        return None
    return Ticket(**{attribute: text or "" for attribute, text in halves.items()})
