"""Conversion between attempts and rows of the ledger."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final

from cammer_desktop.adapters.ledger import marks
from cammer_desktop.adapters.ledger.parts import PartReader
from cammer_desktop.domain import checks
from cammer_desktop.domain.attempt import Attempt, time_of
from cammer_desktop.domain.destination import (
    UNREADABLE,
    Agent,
    Category,
    Destination,
    NoDestination,
    destination_of,
)
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, Field
from cammer_desktop.domain.ledger import State, searchable_text
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Diagnosis,
    NotSent,
    Outcome,
    ProxyLogin,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Customer, SessionRequest, lost, text_of
from cammer_desktop.domain.vendor import customer_of

_FIELD_COLUMNS: Final = {
    field: field.spec.column for field in Field if field.spec.column is not None
}
_REQUIRED: Final = frozenset(field for field in CUSTOMER_FIELDS if field.spec.is_required)
COLUMNS: Final = (
    *("id", "ended", "state", *_FIELD_COLUMNS.values(), "destination", "code", "destination_name"),
    *("link", "detail", "handed_over", "haystack"),
)
# A certain outcome is not overwritten: the outcome of a call that was given up (uncertain) may be
# written after the answer has arrived.
PUT: Final = (
    f"INSERT INTO attempt ({', '.join(COLUMNS)}) "  # noqa: S608 - constants, no input
    f"VALUES ({', '.join('?' for _ in COLUMNS)}) ON CONFLICT (id) DO UPDATE SET "
    "ended = excluded.ended, state = excluded.state, link = excluded.link, "
    "detail = excluded.detail, haystack = excluded.haystack "
    "WHERE attempt.state IN ('open', 'uncertain') AND excluded.state <> 'open'"
)
"""The statement that inserts a row, or updates the outcome of its attempt."""
_STATES: Final = {state.value: state for state in State}

Row = tuple[Any, ...]


def row_of(attempt: Attempt, ended: datetime) -> Row:
    """Return an attempt as values of COLUMNS; `ended` is only stored if there is an outcome."""
    request, outcome = attempt.request, attempt.outcome
    destination = request.destination
    coded = destination if isinstance(destination, Category | Agent) else Category("")
    values = {column: text_of(field, request) for field, column in _FIELD_COLUMNS.items()} | {
        "id": attempt.id,
        "ended": None if outcome is None else round(ended.timestamp() * 1000),
        "state": State.of(outcome).value,
        "destination": destination.KIND,
        "code": coded.code,
        "destination_name": coded.name,
        "link": outcome.link if isinstance(outcome, Created) else None,
        "detail": json_of(outcome),
        "handed_over": marks.text_of(attempt.hand_overs),
        "haystack": haystack_of(attempt),
    }
    return tuple(values[column] for column in COLUMNS)


def haystack_of(attempt: Attempt) -> str:
    """Return what is searched for an attempt; see the schema for how it ends."""
    return searchable_text(attempt).replace("\0", " ") + "\n\n"  # SQLite's index ends at a NUL


def attempt_of(row: Row) -> Attempt:
    """Return the attempt of a row, with its time in this machine's zone.

    Of a damaged row the parts that can be read; nothing is raised, whatever stands in it.
    """
    values = dict(zip(COLUMNS, row, strict=True))
    read = PartReader()
    texts = {
        field: read.typed(values[column])
        if field in _REQUIRED
        else read.typed_or_none(values[column])
        for field, column in _FIELD_COLUMNS.items()
    }
    request = SessionRequest.of(texts, _destination(values, read))
    read.is_damaged |= bool(lost(request))
    outcome = _outcome(values, read)
    # A program of another version may know more channels.
    hand_overs, has_other_channel = marks.read(read.text_or_none(values["handed_over"]))
    return Attempt(
        values["id"],
        _time(values["id"], read),
        request,
        outcome,
        hand_overs,
        read.is_damaged,
        has_other_channel,
    )


def json_of(outcome: Outcome | None) -> str:
    """Return as JSON what an outcome has besides its state and its link."""
    return json.dumps(_detail(outcome), ensure_ascii=False)


def _detail(outcome: Outcome | None) -> Mapping[str, object]:
    if outcome is None:
        return {}
    if isinstance(outcome, Created):
        return {} if outcome.customer is None else {"customer": _by_key(outcome.customer)}
    if isinstance(outcome, Rejected):
        return {
            "refusal": outcome.reason.name,
            "status_code": outcome.status_code,
            "http_status": outcome.http_status,
            "message": outcome.message,
            "fields": dict(outcome.fields),
        }
    diagnosis = outcome.diagnosis
    return {
        "cause": outcome.cause.name,
        "http_status": outcome.http_status,
        "diagnosis": None if diagnosis is None else _diagnosed(diagnosis),
    }


def _diagnosed(diagnosis: Diagnosis) -> Mapping[str, object]:
    stored = asdict(diagnosis)
    if not diagnosis.logins:
        del stored["logins"]  # so that a row without any is as it always was
    return stored


def _by_key(customer: Customer) -> Mapping[str, str | None]:
    return {field.spec.vendor_key: text for field, text in customer.texts.items()}


def _time(attempt_id: int, read: PartReader) -> datetime:
    if attempt_id < 0:  # not all systems know a time before 1970
        read.is_damaged = True
    return time_of(max(0, attempt_id)).astimezone()


def _destination(values: Mapping[str, Any], read: PartReader) -> Destination:
    kind, code, name = (values[column] for column in ("destination", "code", "destination_name"))
    to = destination_of(kind, read.typed(code), read.typed(name))
    if kind == NoDestination.KIND:
        return to
    if isinstance(to, NoDestination) or checks.is_blank(to.code) or not checks.is_readable(to.code):
        return UNREADABLE
    return to if checks.is_readable(to.name) else replace(to, name="")


def _outcome(values: Mapping[str, Any], read: PartReader) -> Outcome | None:
    state, detail = _STATES.get(values["state"]), read.json(values["detail"])
    if state is State.OPEN:
        return None
    if state is State.REJECTED:
        return _rejected(detail, read)
    if state is State.NOT_SENT:
        return NotSent(*_cause(detail, read), diagnosis=_diagnosis(detail, read))
    if state is State.UNCERTAIN:
        return Uncertain(*_cause(detail, read), diagnosis=_diagnosis(detail, read))
    link = values["link"]
    if state is State.CREATED and isinstance(link, str) and link:
        return Created(link, _customer(detail, read))
    read.is_damaged = True
    return Uncertain(Cause.DAMAGED)


def _customer(detail: Mapping[str, object], read: PartReader) -> Customer | None:
    if "customer" not in detail or detail["customer"] is None:
        return None
    reported = read.mapping(detail["customer"])
    return customer_of({key: read.text_or_none(text) for key, text in reported.items()})


def _rejected(detail: Mapping[str, object], read: PartReader) -> Rejected:
    fields = read.mapping(detail.get("fields"))
    return Rejected(
        # Another version of the program may have stored a reason that this one does not know.
        RejectionReason.__members__.get(read.text(detail.get("refusal")), RejectionReason.OTHER),
        read.number_or_none(detail.get("status_code")),
        read.number_or_none(detail.get("http_status")),
        read.text(detail.get("message")),
        {name: tuple(map(read.text, read.items(texts))) for name, texts in fields.items()},
    )


def _cause(detail: Mapping[str, object], read: PartReader) -> tuple[Cause, int | None]:
    """Return a cause and the HTTP status."""
    if "cause" not in detail:
        read.is_damaged = True
        return Cause.DAMAGED, None
    cause = Cause.__members__.get(read.text(detail["cause"]), Cause.INTERNAL)
    return cause, read.number_or_none(detail.get("http_status"))


def _diagnosis(detail: Mapping[str, object], read: PartReader) -> Diagnosis | None:
    if detail.get("diagnosis") is None:  # the first version stored none
        return None
    stored = read.mapping(detail["diagnosis"])
    return Diagnosis(
        read.text(stored.get("service")),
        read.text(stored.get("proxy")),
        tuple(map(read.text, read.items(stored.get("errors")))),
        tuple(map(read.number, read.items(stored.get("numbers")))),
        # A later version may know more.
        tuple(login for login in ProxyLogin if login in read.items(stored.get("logins", []))),
    )
