"""What to send to a help desk: numbers, and the service's own words, which may name the customer.

Nothing else of it is personal data.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from cammer_desktop import __version__
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Diagnosis,
    NotSent,
    Outcome,
    Rejected,
    Uncertain,
)
from cammer_desktop.support.texts import _
from cammer_desktop.support.visible import escaped

_MAX_DECIMAL: Final = 0xFFFF
# With these the service itself answers that it made nothing.
_ANSWERED: Final = (Cause.TOO_MANY_REQUESTS, Cause.REDIRECT)


def of_diagnosis(outcome: Outcome, at: datetime, number: int | None = None) -> str:
    """Return the text for a help desk about a failure, an empty one after a success.

    `at` is the attempt's time and `number` its id, if there is one.
    """
    return "\n".join(lines_of_diagnosis(outcome, at, number))


def lines_of_diagnosis(
    outcome: Outcome, at: datetime, number: int | None = None
) -> tuple[str, ...]:
    """Return the lines of `of_diagnosis`; the service's words make none of their own."""
    if isinstance(outcome, Created):
        return ()
    lines = [
        (_("Programa"), f"Cammer Desktop {__version__}"),
        (_("Hora"), f"{at:%Y-%m-%d %H:%M:%S}"),
        (_("Intento"), _text(number)),
        *(_of_refusal(outcome) if isinstance(outcome, Rejected) else _of_cause(outcome)),
        *(_of_call(outcome.diagnosis) if outcome.diagnosis is not None else ()),
    ]
    return tuple(escaped(f"{name}: {value}") for name, value in lines if value)


def of_answer(outcome: Outcome) -> str:
    """Return the service's message and numbers in parentheses, for a single line; may be empty."""
    parts: list[str] = []
    if isinstance(outcome, Rejected):
        parts.append(escaped(outcome.message))
        if outcome.status_code is not None:
            parts.append(_("código {code}").format(code=outcome.status_code))
    if not isinstance(outcome, Created) and outcome.http_status is not None:
        parts.append(f"HTTP {outcome.http_status}")
    text = "; ".join(filter(None, parts))
    return f"({text})" if text else ""


def _of_refusal(outcome: Rejected) -> Iterator[tuple[str, str]]:
    """Yield what the service answered, whole and in its own words."""
    yield _("HTTP"), _text(outcome.http_status)
    yield _("Código"), _text(outcome.status_code)
    yield _("Mensaje"), outcome.message
    for name, texts in outcome.fields.items():
        yield name or _("Detalle"), " ".join(texts)


def _of_cause(outcome: NotSent | Uncertain) -> Iterator[tuple[str, str]]:
    """Yield why it failed."""
    yield _("Causa"), outcome.cause.name
    yield _("Solicitud enviada"), _of_sending(outcome)
    yield _("HTTP"), _text(outcome.http_status)


def _of_sending(outcome: NotSent | Uncertain) -> str:
    """Return whether the request left this computer: for certain only if it was answered."""
    if isinstance(outcome, NotSent):
        return _("sí") if outcome.cause in _ANSWERED else _("no")
    # A time-out that is answered (408) is that of whoever waited for the request.
    answered = outcome.http_status is not None and outcome.cause is not Cause.TIMEOUT
    return _("sí") if answered else _("puede ser")


def _of_call(diagnosis: Diagnosis) -> Iterator[tuple[str, str]]:
    """Yield who was called, and what failed."""
    yield _("Servicio"), diagnosis.service
    yield _("Proxy"), diagnosis.proxy or _("ninguno")
    yield _("El proxy pide"), ", ".join(diagnosis.logins)
    yield _("Error"), " < ".join(diagnosis.errors)
    yield _("Números"), " ".join(map(_number, diagnosis.numbers))


def _number(number: int) -> str:
    """Return an error code as its system writes it: Windows' large ones in hexadecimal."""
    return f"{number:#010x}" if number > _MAX_DECIMAL else str(number)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
