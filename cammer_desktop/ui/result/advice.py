"""What to do where there is no link: why, the steps, and the numbers for a help desk."""

from cammer_desktop.domain import sentences, vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import (
    Created,
    Outcome,
    Rejected,
    Uncertain,
    token_is_at_fault,
)
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _


@dataclass(frozen=True, slots=True)
class Advice:
    """Why there is no link, and below a title what to do next.

    `fields` are names and what the service says of them. `details` are for a help desk, without
    the customer. `may_repeat`: repeating is an action of its own here; `wants_token`: so is
    entering another token.
    """

    why: str
    title: str
    steps: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()
    details: str = ""
    may_repeat: bool = False
    wants_token: bool = False


def advice_of(attempt: Attempt, *, is_row: bool) -> Advice | None:
    """Return what to do after an attempt; None if it has a link, or no outcome yet.

    A row of the history is not repeated from here.
    """
    outcome = attempt.outcome
    if outcome is None or isinstance(outcome, Created):
        return None
    said = sentences.said_of(outcome, attempt.request)
    details = _details(outcome, attempt)
    if isinstance(outcome, Uncertain):
        steps = sentences.steps_before_repeating(attempt.request)
        title = _("Antes de repetir")
        return Advice(said.why, title, steps, details=details, may_repeat=not is_row)
    fields = _fields(outcome) if isinstance(outcome, Rejected) else ()
    return Advice(
        said.why,
        _("Qué hacer"),
        (said.next_step,),
        fields,
        details,
        wants_token=token_is_at_fault(outcome),
    )


def _fields(outcome: Rejected) -> tuple[tuple[str, str], ...]:
    ours = (
        (sentences.of_field(field), sentences.of_refusal(field, texts))
        for field, texts in vendor.refused(outcome).items()
    )
    return (*ours, *map(sentences.of_other_refusal, vendor.others_refused(outcome)))


def _details(outcome: Outcome, attempt: Attempt) -> str:
    """Return what goes to a help desk, and so without the customer."""
    diagnosis = sentences.of_diagnosis(outcome, attempt.at, attempt.id)
    return f"{sentences.of_outcome(outcome)}\n\n{diagnosis}"
