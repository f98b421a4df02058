"""From one customer to the next, and back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Rejected
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.support.texts import N_, _, isolated
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.form_attempt import FormAttempt, Sent
from cammer_desktop.ui.session.form_state import FormState
from cammer_desktop.ui.widgets.actions import TAKE_BACK, action, action_of
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.typed_on import BURST_MS

Before = tuple[tuple[FormState, Sent | None] | None, tuple[str, ...]]
"""The form before it was emptied, with its attempt, and what the next customer began with."""

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class NextCustomer(QObject):
    """Empties the form for the next customer, by a key or by the first letter of the name."""

    def __init__(
        self, form: Form, bar: MessageBar, current: FormAttempt, link: LinkController
    ) -> None:
        super().__init__()
        self._form = form
        self._bar = bar
        self._current = current
        self._link = link
        self._before: tuple[FormState, Sent | None] | None = None
        self._begun_with: tuple[str, ...] = ()
        self._since_typed = QElapsedTimer()
        for row in form.in_order:
            row.editor.installEventFilter(self)

    @action(N_("Limpiar: cliente siguiente"), "Ctrl+N")
    def begin(self) -> None:
        """Clear customer and ticket for the next customer; this can be undone."""
        if self._link.running:
            return
        self._clear(self._form.name)
        text = _("Listo para el cliente siguiente. {keys} lo deshace.")
        self._bar.say(text.format(keys=action_of(self.take_back).shortcut))

    def fill(
        self, fill: Callable[[], None], *, goes_on: bool = False, passes: bool = False
    ) -> None:
        """Begin with what `fill` puts into the emptied form, and have it move the focus.

        If the customer `goes_on`, it is put to what is there. As long as the texts are those, it
        can be undone. If what is there `passes`, it can be had again in another way, and what goes
        back is what was there before it.
        """
        before = self._before if passes and self._may_go_back else None
        if goes_on:
            self._put_aside()
        else:
            self._clear(None)
        self._before = before or self._before
        fill()
        self._begun_with = self._form.texts

    def _put_aside(self) -> None:
        if not self._form.untouched:
            self._before = (self._form.state, self._current.last)
            self._begun_with = ()

    def _clear(self, first: FieldRow | None) -> None:
        self._put_aside()
        self._current.last = None
        self._bar.part()
        self._form.next_customer(first)

    @action(N_("Con el formulario vacío: deshacer"), TAKE_BACK)
    def take_back(self) -> None:
        """Restore what was cleared, as long as nothing but the first letter was typed since.

        Before that, the ticket's texts in whose place a promotion was taken.
        """
        if self._link.running:
            return
        if self._form.ticket.may_go_back:
            self._form.ticket.go_back()
        elif self._before is not None and self._may_go_back:
            (state, last), self._before = self._before, None
            # What was refused of its fields is no longer said there.
            is_refused = last is not None and isinstance(last.attempt.outcome, Rejected)
            self._current.last = None if is_refused else last
            self._form.restore(state)
            for row in self._form.in_order:
                row.was_left &= bool(row.text)  # what the focus leaves by this was not left empty
            self._form.judge()
            self._current.take_focus()

    @property
    def memory(self) -> Before:
        """What could be taken back."""
        return self._before, self._begun_with

    def recall(self, memory: Before) -> None:
        """Be able to take back what could be."""
        self._before, self._begun_with = memory

    @property
    def before(self) -> Attempt | None:
        """The attempt of the customer that was put aside, None without one."""
        sent = self._before[1] if self._before is not None else None
        return None if sent is None else sent.attempt

    @property
    def back_keys(self) -> str:
        """The keys that go back to that customer, "" while they would not."""
        return action_of(self.take_back).shortcut if self._may_go_back else ""

    @property
    def _may_go_back(self) -> bool:
        """Whether going back to the customer before would lose no more than one letter."""
        texts = self._form.texts
        return self._before is not None and (not any(texts) or texts == self._begun_with)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Ctrl+Z from a field where it goes back to what stood there before."""
        # By the class first: asked for the type, PySide looks up a member of an enum.
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        ticket = self._form.ticket
        is_ticket = ticket.may_go_back and watched in [row.editor for row in ticket.labelled]
        if is_ticket or self._may_go_back:
            event.ignore()
            return True
        return False

    @Slot(object)
    def on_key(self, event: QKeyEvent) -> None:
        """Take a key that nothing in the window has taken."""
        others = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if not others:
            self.on_typed(event.text())

    @Slot(str)
    def on_typed(self, text: str) -> None:
        """Begin with what is typed at a new link: a digit is the phone's, a letter the name's.

        What was begun during the call begins nobody, since its first letters are lost. Anywhere
        else a text may be this customer's or the next one's: it is nobody's, and that is said.
        """
        if not (text[:1].isalnum() or text == "+"):
            return
        is_burst = self._since_typed.isValid() and self._since_typed.elapsed() < BURST_MS
        made = self._current.made
        if made is not None and not is_burst:
            self._begin_with(text, made.request.name)
            return
        self._since_typed.start()
        if made is not None:
            said = _("Se ignoró lo que escribió mientras se creaba el enlace.")
            self._bar.say(said, Mood.WARNING)
        elif not self._link.running:
            keys = action_of(self.begin).shortcut
            said = _("Se ignoró lo que escribió: haga clic antes en un campo. {begin} limpia.")
            self._bar.say(said.format(begin=keys))

    def _begin_with(self, text: str, name: str) -> None:
        row = self._form.name if text[:1].isalpha() else self._form.phone
        self._clear(row)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier(0), text)
        QApplication.sendEvent(row.editor, key)
        self._begun_with = self._form.texts
        said = _("Cliente siguiente. {keys} vuelve a {name}.")
        keys = action_of(self.take_back).shortcut
        self._bar.say(said.format(keys=keys, name=isolated(name)))

    def update(self, attempt: Attempt) -> None:
        """Take what became of an attempt whose customer was put aside."""
        if self._before is not None:
            state, sent = self._before
            if sent is not None and sent.attempt.id == attempt.id:
                self._before = (state, replace(sent, attempt=attempt))

    def forget_attempt(self, attempt: Attempt) -> None:
        """Bring back the form alone: its attempt was deleted."""
        if self._before is not None:
            state, sent = self._before
            is_its = sent is not None and sent.attempt.id == attempt.id
            self._before = (state, None if is_its else sent)

    def forget_before(self, at: datetime) -> None:
        """Drop what could be taken back, unless its attempt is from this moment or later."""
        if self.before is None or self.before.at < at:
            self._before = None
