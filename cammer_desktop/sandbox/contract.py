"""The documented contract: what a request must contain, and the documented answers."""

import json
import secrets
import string
from collections.abc import Mapping
from typing import Any, Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

PATH: Final = "/v1/access/external/cammer/generate-session"
_ANY: Final = regex(r"(?s).+")
# The customer's texts, each with its pattern. The vendor's example of a cellphone has a trunk 0
# after the country code; the sandbox accepts that as well.
_CUSTOMER: Final = {
    "name": _ANY,
    "email": regex(r"[^@\s]+@[^@\s]+"),
    "cellphone": regex(r"\+\d{7,15}"),
}
_REQUIRED: Final = ("name", "cellphone")


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, sent after `delay` seconds; `hang_up` closes the connection instead."""

    body: bytes
    http_status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] | None = None
    delay: float = 0.0
    hang_up: bool = False


def envelope(status_code: object, message: str, **rest: object) -> bytes:
    """Return the documented envelope as JSON."""
    text = json.dumps({"statusCode": status_code, "message": message, **rest}, ensure_ascii=False)
    return text.encode(errors="replace")  # JSON can escape half a character, which no UTF-8 holds


def new_link() -> str:
    """Return a new link like the documented one, to a host that does not exist."""
    letters = string.ascii_lowercase + string.digits
    groups = ["".join(secrets.choice(letters) for _ in range(3)) for _ in range(3)]
    return f"https://sandbox.invalid/session/{'-'.join(groups)}-{secrets.randbelow(90) + 10}"


def success(request: Mapping[str, Any]) -> Answer:
    """Return the documented success with a new link."""
    customer = {name: request.get(name) for name in _CUSTOMER}
    return Answer(envelope(0, "Success", data={"link": new_link(), "customer": customer}))


def no_token() -> Answer:
    """Return the documented refusal of a missing or wrong token."""
    return Answer(envelope(9, "No Authorization token"), http_status=401)


def flawed(detail: Mapping[str, str]) -> Answer:
    """Return the documented refusal of fields; `detail` maps each field to its problem."""
    texts = {key: [f"SessionLinkControllerValidator: {text}"] for key, text in detail.items()}
    return Answer(envelope(2, "Campos no cumplen", detail=texts), http_status=400)


def answer(headers: Mapping[str, str], body: bytes, token: str) -> Answer:
    """Return what the service answers to a request according to the vendor's page.

    The names in `headers` are in lower case.
    """
    if headers.get("authorization") != token:
        return no_token()
    if headers.get("x-requested-with") != "XMLHttpRequest":
        return flawed({"X-Requested-With": "X-Requested-With is required."})
    request = read_request(body)
    if request is None:
        return flawed({"body": "body must be a JSON object."})
    problems = {**_texts(request), **_codes(request), **_ticket(request.get("ticket", ...))}
    return flawed(problems) if problems else success(request)


def read_request(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object in a body, None if the body is not one."""
    try:
        request = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return request if isinstance(request, dict) else None


def _texts(request: Mapping[str, Any]) -> dict[str, str]:
    problems = {}
    for name, pattern in _CUSTOMER.items():
        if name in _REQUIRED and not _text(request, name):
            problems[name] = f"{name} is required."
        elif name in request and not (_text(request, name) and pattern.fullmatch(request[name])):
            problems[name] = f"{name} is not valid."
    return problems


def _codes(request: Mapping[str, Any]) -> dict[str, str]:
    codes = [name for name in ("categoryCode", "userCode") if name in request]
    if len(codes) == 2:
        return {"userCode": "userCode must not be sent with categoryCode."}
    return {name: f"{name} is not valid." for name in codes if not _text(request, name)}


def _ticket(ticket: object) -> dict[str, str]:
    if ticket is ...:  # none was sent
        return {}
    if not isinstance(ticket, dict):
        return {"ticket": "ticket must be an object."}
    return {
        f"ticket.{name}": f"ticket.{name} is required."
        for name in ("title", "description")
        if not _text(ticket, name)
    }


def _text(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name)
    return isinstance(value, str) and bool(value.strip())
