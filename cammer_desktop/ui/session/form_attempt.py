"""The attempt that the form speaks of: it is shown while what was sent stands there."""

from dataclasses import replace
from datetime import datetime

from cammer_desktop.domain import vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, Rejected, token_is_at_fault
from cammer_desktop.domain.session import Draft
from cammer_desktop.support.records import dataclass
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.form import Form


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """An attempt, and what was in the form for it."""

    draft: Draft
    attempt: Attempt

    def is_exactly_in(self, form: Form) -> bool:
        """Tell whether what is in the form is what was sent.

        The text of a number may change without another number: plans that are loaded group it.
        """
        return form.draft == self.draft or form.checked == self.attempt.request

    def is_in(self, form: Form) -> bool:
        """Tell whether the form speaks of this attempt.

        A link belongs to exactly what was sent for it. What made none stays in view while the agent
        corrects that customer's data: a refusal until all of it is corrected, and what cannot be
        corrected here until it is sent again.
        """
        outcome = self.attempt.outcome
        if self.is_exactly_in(form):
            return True
        if form.draft.name != self.draft.name or outcome is None or isinstance(outcome, Created):
            return False
        if not isinstance(outcome, Rejected):
            return True
        return form.is_refused or bool(vendor.others_refused(outcome))


class FormAttempt:
    """Knows the last attempt, and shows it or what will be sent: never two customers at once."""

    def __init__(self, form: Form, result: ResultPresenter) -> None:
        self._form = form
        self._result = result
        self.last: Sent | None = None

    @property
    def exact(self) -> Attempt | None:
        """The attempt of exactly what is in the form, None without one."""
        if self.last is None or not self.last.is_exactly_in(self._form):
            return None
        return self.last.attempt

    @property
    def made(self) -> Attempt | None:
        """The attempt in which the form, as it is, has made its link; None without one."""
        exact = self.exact
        return exact if exact is not None and isinstance(exact.outcome, Created) else None

    @property
    def is_made(self) -> bool:
        """Whether the form, as it is, has made its link."""
        return self.made is not None

    def is_of(self, attempt: Attempt) -> bool:
        """Tell whether the form speaks of this very attempt."""
        return (
            self.last is not None
            and self.last.attempt.id == attempt.id
            and self.last.is_in(self._form)
        )

    def fill(self, draft: Draft) -> None:
        """Fill in the form with a draft of which no attempt was made here."""
        self.last = None
        self._form.fill(draft)

    def begin(self, attempt: Attempt) -> None:
        """Take an attempt for which the form is being sent.

        From here on its destination is the one that is sent, whatever becomes of its name.
        """
        self._form.destination.choose(attempt.request.destination)
        self.last = Sent(self._form.draft, attempt)

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

    def forget_before(self, at: datetime) -> None:
        """Show no longer what is from before this moment."""
        last = self.last.attempt if self.last is not None else None
        for attempt in (last, self._result.attempt):
            if attempt is not None and attempt.at < at:
                self.forget(attempt)

    def forget_token_fault(self) -> None:
        """Say no longer that a token is missing or refused: there is another one."""
        outcome = self.last.attempt.outcome if self.last is not None else None
        if self.last is not None and outcome is not None and token_is_at_fault(outcome):
            self.forget(self.last.attempt)

    def follow(self) -> None:
        """Speak of the attempt whose data are in the form; without a link, show what will be sent.

        The focus does not stay where a link was; it goes before that is hidden, so that nothing
        else has it for a moment.
        """
        if self._result.has_focus and not self.is_made:
            self._form.name.editor.setFocus()
        if self.last is None or not self.last.is_in(self._form):
            self._result.show_summary(self._form.summary)
        elif self.last.attempt.outcome is None or self.is_made:
            self._result.show_again(self.last.attempt)
        else:
            self._result.show_failure(self.last.attempt, self._form.summary)

    def follow_loaded(self) -> None:
        """Speak of the form in its words of now; a row of the history is left for no such thing."""
        if not self._result.is_row:
            self.follow()

    def take_focus(self) -> None:
        """Move the focus to the link of what is in the form, if that has made one."""
        if self.is_made:
            self._result.take_focus()
