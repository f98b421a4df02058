"""An attempt as a row of the ledger, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from cammer_desktop.domain.attempt import Attempt, time_of
from cammer_desktop.domain.destination import Agent, Category, Destination, NoDestination
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import State, searched
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Customer,
    Diagnosis,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import SessionRequest, Ticket

COLUMNS: Final = (
    *("id", "ended", "state", "name", "cellphone", "email", "destination", "code"),
    *("destination_name", "ticket_title", "ticket_description", "link", "detail", "handed_over"),
    "haystack",
)
Row = tuple[Any, ...]


def row_of(attempt: Attempt, ended: datetime) -> Row:
    """Return an attempt as the values of COLUMNS; `ended` counts only where it has an outcome."""
    request, outcome = attempt.request, attempt.outcome
    to, ticket = request.destination, request.ticket
    named = to if isinstance(to, Category | Agent) else Category("")
    return (
        attempt.id,
        None if outcome is None else round(ended.timestamp() * 1000),
        State.of(outcome).value,
        request.name,
        request.cellphone,
        request.email,
        type(to).__name__.lower(),
        named.code,
        named.name,
        None if ticket is None else ticket.title,
        None if ticket is None else ticket.description,
        outcome.link if isinstance(outcome, Created) else None,
        json_of(outcome),
        None if attempt.handed_over is None else attempt.handed_over.value,
        searched(attempt) + "\n\n",
    )


def attempt_of(row: Row) -> Attempt:
    """Return the attempt that a row holds, its time in this machine's zone."""
    values = dict(zip(COLUMNS, row, strict=True))
    title, description = values["ticket_title"], values["ticket_description"]
    request = SessionRequest(
        values["name"],
        values["cellphone"],
        values["email"],
        _destination(values["destination"], values["code"], values["destination_name"]),
        None if title is None else Ticket(title, description),
    )
    return Attempt(
        values["id"],
        time_of(values["id"]).astimezone(),
        request,
        _outcome(State(values["state"]), values["link"], json.loads(values["detail"])),
        None if values["handed_over"] is None else Channel(values["handed_over"]),
    )


def json_of(outcome: Outcome | None) -> str:
    """Return as JSON what is known of an outcome beside its state and its link."""
    return json.dumps(_detail(outcome), ensure_ascii=False)


def _detail(outcome: Outcome | None) -> Mapping[str, object]:
    if outcome is None:
        return {}
    if isinstance(outcome, Created):
        return {} if outcome.customer is None else {"customer": asdict(outcome.customer)}
    if isinstance(outcome, Rejected):
        return {
            "refusal": outcome.reason.name,
            "status_code": outcome.status_code,
            "http_status": outcome.http_status,
            "message": outcome.message,
            "fields": dict(outcome.fields),
        }
    found = outcome.diagnosis
    return {
        "cause": outcome.cause.name,
        "http_status": outcome.http_status,
        "diagnosis": None if found is None else asdict(found),
    }


def _outcome(state: State, link: str, detail: Mapping[str, Any]) -> Outcome | None:
    if state is State.OPEN:
        return None
    if state is State.CREATED:
        customer = detail.get("customer")
        return Created(link, None if customer is None else Customer(**customer))
    if state is State.REJECTED:
        return Rejected(
            # A program of another version may know more causes.
            RejectionReason.__members__.get(detail["refusal"], RejectionReason.OTHER),
            detail["status_code"],
            detail["http_status"],
            detail["message"],
            {name: tuple(texts) for name, texts in detail["fields"].items()},
        )
    cause = Cause.__members__.get(detail["cause"], Cause.INTERNAL)
    found = detail.get("diagnosis")  # the first version kept none
    diagnosis = (
        None
        if found is None
        else Diagnosis(
            found["service"], found["proxy"], tuple(found["errors"]), tuple(found["numbers"])
        )
    )
    kind = NotSent if state is State.NOT_SENT else Uncertain
    return kind(cause, detail["http_status"], diagnosis=diagnosis)


def _destination(kind: str, code: str, name: str) -> Destination:
    if kind == NoDestination.__name__.lower():
        return NoDestination()
    return Category(code, name) if kind == Category.__name__.lower() else Agent(code, name)
