"""Scenarios: answers that a trainer selects by a word in the customer's name, as in `Ana #html`.

Each leads to one kind of outcome. The HTTP status is always 200 or 4xx.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from cammer_desktop.sandbox.contract import Answer, envelope, flawed, new_link, no_token, success

_HTML: Final = b"<!DOCTYPE html><html><body><h1>Bienvenido a la red</h1></body></html>"
_PLAIN: Final = "text/html; charset=utf-8"

Scenario = Callable[[Mapping[str, Any]], Answer]


def _other_customer(request: Mapping[str, Any]) -> Answer:
    customer = {"name": "Otra Persona", "email": None, "cellphone": request.get("cellphone")}
    return Answer(envelope(0, "Success", data={"link": new_link(), "customer": customer}))


SCENARIOS: Final[Mapping[str, Scenario]] = {
    "#campos": lambda _: flawed(
        {"cellphone": "cellphone is required.", "campaign": "campaign is closed."}
    ),
    "#ticket": lambda _: flawed({"ticket.title": "ticket.title is required."}),
    "#token": lambda _: no_token(),
    "#codigo": lambda _: Answer(envelope(42, "Cuenta suspendida")),
    "#html": lambda _: Answer(_HTML, content_type=_PLAIN),
    "#cortado": lambda request: replace(success(request), body=success(request).body[:40]),
    "#cuelga": lambda _: Answer(b"", hang_up=True),
    "#espere": lambda _: Answer(b"", http_status=429, headers={"Retry-After": "30"}),
    "#lento": lambda request: replace(success(request), delay=3.0),
    "#mudo": lambda request: replace(success(request), delay=60.0),
    "#sinenlace": lambda _: Answer(envelope(0, "Success", data={})),
    "#http": lambda _: Answer(
        envelope(0, "Success", data={"link": "http://sandbox.invalid/session/abc"})
    ),
    "#otro": _other_customer,
    "#enorme": lambda _: Answer(b" " * 50_000_000 + envelope(0, "Success")),
    "#404": lambda _: Answer(_HTML, http_status=404, content_type=_PLAIN),
}


def scenario_for(request: Mapping[str, Any] | None) -> Scenario | None:
    """Return the scenario that the customer's name selects, None without one."""
    name = request.get("name") if request is not None else None
    words = name.lower().split() if isinstance(name, str) else []
    return next((SCENARIOS[word] for word in words if word in SCENARIOS), None)
