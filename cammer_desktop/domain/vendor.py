"""The vendor's JSON: the body that is sent and the answer that is read.

Source: the vendor's page "Crear Sesión" and our reading of it. The vendor's names of
the fields are in `fields`, all others here.
"""

import json
from collections.abc import Callable, Container, Mapping
from functools import partial
from typing import Any, Final, NoReturn

from cammer_desktop.domain.fields import CUSTOMER_FIELDS, Field
from cammer_desktop.domain.links import is_link
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Customer, SessionRequest, text_of
from cammer_desktop.support.patterns import regex

_FIELDS: Final = {field.spec.vendor_key.casefold(): field for field in Field}
# The table calls `ticket` a list, the sample an object: errors may come in either notation.
_TICKET_ENTRY: Final = regex(r"^ticket(\.\d+|\[\d+\])\.")

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)

MAX_ANSWER_BYTES: Final = 1_000_000
REPORTED_FIELDS: Final = tuple(dict.fromkeys((Field.NAME, Field.EMAIL, *CUSTOMER_FIELDS)))
"""What an answer may hold of the customer, in the order of the documented one."""

# What an HTTP status means by itself; the first line that has it counts.
_BY_STATUS: Final[tuple[tuple[Container[int], Callable[..., Outcome]], ...]] = (
    ((401, 403), partial(Rejected, RejectionReason.TOKEN)),
    ((301, 307, 308), partial(NotSent, Cause.REDIRECT)),
    # 407 is no proxy's here: what answers the call is behind the proxy's tunnel, or there is none.
    ((408,), partial(Uncertain, Cause.TIMEOUT)),
    ((511,), partial(Uncertain, Cause.PORTAL)),  # the network wants a login first (RFC 6585, 6)
    (
        (302, 303),
        partial(Uncertain, Cause.REDIRECT),
    ),  # no other of the rest names where to go
    (range(400, 500), partial(Rejected, RejectionReason.HTTP)),
    (range(500, 1000), partial(Uncertain, Cause.SERVICE_DOWN)),
)


def body(request: SessionRequest) -> dict[str, object]:
    """Return the JSON object for a request; optional fields that are empty are left out."""
    result: dict[str, Any] = {}
    for field in Field:
        text = text_of(field, request)
        if text is not None:
            *outer, key = field.spec.vendor_key.split(".")
            target = result
            for name in outer:
                target = target.setdefault(name, {})
            target[key] = text
    return result


def field_of(name: str) -> Field | None:
    """Return the form's field for a key of the vendor's `detail`, None for one unknown to us."""
    return _FIELDS.get(_TICKET_ENTRY.sub("ticket.", name.strip().casefold()))


def refused(outcome: Rejected) -> Mapping[Field, tuple[str, ...]]:
    """Return the service's texts by the form's fields, in their order; for others' names see
    `others_refused`.
    """
    named = [(field_of(name), texts) for name, texts in outcome.fields.items()]
    found = {field: [texts for other, texts in named if other is field] for field in Field}
    return {field: sum(texts, ()) for field, texts in found.items() if texts}


def others_refused(outcome: Rejected) -> tuple[str, ...]:
    """Return the service's names of what it refused and the form does not have."""
    return tuple(name for name in outcome.fields if name.strip() and field_of(name) is None)


def customer_of(data: object) -> Customer | None:
    """Return the customer that a JSON object by the vendor's keys reports, None for no object.

    Its texts are in the order of REPORTED_FIELDS, whatever that of the object.
    """
    if not isinstance(data, dict):
        return None
    keys = {field: field.spec.vendor_key for field in REPORTED_FIELDS}
    values = {field: data[key] for field, key in keys.items() if key in data}
    return Customer(
        {field: None if value is None else _as_text(value) for field, value in values.items()}
    )


def outcome_of(http_status: int, answer: bytes, retry_after: int | None = None) -> Outcome:
    """Return the outcome that a whole answer means: by its envelope, else by its HTTP status.

    `answer` is the decoded body, of which nothing counts if it is longer than MAX_ANSWER_BYTES;
    `retry_after` is how many seconds its headers ask to wait.
    """
    if len(answer) > MAX_ANSWER_BYTES:
        if 300 <= http_status < 500:  # which says enough by itself
            return _without_envelope(http_status, b"", retry_after)
        return Uncertain(Cause.TOO_LARGE, http_status)
    envelope = _json_object(answer)
    code = envelope.get("statusCode") if envelope is not None else None
    if envelope is None or "statusCode" not in envelope:
        return _without_envelope(http_status, answer, retry_after)
    if not isinstance(code, int) or isinstance(code, bool):
        return Uncertain(Cause.NOT_UNDERSTOOD, http_status)
    if code == 0:
        return _created(envelope, http_status)
    message = envelope.get("message")
    return Rejected(
        {2: RejectionReason.FIELDS, 9: RejectionReason.TOKEN}.get(code, RejectionReason.OTHER),
        status_code=code,
        http_status=http_status,
        message=_as_text(message) if message is not None else "",
        fields=_details(envelope.get("detail")),
    )


def _without_envelope(http_status: int, answer: bytes, retry_after: int | None) -> Outcome:
    """Return the outcome by the HTTP status alone, claiming as little as it allows."""
    if http_status == 429:
        return NotSent(Cause.TOO_MANY_REQUESTS, http_status, retry_after)
    if http_status < 300 and _is_markup(answer):
        return Uncertain(Cause.PORTAL, http_status)
    meant = (outcome for statuses, outcome in _BY_STATUS if http_status in statuses)
    return next(meant, partial(Uncertain, Cause.NOT_UNDERSTOOD))(http_status=http_status)


def _is_markup(answer: bytes) -> bool:
    """Tell whether an answer is a web page, as a portal or a proxy sends instead of ours."""
    return answer.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _created(envelope: dict[str, object], http_status: int) -> Outcome:
    data = envelope.get("data")
    link = data.get("link") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(link, str) or not is_link(link):
        return Uncertain(Cause.NOT_UNDERSTOOD, http_status)
    return Created(link, customer_of(data.get("customer")))


def _details(detail: object) -> dict[str, tuple[str, ...]]:
    """Return every text of `detail` by its key, whatever its shape: nothing is dropped."""
    if not detail:
        return {}
    if not isinstance(detail, dict):
        return {"": _texts(detail)}
    details: dict[str, tuple[str, ...]] = {}
    for key, value in detail.items():
        name = _as_text(key)  # if two keys give the same name, their texts are joined
        details[name] = details.get(name, ()) + _texts(value)
    return details


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_as_text, value)) if isinstance(value, list) else (_as_text(value),)


def _as_text(value: object) -> str:
    text = value if isinstance(value, str) else _ENCODER.encode(value)
    # JSON can escape lone surrogates, which can be neither shown nor encoded.
    return text.encode("utf-8", "replace").decode()


def _json_object(answer: bytes) -> dict[str, object] | None:
    """Return the JSON object of an answer, None for anything else (RFC 8259, so no NaN).

    What nobody doubts is forgiven: another encoding, control characters, very long numbers.
    """
    try:
        value = json.loads(
            _decoded(answer), parse_int=_number, parse_constant=_no_constant, strict=False
        )
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _decoded(answer: bytes) -> str:
    """Return the text of an answer; what is no Unicode is Windows-1252, the wider Latin-1."""
    try:
        text = answer.decode(json.detect_encoding(answer), "surrogatepass")
    except UnicodeDecodeError:
        text = answer.decode("cp1252", "replace")
    return text.lstrip("\ufeff")


def _number(digits: str) -> int | str:
    """Return an integer; with more digits than Python converts, as it is written."""
    try:
        return int(digits)
    except ValueError:
        return digits


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
