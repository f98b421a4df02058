"""Conversion between attempts and rows of the ledger."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from cammer_desktop.domain.attempt import Attempt, time_of
from cammer_desktop.domain.destination import Agent, Category, destination_of
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import State, searchable_text
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Diagnosis,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Customer, SessionRequest, text_of
from cammer_desktop.domain.vendor import customer_of

_FIELD_COLUMNS: Final = {
    field: field.spec.column for field in Field if field.spec.column is not None
}
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
        "handed_over": None if attempt.handed_over is None else attempt.handed_over.value,
        "haystack": searchable_text(attempt) + "\n\n",
    }
    return tuple(values[column] for column in COLUMNS)


def attempt_of(row: Row) -> Attempt:
    """Return the attempt of a row, with its time in this machine's zone."""
    values = dict(zip(COLUMNS, row, strict=True))
    return Attempt(
        values["id"],
        time_of(values["id"]).astimezone(),
        SessionRequest.of(
            {field: values[column] for field, column in _FIELD_COLUMNS.items()},
            destination_of(values["destination"], values["code"], values["destination_name"]),
        ),
        _outcome(State(values["state"]), values["link"], json.loads(values["detail"])),
        # A program of another version may know more channels.
        next((each for each in Channel if each.value == values["handed_over"]), None),
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
        "diagnosis": None if diagnosis is None else asdict(diagnosis),
    }


def _by_key(customer: Customer) -> Mapping[str, str | None]:
    return {field.spec.vendor_key: text for field, text in customer.texts.items()}


def _outcome(state: State, link: str, detail: Mapping[str, Any]) -> Outcome | None:
    if state is State.OPEN:
        return None
    if state is State.CREATED:
        return Created(link, customer_of(detail.get("customer")))
    if state is State.REJECTED:
        return Rejected(
            # Another version of the program may have stored a reason that this one does not know.
            RejectionReason.__members__.get(detail["refusal"], RejectionReason.OTHER),
            detail["status_code"],
            detail["http_status"],
            detail["message"],
            {name: tuple(texts) for name, texts in detail["fields"].items()},
        )
    cause = Cause.__members__.get(detail["cause"], Cause.INTERNAL)
    stored = detail.get("diagnosis")  # the first version stored none
    diagnosis = (
        None
        if stored is None
        else Diagnosis(
            stored["service"], stored["proxy"], tuple(stored["errors"]), tuple(stored["numbers"])
        )
    )
    kind = NotSent if state is State.NOT_SENT else Uncertain
    return kind(cause, detail["http_status"], diagnosis=diagnosis)
