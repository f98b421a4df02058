"""What the message bar says of an attempt: a headline, and all of it for a screen reader."""

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, Outcome, Uncertain
from cammer_desktop.support import dates
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.widgets.message_bar import Message, Mood


def of_progress(keys: str, seconds: int | None = None) -> Message:
    """Return that a link is being created, since when, and the keys that cancel."""
    headline = _("Creando el enlace…")
    if seconds is not None:
        headline = _("Creando el enlace… {seconds} s").format(seconds=seconds)
    dot = "" if seconds is None else "."
    text = _("{headline} {keys} cancela.").format(headline=f"{headline}{dot}", keys=keys)
    return Message(text, headline=headline, leave=_("Cancelar"))


def of_news(attempt: Attempt, *, is_copied: bool, further: str = "") -> Message:
    """Return what came of an attempt; `further` is said as well."""
    outcome = attempt.outcome
    if outcome is None:
        return Message(_("Creando el enlace…"), leave=_("Cancelar"))
    return Message(
        "\n".join(filter(None, (_text(attempt, outcome, is_copied=is_copied), further))),
        _mood_of(outcome),
        headline=_headline(attempt, outcome, is_copied=is_copied),
        note=_note(attempt),
        time=dates.time(attempt.at),
        icon="question-fill" if isinstance(outcome, Uncertain) else "",
    )


def of_row(attempt: Attempt, way_back: str, *, is_copied: bool) -> Message:
    """Return what is said of a row of the history, and how to go back from it.

    Without a mood and by name, so that nobody takes it for news of another customer.
    """
    outcome = attempt.outcome
    text = _("Creando el enlace…")
    headline = _("En camino desde las {time}")
    if outcome is not None:
        text = _text(attempt, outcome, is_copied=is_copied, is_row=True)
        headline = _("Intento de las {time}: {state}")
    if isinstance(outcome, Created):
        # When it was handed over stands in the text, and in the row.
        headline = _("Enlace de las {time} · {way}")
    said = _("Historial · {name}, {day} {time}. {text} {way_back}").format(
        name=isolated(sentences.of_customer(attempt.request)),
        day=dates.day(attempt.at),
        time=dates.time(attempt.at),
        text=text,
        way_back=way_back,
    )
    state = sentences.of_state(outcome)
    return Message(
        said,
        headline=headline.format(time=dates.time(attempt.at), state=state, way=_word(attempt)),
        note=_note(attempt),
        leave=_("Volver"),
        icon="clock-counter-clockwise",
    )


def _text(attempt: Attempt, outcome: Outcome, *, is_copied: bool, is_row: bool = False) -> str:
    if isinstance(outcome, Created):
        return f"{_headline(attempt, outcome, is_copied=is_copied, is_row=is_row)}."
    return sentences.of_outcome(outcome, attempt.request)


def _headline(attempt: Attempt, outcome: Outcome, *, is_copied: bool, is_row: bool = False) -> str:
    """Return it in a line; what to do is told only of a link that has just been made."""
    if not isinstance(outcome, Created):
        return sentences.said_of(outcome).headline
    if is_copied:
        return _("Enlace creado y copiado")
    if attempt.is_undelivered and not is_row:
        return _("Enlace creado; cópielo")
    return _("Enlace creado · {way}").format(way=_way(attempt))


def _way(attempt: Attempt) -> str:
    """Return how a link was handed over last, or that it was not."""
    return sentences.of_last_way(attempt) or _("sin entregar")


def _word(attempt: Attempt) -> str:
    """Return in a word how a link was handed over last, or that it was not."""
    if not attempt.hand_overs:
        return _way(attempt)
    return _(attempt.hand_overs[-1].channel.spec.done)


def _note(attempt: Attempt) -> str:
    """Return what the service stored of the customer otherwise than it was sent."""
    if not isinstance(attempt.outcome, Created):
        return ""
    return "\n".join(sentences.of_differences(attempt.request, attempt.outcome.customer))


def _mood_of(outcome: Outcome) -> Mood:
    if isinstance(outcome, Created):
        return Mood.OK
    return Mood.WARNING if isinstance(outcome, Uncertain) else Mood.ERROR
