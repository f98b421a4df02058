"""Sentences about attempts of earlier on: whose they were, when, and what became of them."""

from dataclasses import replace

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import UNREADABLE, Agent, Category, Destination
from cammer_desktop.domain.hand_over import HandOver
from cammer_desktop.domain.ledger import State
from cammer_desktop.domain.sentences.fields import of_customer, of_destination
from cammer_desktop.domain.sentences.hand_overs import of_done_at
from cammer_desktop.domain.sentences.outcomes import of_state
from cammer_desktop.domain.sentences.stores import of_hand_over
from cammer_desktop.support import dates
from cammer_desktop.support.texts import _, isolated


def of_place(destination: Destination) -> str:
    """Return where a link leads in as few words as will do: a name, or a code without one."""
    if isinstance(destination, Category | Agent):
        return destination.name or destination.code or of_destination(destination)
    return _("Sin destino")


def of_exact_destination(destination: Destination) -> str:
    """Return where a link leads, to be told from others of that name: with its code."""
    if destination == UNREADABLE or not isinstance(destination, Category | Agent):
        return of_destination(destination)
    code = isolated(destination.code)
    if not destination.name:
        return of_destination(replace(destination, code=code))
    named = of_destination(replace(destination, name=isolated(destination.name)))
    return f"{named} ({code})"


def of_attempt_state(attempt: Attempt) -> str:
    """Return the state of an attempt in a word or two, and that its row is damaged if it is."""
    state = of_state(attempt.outcome)
    return _("{state} (fila dañada)").format(state=state) if attempt.is_damaged else state


def of_result(attempt: Attempt) -> str:
    """Return what became of an attempt, and how its link was handed over or that it was not."""
    return " · ".join(filter(None, (of_attempt_state(attempt), of_delivery(attempt))))


def of_delivery(attempt: Attempt) -> str:
    """Return how an attempt's link was handed over, or that it was not; "" without a link."""
    return of_hand_overs(attempt) or (_("sin entregar") if attempt.is_undelivered else "")


def of_hand_overs(attempt: Attempt) -> str:
    """Return by which ways, and when, a link was handed over, "" if it was not.

    Nothing of it claims that it has reached the customer.
    """
    ways = [_of_way(attempt, each) for each in attempt.hand_overs]
    if attempt.has_other_channel:
        ways.append(_("entregado"))
    return ", ".join(ways)


def _of_way(attempt: Attempt, hand_over: HandOver) -> str:
    word, at = of_hand_over(hand_over.channel), hand_over.at
    if at is None:
        return word
    return of_done_at(word, at, attempt.at)


def of_last_way(attempt: Attempt) -> str:
    """Return in a word by which way, and when, a link was handed over last, "" if it was not."""
    ways = [_of_way(attempt, each) for each in attempt.hand_overs[-1:]]
    return ways[0] if ways else _("entregado") if attempt.has_other_channel else ""


def of_last_hand_over(attempt: Attempt) -> str:
    """Return in a sentence how, and when, a link was handed over last, or that it was not.

    It says what was done then, and not what is on the clipboard or in another window now.
    """
    if attempt.is_undelivered:
        return _("Este enlace todavía no se entregó.")
    if not attempt.hand_overs:
        return _("Este enlace ya se entregó.")
    last = attempt.hand_overs[-1]
    done, at = _(last.channel.spec.past), last.at
    if at is None:
        return f"{done}."
    text = _("{done} a las {time}.")
    if at.date() != attempt.at.date():
        text = _("{done} el {day} a las {time}.")
    return text.format(done=done, day=dates.day(at), time=dates.time(at))


def of_current(attempt: Attempt) -> str:
    """Return whose attempt the window speaks of, beside those of the history."""
    text = _("{name}, {state}")
    if State.of(attempt.outcome) is State.CREATED:
        text = _("{name}, enlace de ahora")
    return text.format(name=isolated(of_customer(attempt.request)), state=of_state(attempt.outcome))


def of_made(attempt: Attempt) -> str:
    """Return that what one asks for has been made already."""
    text = _("El enlace de {name} ya está creado. Para crear otro, cambie algún dato.")
    return text.format(name=isolated(of_customer(attempt.request)))


def of_late_answer(attempt: Attempt) -> str:
    """Return what became of an attempt for which nobody waited any more."""
    text = _("Llegó la respuesta que faltaba de {name}: {state}. Está en el historial.")
    name = isolated(of_customer(attempt.request))
    return text.format(name=name, state=of_state(attempt.outcome))


def of_deleting(attempt: Attempt) -> str:
    """Return the question before an attempt is deleted, with what becomes of its link."""
    question = _("¿Borrar del historial el intento de {name}, del {when}?").format(
        name=isolated(of_customer(attempt.request)), when=dates.moment(attempt.at)
    )
    state = State.of(attempt.outcome)
    exists = ""
    if state is State.CREATED:
        exists = _("El enlace sigue existiendo.")
    elif state in (State.UNCERTAIN, State.OPEN):
        exists = _("El enlace puede existir; sin esta fila no queda registro de él.")
    return f"{question} {exists}".strip()


def of_deleted(attempt: Attempt) -> str:
    """Return that an attempt is deleted."""
    text = _("Se borró del historial el intento de {name}, del {when}.")
    return text.format(name=isolated(of_customer(attempt.request)), when=dates.moment(attempt.at))
