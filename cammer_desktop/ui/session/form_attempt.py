"""The attempt that the form speaks of: it is shown while what was sent stands there."""

from dataclasses import dataclass, replace

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, token_is_at_fault
from cammer_desktop.domain.session import Draft
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.form import Form, FormState


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """An attempt, and the form as it was sent."""

    state: FormState
    attempt: Attempt

    def is_in(self, now: FormState) -> bool:
        """Tell whether a form speaks of this attempt.

        A link belongs to exactly what was sent for it. What made none stays in view while the agent
        corrects that customer's data.
        """
        if self.attempt.outcome is None or isinstance(self.attempt.outcome, Created):
            return now == self.state
        return now.draft.name == self.state.draft.name


class FormAttempt:
    """Knows the last attempt, and shows it or what will be sent: never two customers at once."""

    def __init__(self, form: Form, result: ResultPresenter) -> None:
        self._form = form
        self._result = result
        self.last: Sent | None = None

    @property
    def is_made(self) -> bool:
        """Whether the form, as it is, has made its link."""
        return (
            self.last is not None
            and isinstance(self.last.attempt.outcome, Created)
            and self.last.is_in(self._form.state)
        )

    def is_of(self, attempt: Attempt) -> bool:
        """Tell whether the form speaks of this very attempt."""
        return (
            self.last is not None
            and self.last.attempt.id == attempt.id
            and self.last.is_in(self._form.state)
        )

    def fill(self, draft: Draft) -> None:
        """Fill in the form with a draft of which no attempt was made here."""
        self.last = None
        self._form.fill(draft)

    def begin(self, attempt: Attempt) -> None:
        """Take an attempt for which the form is being sent."""
        self.last = Sent(self._form.state, attempt)

    def update(self, attempt: Attempt) -> None:
        """Take what became of the attempt."""
        if self.last is not None and self.last.attempt.id == attempt.id:
            self.last = replace(self.last, attempt=attempt)

    def forget(self, attempt: Attempt) -> None:
        """Show an attempt no longer."""
        if self.last is not None and self.last.attempt.id == attempt.id:
            self.last = None
        if self._result.attempt is not None and self._result.attempt.id == attempt.id:
            self.follow()

    def forget_token_fault(self) -> None:
        """Say no longer that a token is missing or refused: there is another one."""
        outcome = self.last.attempt.outcome if self.last is not None else None
        if self.last is not None and outcome is not None and token_is_at_fault(outcome):
            self.forget(self.last.attempt)

    def follow(self) -> None:
        """Show the attempt whose data are in the form, else what will be sent."""
        if self.last is not None and self.last.is_in(self._form.state):
            self._result.show_again(self.last.attempt)
        else:
            self._result.show_summary(self._form.summary)
