"""The session's presenter: from the form to a call, and from its outcome to the next customer."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain import sentences, vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import Outcome, Rejected, token_is_at_fault
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.session import Draft, SessionRequest, again, unreadable
from cammer_desktop.domain.storage import Storage
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.consent import Consent
from cammer_desktop.ui.session.early_keys import EarlyKeys
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.form_attempt import FormAttempt
from cammer_desktop.ui.session.next_customer import NextCustomer
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question


class SessionPresenter(QObject):
    """Connects form and buttons with the controllers.

    `token_wanted` carries why a link waits for a token. `begun` is emitted when a call has begun,
    `settled` after its outcome was shown, in time or late: whatever adds to it waits for these
    signals, not for the controller's. `went_back` is emitted when a row of the history was left.
    """

    token_wanted = Signal(str)
    begun = Signal()
    settled = Signal()
    went_back = Signal()

    def __init__(
        self,
        form: Form,
        buttons: ActionBar,
        bar: MessageBar,
        question: Question,
        result: ResultPresenter,
        controllers: Controllers,
    ) -> None:
        super().__init__()
        self._form, self._buttons, self._bar = form, buttons, bar
        self._question, self._result, self._controllers = question, result, controllers
        self.current, link = FormAttempt(form, result), controllers.link
        self.next_customer = NextCustomer(form, bar, self.current, link)
        self._consent = Consent(form, bar, question, self.show_again, result, controllers.ledger)
        self._consent.agreed.connect(self.create)
        self._early = EarlyKeys(form, bar, self.current, self.next_customer, link, result)
        self.settled.connect(self._early.take_effect)
        self._is_busy, self._seen = False, (form.draft, form.texts)
        form.edited.connect(self._on_edited)
        form.lists.changed.connect(self.current.follow_loaded)
        form.enter.done.connect(buttons.take_focus)
        buttons.connect_actions(self.create, self.next_customer.begin)
        bar.connect_leave(self.cancel)
        result.repeat_wanted.connect(self.create)
        result.token_wanted.connect(self.token_wanted)
        buttons.ticked.connect(self._on_tick)
        link.started.connect(self._on_started)
        link.ended.connect(self._on_ended)
        link.answered_late.connect(self._on_answered_late)
        controllers.settings.changed.connect(self._on_settings_changed)

    # The keypad's Enter is a key of its own.
    @action(N_("Crear el enlace"), "Ctrl+Return", "Ctrl+Enter")
    def create(self) -> None:
        """Create the link that the form describes, if it has none and nothing is wrong with it."""
        if self._controllers.link.running or self._question.is_open:
            return
        made = self.current.made
        if made is not None:  # the key was pressed twice, and whoever types on answers nothing
            self._bar.say(sentences.of_made(made))
            return
        checked = self._form.checked
        if isinstance(checked, tuple):
            self._bar.say(_("No se envió nada: hay datos por corregir."), Mood.ERROR)
            self._form.show_flaws(checked)  # the field says both when the focus comes
            return
        if self._consent.covers(checked):
            self._send(checked)

    @action(N_("Cancelar lo que está en camino; volver del historial"), "Escape")
    def cancel(self) -> None:
        """Go back from a row of the history to what is in the form; without one, end the call.

        The call ends if that is still possible, else it is no longer waited for.
        """
        if self._result.is_row:
            self._bar.go_on()
            self.current.follow()
            self.went_back.emit()
        else:
            self._controllers.link.cancel()

    def wants_escape(self) -> bool:
        """Tell whether Esc would do something here: cancel a call, go back from a row."""
        return self._controllers.link.running or self._result.is_row

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way, or its outcome is not shown yet."""
        return self._is_busy

    @property
    def attempt(self) -> Attempt | None:
        """The attempt of exactly what is in the form, None without one."""
        return self.current.exact

    @property
    def may_be_replaced(self) -> bool:
        """Whether replacing what is in the form would lose nothing: it made its link."""
        return self._form.untouched or self.current.is_made

    @Slot(object)
    def show_again(self, attempt: Attempt) -> None:
        """Show an attempt of the history; the form's own is shown as before."""
        if self.current.is_of(attempt):
            self.current.update(attempt)
            self.current.follow()
            return
        text = _("{keys} vuelve.").format(keys=action_of(self.cancel).shortcut)
        self._result.show_row(attempt, text)

    def refill(self, request: SessionRequest) -> None:
        """Fill in the form with what can be read of an earlier request; nothing is sent."""
        if self._controllers.link.running:
            return
        self.resume(again(request, self._controllers.settings.settings.region))
        missing = unreadable(request)
        self._bar.say(sentences.of_repeating(missing), Mood.WARNING if missing else Mood.PLAIN)

    def forget(self, attempt: Attempt) -> None:
        """Show an attempt no longer: it was deleted."""
        self.current.forget(attempt)
        self.next_customer.forget_attempt(attempt)

    def resume(self, draft: Draft) -> None:
        """Fill in the form with a draft; nothing is sent."""
        self.current.fill(draft)

    def forget_before(self, at: datetime) -> None:
        """Drop everything that is shown or remembered of links from before this moment."""
        self.next_customer.forget_before(at)
        self.current.forget_before(at)

    def enable_validation(self, countries: Sequence[Country]) -> None:
        """Validate at every keystroke from here on, with these countries to choose from."""
        self._form.enable_validation(countries, self._controllers.settings.recent_regions)

    @Slot(object, bool)
    def on_token_kept(self, storage: Storage, goes_on: bool) -> None:
        """Say where the token is stored; with `goes_on`, create the link that waited for it."""
        self.current.forget_token_fault()
        self._bar.say(sentences.of_storage(storage), Mood.OK if storage.lasts else Mood.WARNING)
        self._buttons.take_focus()
        if goes_on:
            self.create()

    def _send(self, request: SessionRequest) -> None:
        settings = self._controllers.settings
        settings.remember_region(self._form.phone.country)
        self._is_busy = True
        self._controllers.link.create(settings.address, request)

    @Slot()
    def _on_edited(self) -> None:
        seen, self._seen = self._seen, (self._form.draft, self._form.texts)
        if seen != self._seen:  # and not because numbering plans or names were loaded
            self._bar.go_on()
            self.current.follow()
        else:
            self.current.follow_loaded()
        if not self._form.untouched:
            self._controllers.link.prepare(self._controllers.settings.address)

    @Slot()
    def _on_settings_changed(self) -> None:
        self._form.use_region(self._controllers.settings.settings.region)
        self._form.phone.set_recent(self._controllers.settings.recent_regions)

    @Slot(object)
    def _on_started(self, attempt: Attempt) -> None:
        self._form.forget_refusals()
        self.current.begin(attempt)
        # Where no key does anything; first, as what is disabled passes it on, which is heard.
        self._bar.take_focus()
        self._form.set_read_only(True)
        self._buttons.set_running(True)
        self._result.show_progress(attempt, action_of(self.cancel).shortcut)
        self.begun.emit()

    @Slot(int)
    def _on_tick(self, seconds: int) -> None:
        if not self._result.is_row:
            self._result.show_seconds(seconds, action_of(self.cancel).shortcut)

    @Slot(object)
    def _on_ended(self, attempt: Attempt) -> None:
        outcome = attempt.outcome
        self._result.paint_link(attempt)  # while nothing else is to be painted
        self._form.set_read_only(False)
        self._buttons.set_running(False)
        self.current.update(attempt)
        at_fields, further = self._show_refusals(outcome)
        self._result.show_news(attempt, further)
        if self._bar.has_focus:  # who went elsewhere meanwhile, to search say, is left alone
            self._form.focus_first(at_fields)  # behind the news: the field says both
        self._is_busy = False
        self.settled.emit()
        if outcome is not None and token_is_at_fault(outcome):
            self.token_wanted.emit(sentences.of_outcome(outcome))

    def _show_refusals(self, outcome: Outcome | None) -> tuple[Mapping[Field, str], str]:
        """Say what was refused of each field there; return that, and what has no field in view."""
        refused = vendor.refused(outcome) if isinstance(outcome, Rejected) else {}
        told = {field: sentences.of_refusal(field, texts) for field, texts in refused.items()}
        at_fields = {field: text for field, text in told.items() if self._form.can_show(field)}
        others = [field for field in told if field not in at_fields]
        elsewhere = [f"{sentences.of_field(field)}: {told[field]}" for field in others]
        self._form.show_refusals(at_fields)
        return at_fields, "\n".join(elsewhere)

    @Slot(object)
    def _on_answered_late(self, attempt: Attempt) -> None:
        """The answer came after the agent stopped waiting: the form may be another customer's."""
        self.current.update(attempt)
        self.next_customer.update(attempt)
        self._result.update(attempt)
        if not self._result.is_row:
            self.current.follow()
            if self._bar.has_focus:
                self.current.take_focus()
        self._bar.say(sentences.of_late_answer(attempt), Mood.WARNING)
        self.settled.emit()
