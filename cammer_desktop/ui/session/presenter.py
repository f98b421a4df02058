"""The agent's desk: what happens between the form, the call and the result.

The form says what is wanted, the link maker makes it, and what came of it goes to its place once:
the link to the panel, texts to their fields, the rest to the message bar, every attempt to the
list.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain import sentences, vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created, Rejected, Uncertain, token_is_at_fault
from cammer_desktop.domain.session import Draft, SessionRequest, texts_of
from cammer_desktop.domain.storage import Storage
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form, FormState
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What stands on the desk."""

    form: Form
    actions: ActionBar
    bar: MessageBar
    result: ResultPresenter
    ledger: LedgerPanel
    question: Question


class SessionPresenter(QObject):
    """Connects the parts; `token_wanted` carries why a link waits for a token."""

    token_wanted = Signal(str)

    def __init__(
        self,
        parts: WindowParts,
        link_controller: LinkController,
        settings_controller: SettingsController,
        ledger: LedgerController,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._link_controller = link_controller
        self._settings_controller = settings_controller
        self._undo: tuple[FormState, Attempt | None] | None = None
        self._ledger = ledger
        # What stood in the form when a link was made of it: it is not lost if it is replaced.
        self._sent: FormState | None = None
        parts.actions.connect_actions(self.create, self.cancel, self.next_customer)
        parts.actions.ticked.connect(self._on_tick)
        link_controller.started.connect(self._on_started)
        link_controller.ended.connect(self._on_ended)
        link_controller.answered_late.connect(self._on_answered_late)

    # The keypad's Enter is a key of its own.
    @action(N_("Crear el enlace"), "Ctrl+Return", "Ctrl+Enter")
    def create(self) -> None:
        """Make the link that the form stands for, if nothing is wrong with it."""
        if self._link_controller.running or self._parts.question.is_open:
            return
        checked = self._parts.form.checked
        if isinstance(checked, tuple):
            self._parts.form.show_flaws(checked)
            self._parts.bar.say(_("No se envió nada: hay datos por corregir."), Mood.ERROR)
            return
        # A second session for the same customer is asked for first.
        before = self._ledger.likely_duplicate(checked)
        if before is None:
            self._send()
        else:
            self._ask(before)

    @action(N_("Cancelar lo que está en camino"), "Escape")
    def cancel(self) -> None:
        """End the call if that is still possible, else let it go."""
        self._link_controller.cancel()

    @action(N_("Limpiar: cliente siguiente"), "Ctrl+N")
    def next_customer(self) -> None:
        """Empty customer and ticket for the next customer; that can be taken back."""
        if self._link_controller.running:
            return
        if not self._parts.form.untouched:
            self._undo = (self._parts.form.state, self._parts.result.attempt)
            self._parts.form.can_be_taken_back = True
        self._parts.form.next_customer()
        self._parts.result.show(None)
        text = _("Listo para el cliente siguiente. {keys} vuelve atrás.")
        self._parts.bar.say(text.format(keys=action_of(self.take_back).shortcut))

    @action(N_("Con el formulario vacío: volver atrás"), "Ctrl+Z")
    def take_back(self) -> None:
        """Bring back what "next customer" cleared, as long as nothing was typed since."""
        if self._link_controller.running or self._undo is None or not self._parts.form.untouched:
            return
        (state, shown), self._undo = self._undo, None
        self._parts.form.can_be_taken_back = False
        self._parts.form.restore(state)
        self._parts.result.show(shown)
        self._parts.bar.clear()

    @Slot(object)
    def show_again(self, attempt: Attempt) -> None:
        """Show again what a row of the ledger stands for."""
        if isinstance(attempt.outcome, Created):
            self._parts.result.show(attempt)
        else:
            self._tell(attempt, Mood.PLAIN)

    @property
    def may_be_replaced(self) -> bool:
        """Whether nothing stands in the form that would be lost."""
        return self._parts.form.untouched or self._parts.form.state == self._sent

    def refill(self, request: SessionRequest) -> None:
        """Fill the form in with what was asked for before; nothing is sent."""
        if self._link_controller.running:
            return
        self._parts.result.show(None)
        region = self._settings_controller.settings.region
        self._parts.form.fill(Draft.of(texts_of(request), region, request.destination))
        self._parts.bar.say(_("Listo para repetir: revise y cree el enlace."))

    def forget_all(self) -> None:
        """Show nothing any more of what was made."""
        self._undo = self._sent = None
        self._parts.result.show(None)

    @Slot(object, bool)
    def on_token_kept(self, storage: Storage, goes_on: bool) -> None:
        """Say where the token is, and go on with the link that waited for it if that is wanted."""
        mood = Mood.OK if storage.lasts else Mood.WARNING
        self._parts.bar.say(sentences.of_storage(storage), mood)
        self._parts.actions.create_button.setFocus()
        if goes_on:
            self.create()

    def _send(self) -> None:
        # As it is now: what was asked meanwhile may have taken its time.
        checked = self._parts.form.checked
        if not isinstance(checked, tuple):
            self._settings_controller.remember_region(self._parts.form.phone.region)
            self._link_controller.create(self._settings_controller.address, checked)

    def _ask(self, before: Attempt) -> None:
        if isinstance(before.outcome, Created):
            self._parts.result.show(before)
            text = _("Ya hay un enlace para este celular y este destino. ¿Crear otro?")
        else:
            text = _(
                "El intento anterior puede haber creado un enlace; nadie lo sabe. "
                "Si crea otro, puede quedar duplicado."
            )
        self._parts.question.ask(text, _("Crear otro"), _("No crear"), self._send)

    @Slot(object)
    def _on_started(self, attempt: Attempt) -> None:
        self._parts.form.forget_refusals()
        self._parts.form.set_read_only(True)
        self._parts.actions.set_running(True)
        self._parts.actions.cancel_button.setFocus()
        self._parts.ledger.put(attempt)
        text = _("Creando el enlace… {keys} cancela.")
        self._parts.bar.say(text.format(keys=action_of(self.cancel).shortcut))

    @Slot(int)
    def _on_tick(self, seconds: int) -> None:
        text = _("Creando el enlace… {seconds} s. {keys} cancela.")
        keys = action_of(self.cancel).shortcut
        self._parts.bar.show_progress(text.format(seconds=seconds, keys=keys))

    @Slot(object)
    def _on_ended(self, attempt: Attempt) -> None:
        outcome = attempt.outcome
        self._parts.form.set_read_only(False)
        self._parts.actions.set_running(False)
        self._parts.actions.create_button.setFocus()
        self._parts.ledger.put(attempt)
        if isinstance(outcome, Created):
            self._on_created(attempt)
        elif isinstance(outcome, Rejected):
            self._on_rejected(outcome)
        elif isinstance(outcome, Uncertain):
            self._tell(attempt, Mood.WARNING)
        elif outcome is not None:
            self._tell(attempt, Mood.ERROR)
        if outcome is not None and token_is_at_fault(outcome):
            self.token_wanted.emit(sentences.of_outcome(outcome))

    def _tell(self, attempt: Attempt, mood: Mood) -> None:
        """Say what came of an attempt, with what a help desk wants to know."""
        if attempt.outcome is not None:
            details = sentences.of_diagnosis(attempt.outcome, attempt.at)
            self._parts.bar.say(sentences.of_outcome(attempt.outcome), mood, details)

    def _on_created(self, attempt: Attempt) -> None:
        self._sent = self._parts.form.state
        self._parts.result.show(attempt)
        copied = self._parts.result.hand_over(Channel.COPY)
        text = _("Enlace creado y copiado.") if copied else _("Enlace creado; cópielo.")
        self._parts.bar.say(text, Mood.OK)
        self._parts.result.take_focus()

    def _on_rejected(self, outcome: Rejected) -> None:
        """Say each text at its field, and in the message bar what matches no field in view."""
        at_fields: dict[Field, str] = {}
        elsewhere = [sentences.of_outcome(outcome)]
        for name, texts in outcome.fields.items():
            field = vendor.field_of(name)
            text = "\n".join(texts)
            if field is not None and text and self._parts.form.can_show(field):
                at_fields[field] = f"{at_fields[field]}\n{text}" if field in at_fields else text
            else:
                elsewhere.append(f"{name}: {text}" if name else text)
        self._parts.form.show_refusals(at_fields)
        self._parts.bar.say("\n".join(elsewhere), Mood.ERROR)

    @Slot(object)
    def _on_answered_late(self, attempt: Attempt) -> None:
        """An answer to a call that was let go: to its row, never into the form."""
        self._parts.ledger.put(attempt)
        text = _("Llegó la respuesta que faltaba, de {name}: {state}. Está en la lista.")
        state = sentences.of_state(attempt.outcome)
        self._parts.bar.say(text.format(name=attempt.request.name, state=state), Mood.WARNING)
