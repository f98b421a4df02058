"""What a row of the history says: to be painted, and in one sentence to be heard."""

from datetime import datetime
from functools import lru_cache
from typing import Final

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.ledger import State
from cammer_desktop.support import dates
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.ledger.period import local

# A state's icon, whose shape tells it without colour, and its colour.
_SIGNS: Final = {
    State.OPEN: ("dots-three", "muted"),
    State.CREATED: ("check-circle-fill", "ok"),
    State.UNCERTAIN: ("question-fill", "warning"),
    State.REJECTED: ("x-circle-fill", "error"),
    State.NOT_SENT: ("minus-circle-fill", "muted"),
}
# So many letters of a destination are better than none.
_LEAST: Final = 1
_DAMAGED: Final = ("warning-fill", "warning")


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row; `sign` is an icon, `colour` one of the theme's.

    `least` is how much of `place` is seen: of a destination its beginning, of none all or nothing.
    `tag` tells an agent from a category, `code` a destination from others of its name. `icons` are
    those of the channels by which its link was handed over; `end` is what stands in their place.
    `is_waiting`: its link waits to be handed over. `is_current`: it is what the window speaks of.
    """

    sign: str
    colour: str
    name: str
    time: str
    phone: str
    place: str
    least: str
    tag: str
    code: str
    icons: tuple[str, ...]
    end: str
    result: str
    state: str
    heard: str
    is_waiting: bool
    is_current: bool

    @classmethod
    def of(cls, attempt: Attempt, now: datetime, *, is_current: bool = False) -> "Row":
        """Return the row of an attempt as it is seen at a time, which has a zone.

        The link that the window speaks of does not wait yet: it was made a moment ago.
        """
        request, to = attempt.request, attempt.request.destination
        sign, colour = _DAMAGED if attempt.is_damaged else _SIGNS[State.of(attempt.outcome)]
        name, state = sentences.of_customer(request), sentences.of_attempt_state(attempt)
        place = sentences.of_place(to)
        time, number = _time_text(attempt.at, now), _phone_text(request.phone)
        is_new = is_current and attempt.is_undelivered
        result = state if is_new else sentences.of_result(attempt)
        return cls(
            sign,
            colour,
            name,
            time,
            number,
            place,
            f"{place[:_LEAST]}…" if isinstance(to, Category | Agent) else place,
            _("agente") if isinstance(to, Agent) else "",
            to.code if isinstance(to, Category | Agent) and to.name else "",
            tuple(each.channel.spec.icon for each in attempt.hand_overs),
            _end_of(attempt, is_new=is_new),
            result,
            state,
            ", ".join((isolated(name), number, sentences.of_exact_destination(to), result, time)),
            attempt.is_undelivered and not is_new,
            is_current,
        )


def _end_of(attempt: Attempt, *, is_new: bool) -> str:
    """Return the word or two that stand at the end of a row: what calls for something comes first.

    All of it is in the row's sentence.
    """
    if attempt.is_damaged:
        return _("fila dañada")
    if State.of(attempt.outcome) is not State.CREATED:
        return sentences.of_attempt_state(attempt)
    if is_new:
        return _("ahora")
    if attempt.is_undelivered:
        return _("sin entregar")
    return _("entregado") if attempt.has_other_channel else ""


@lru_cache(maxsize=1024)
def _phone_text(number: str) -> str:
    return phone.grouped(number, "ZZ")  # the number has its country's code


def _time_text(at: datetime, now: datetime) -> str:
    """Return a time of today as such, one of another day with its date."""
    at, now = local(at), local(now)
    if at.date() == now.date():
        return dates.time(at)
    return dates.day_and_time(at) if at.year == now.year else dates.full_date(at)
