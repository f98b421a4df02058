"""Keys that hand a link over where there is none: each is kept for its link, or answered."""

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created, Uncertain
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.form_attempt import FormAttempt
from cammer_desktop.ui.session.next_customer import NextCustomer
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood


class EarlyKeys(QObject):
    """Remembers the last key of a message that was pressed during a call, until the call is over.

    It then takes effect for the link of that call, and for no other. In all other cases it is said
    that there is no link, and how the one before comes back.
    """

    def __init__(
        self,
        form: Form,
        bar: MessageBar,
        current: FormAttempt,
        customer: NextCustomer,
        link: LinkController,
        result: ResultPresenter,
    ) -> None:
        super().__init__()
        self._form = form
        self._bar = bar
        self._current = current
        self._customer = customer
        self._link = link
        self._result = result
        self._kept: tuple[int, Channel] | None = None
        result.missed.connect(self._on_missed)

    @Slot()
    def take_effect(self) -> None:
        """Hand over what a call has made, as far as that was wanted; without a link, forget it."""
        if self._link.running or self._kept is None:  # a late answer is another call's
            return
        (wanted, channel), self._kept = self._kept, None
        made = self._current.made
        if made is not None and made.id == wanted:
            self._result.hand_over(channel)

    @Slot(object)
    def _on_missed(self, channel: Channel) -> None:
        attempt = self._result.attempt
        if self._result.is_row:
            text = _("Ese intento no tiene enlace que entregar.")
            if channel is Channel.COPY:
                text = _("Ese intento no tiene enlace; no se copió nada.")
            self._bar.say(text, Mood.WARNING)
        elif attempt is not None and attempt.outcome is None:
            self._bar.say(self._during_call(attempt, channel))
        elif attempt is not None:
            self._bar.say(_failed(attempt))
        else:
            self._bar.say(self._without_link())

    def _during_call(self, attempt: Attempt, channel: Channel) -> str:
        """Keep the key of a message; return what will come of it, or of one before it."""
        parts = []
        if channel.spec.message is not None:
            self._kept = (attempt.id, channel)
        elif channel is Channel.COPY:
            parts.append(_("El enlace se copiará al crearse."))
        else:
            parts.append(_nothing_yet(attempt.request.name))
        if self._kept is not None:
            opens = _("{channel} se abrirá al crearse el enlace.")
            parts.append(opens.format(channel=_(self._kept[1].spec.label)))
        return " ".join(parts)

    def _without_link(self) -> str:
        """Return that what is in the form has no link, and where the one before is."""
        name, last, keys = self._form.draft.name, self._current.last, ""
        before = last.attempt if last is not None else None
        if before is None:
            before, keys = self._customer.before, self._customer.back_keys
        text = _nothing_yet(name)
        if before is None or not isinstance(before.outcome, Created):
            return text
        if keys:
            where = _("{keys} vuelve al de {name}.")
        elif last is not None and before.request.name == name.strip():
            text = _("Los datos cambiaron.")
            where = _("El enlace que existe de {name} tiene otros datos; está en el historial.")
        else:
            where = _("El de {name} está en el historial.")
        whose = sentences.of_first_name(before.request)
        return f"{text} {where.format(keys=keys, name=whose)}"


def _failed(attempt: Attempt) -> str:
    """Return that an attempt has made no link, as far as that is known."""
    text = _("No existe ningún enlace de {name}.")
    if isinstance(attempt.outcome, Uncertain):
        text = _("No se sabe si existe un enlace de {name}.")
    return text.format(name=sentences.of_first_name(attempt.request))


def _nothing_yet(name: str) -> str:
    """Return that a customer has no link yet, by the first name."""
    words = name.split()
    if not words:
        return _("Todavía no hay enlace.")
    return _("{name} todavía no tiene enlace.").format(name=isolated(words[0]))
