"""The session's presenter: from the form to a call, and from its outcome to the next customer."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, token_is_at_fault
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.session import Draft, SessionRequest, texts_of
from cammer_desktop.domain.storage import Storage
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form, FormState
from cammer_desktop.ui.session.outcome_presenter import OutcomePresenter
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question


class SessionPresenter(QObject):
    """Connects form and buttons with the controllers.

    `token_wanted` carries why a link waits for a token. `settled` is emitted after the outcome of a
    call was shown: whatever adds to it waits for this signal, not for the controller's.
    """

    token_wanted = Signal(str)
    settled = Signal()

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
        self._form = form
        self._buttons = buttons
        self._bar = bar
        self._question = question
        self._result = result
        self._controllers = controllers
        self._outcomes = OutcomePresenter(form, bar, result)
        self._undo: tuple[FormState, Attempt | None] | None = None
        # The form as it was when it last made a link: replacing it loses nothing.
        self._sent: FormState | None = None
        self._is_busy = False
        form.edited.connect(self._on_edited)
        buttons.connect_actions(self.create, self.cancel, self.next_customer)
        buttons.ticked.connect(self._on_tick)
        controllers.link.started.connect(self._on_started)
        controllers.link.ended.connect(self._on_ended)
        controllers.link.answered_late.connect(self._on_answered_late)
        controllers.settings.changed.connect(self._on_settings_changed)

    # The keypad's Enter is a key of its own.
    @action(N_("Crear el enlace"), "Ctrl+Return", "Ctrl+Enter")
    def create(self) -> None:
        """Create the link that the form describes, if nothing is wrong with it."""
        if self._controllers.link.running or self._question.is_open:
            return
        checked = self._form.checked
        if isinstance(checked, tuple):
            self._form.show_flaws(checked)
            self._bar.say(_("No se envió nada: hay datos por corregir."), Mood.ERROR)
            return
        # A second session for the same customer needs the agent's consent.
        before = self._controllers.ledger.likely_duplicate(checked)
        if before is None:
            self._send()
        else:
            self._ask(before)

    @action(N_("Cancelar lo que está en camino"), "Escape")
    def cancel(self) -> None:
        """End the call if that is still possible, else stop waiting for it."""
        self._controllers.link.cancel()

    @action(N_("Limpiar: cliente siguiente"), "Ctrl+N")
    def next_customer(self) -> None:
        """Clear customer and ticket for the next customer; this can be undone."""
        if self._controllers.link.running:
            return
        if not self._form.untouched:
            self._undo = (self._form.state, self._result.attempt)
            self._form.can_be_taken_back = True
        self._form.next_customer()
        self._result.show(None)
        text = _("Listo para el cliente siguiente. {keys} vuelve atrás.")
        self._bar.say(text.format(keys=action_of(self.take_back).shortcut))

    @action(N_("Con el formulario vacío: volver atrás"), "Ctrl+Z")
    def take_back(self) -> None:
        """Restore what "next customer" cleared, as long as nothing was typed since."""
        if self._controllers.link.running or self._undo is None or not self._form.untouched:
            return
        (state, attempt), self._undo = self._undo, None
        self._form.can_be_taken_back = False
        self._form.restore(state)
        self._result.show(attempt)
        self._bar.clear()

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way, or its outcome is not shown yet."""
        return self._is_busy

    @property
    def may_be_replaced(self) -> bool:
        """Whether replacing what is in the form would lose nothing."""
        return self._form.untouched or self._form.state == self._sent

    @Slot(object)
    def show_again(self, attempt: Attempt) -> None:
        """Show the outcome of an earlier attempt again."""
        self._outcomes.show_again(attempt)

    def refill(self, request: SessionRequest) -> None:
        """Fill in the form with an earlier request; nothing is sent."""
        if self._controllers.link.running:
            return
        self._result.show(None)
        region = self._controllers.settings.settings.region
        self._form.fill(Draft.of(texts_of(request), region, request.destination))
        self._bar.say(_("Listo para repetir: revise y cree el enlace."))

    def forget_all(self) -> None:
        """Drop everything that is shown or remembered of earlier links."""
        self._undo = self._sent = None
        self._result.show(None)

    def enable_validation(self, countries: Sequence[Country]) -> None:
        """Validate at every keystroke from here on, with these countries to choose from."""
        self._form.enable_validation(countries, self._controllers.settings.recent_regions)

    @Slot(object, bool)
    def on_token_kept(self, storage: Storage, goes_on: bool) -> None:
        """Say where the token is stored; with `goes_on`, create the link that waited for it."""
        mood = Mood.OK if storage.lasts else Mood.WARNING
        self._bar.say(sentences.of_storage(storage), mood)
        self._buttons.create_button.setFocus()
        if goes_on:
            self.create()

    def _send(self) -> None:
        # The form as it is now: a question may have been open for a while.
        checked = self._form.checked
        if not isinstance(checked, tuple):
            settings = self._controllers.settings
            settings.remember_region(self._form.phone.region)
            self._is_busy = True
            self._controllers.link.create(settings.address, checked)

    def _ask(self, before: Attempt) -> None:
        if isinstance(before.outcome, Created):
            self._result.show(before)
            text = _("Ya hay un enlace para este celular y este destino. ¿Crear otro?")
        else:
            text = _(
                "El intento anterior puede haber creado un enlace; nadie lo sabe. "
                "Si crea otro, puede quedar duplicado."
            )
        self._question.ask(text, _("Crear otro"), _("No crear"), self._send)

    @Slot()
    def _on_edited(self) -> None:
        if not self._form.untouched:
            self._controllers.link.prepare(self._controllers.settings.address)

    @Slot()
    def _on_settings_changed(self) -> None:
        self._form.use_region(self._controllers.settings.settings.region)
        self._form.phone.set_recent(self._controllers.settings.recent_regions)

    @Slot(object)
    def _on_started(self, _attempt: Attempt) -> None:
        self._form.forget_refusals()
        self._form.set_read_only(True)
        self._buttons.set_running(True)
        self._buttons.cancel_button.setFocus()
        text = _("Creando el enlace… {keys} cancela.")
        self._bar.say(text.format(keys=action_of(self.cancel).shortcut))

    @Slot(int)
    def _on_tick(self, seconds: int) -> None:
        text = _("Creando el enlace… {seconds} s. {keys} cancela.")
        keys = action_of(self.cancel).shortcut
        self._bar.show_progress(text.format(seconds=seconds, keys=keys))

    @Slot(object)
    def _on_ended(self, attempt: Attempt) -> None:
        outcome = attempt.outcome
        self._form.set_read_only(False)
        self._buttons.set_running(False)
        self._buttons.create_button.setFocus()
        if isinstance(outcome, Created):
            self._sent = self._form.state
        self._outcomes.show(attempt)
        self._is_busy = False
        self.settled.emit()
        if outcome is not None and token_is_at_fault(outcome):
            self.token_wanted.emit(sentences.of_outcome(outcome))

    @Slot(object)
    def _on_answered_late(self, attempt: Attempt) -> None:
        """The answer came after the agent stopped waiting: the form is another customer's now."""
        self._outcomes.show_late(attempt)
