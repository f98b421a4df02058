"""Shows the outcome of an attempt, each part in its place.

A link goes to the result, the service's texts to their fields, the rest to the message bar.
"""

from cammer_desktop.domain import sentences, vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created, Rejected, Uncertain
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood


class OutcomePresenter:
    """Shows outcomes; of an attempt that is still under way it shows nothing."""

    def __init__(self, form: Form, bar: MessageBar, result: ResultPresenter) -> None:
        self._form = form
        self._bar = bar
        self._result = result

    def show(self, attempt: Attempt) -> None:
        """Show the outcome of the call that has just ended; a new link is copied."""
        outcome = attempt.outcome
        if isinstance(outcome, Created):
            self._show_created(attempt)
        elif isinstance(outcome, Rejected):
            self._show_rejected(outcome)
        else:
            mood = Mood.WARNING if isinstance(outcome, Uncertain) else Mood.ERROR
            self._say(attempt, mood)

    def show_again(self, attempt: Attempt) -> None:
        """Show the outcome of an earlier attempt."""
        if isinstance(attempt.outcome, Created):
            self._result.show(attempt)
        else:
            self._say(attempt, Mood.PLAIN)

    def show_late(self, attempt: Attempt) -> None:
        """Say that the answer came after the agent had stopped waiting for it."""
        text = _("Llegó la respuesta que faltaba, de {name}: {state}. Está en la lista.")
        state = sentences.of_state(attempt.outcome)
        self._bar.say(text.format(name=attempt.request.name, state=state), Mood.WARNING)

    def _show_created(self, attempt: Attempt) -> None:
        self._result.show(attempt)
        copied = self._result.hand_over(Channel.COPY)
        text = _("Enlace creado y copiado.") if copied else _("Enlace creado; cópielo.")
        self._bar.say(text, Mood.OK)
        self._result.take_focus()

    def _show_rejected(self, outcome: Rejected) -> None:
        """Show each text at its field; what matches no visible field goes to the message bar."""
        at_fields: dict[Field, str] = {}
        elsewhere = [sentences.of_outcome(outcome)]
        for name, texts in outcome.fields.items():
            field = vendor.field_of(name)
            text = "\n".join(texts)
            if field is not None and text and self._form.can_show(field):
                at_fields[field] = f"{at_fields[field]}\n{text}" if field in at_fields else text
            else:
                elsewhere.append(f"{name}: {text}" if name else text)
        self._form.show_refusals(at_fields)
        self._bar.say("\n".join(elsewhere), Mood.ERROR)

    def _say(self, attempt: Attempt, mood: Mood) -> None:
        """Put the outcome into the message bar, with details for a help desk."""
        if attempt.outcome is not None:
            details = sentences.of_diagnosis(attempt.outcome, attempt.at)
            self._bar.say(sentences.of_outcome(attempt.outcome), mood, details)
