"""What a row of the history says: to be painted, and in one sentence to be heard."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.ledger import State
from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger.period import local

# A state's sign, which tells it without colour, and its colour.
_SIGNS: Final = {
    State.OPEN: ("…", "muted"),
    State.CREATED: ("✓", "ok"),
    State.UNCERTAIN: ("?", "warning"),
    State.REJECTED: ("✕", "error"),
    State.NOT_SENT: ("–", "error"),
}
_DAMAGED: Final = ("!", "warning")


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row; `colour` is one of the theme's.

    `tag` tells an agent from a category, `code` a destination from others of its name.
    """

    sign: str
    colour: str
    name: str
    time: str
    phone: str
    place: str
    tag: str
    code: str
    result: str
    state: str
    heard: str

    @classmethod
    def of(cls, attempt: Attempt, now: datetime) -> "Row":
        """Return the row of an attempt, with its time as it is seen from now."""
        request = attempt.request
        sign, colour = _SIGNS[State.of(attempt.outcome)]
        if attempt.is_damaged:
            sign, colour = _DAMAGED
        name = sentences.of_customer(request)
        time, number = _time_text(attempt.at, now), _phone_text(request.phone)
        to, result = request.destination, sentences.of_result(attempt)
        return cls(
            sign,
            colour,
            name,
            time,
            number,
            sentences.of_place(to),
            _("agente") if isinstance(to, Agent) else "",
            to.code if isinstance(to, Category | Agent) and to.name else "",
            result,
            sentences.of_attempt_state(attempt),
            ", ".join((name, number, sentences.of_exact_destination(to), result, time)),
        )


@lru_cache(maxsize=1024)
def _phone_text(number: str) -> str:
    return phone.grouped(number, "ZZ")  # the number has its country's code


def _time_text(at: datetime, now: datetime) -> str:
    """Return a time of today as such, one of another day with its date."""
    at, now = local(at), local(now)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%d/%m %H:%M}" if at.year == now.year else f"{at:%d/%m/%Y}"
