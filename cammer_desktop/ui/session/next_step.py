"""The next step: what the next key does, which button is it, and whose data the form holds."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, Uncertain
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.widgets.actions import action_of, shortcut_text
from cammer_desktop.ui.widgets.key_notes import KeyNotes


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Places:
    """Where the next step is told: the form's title, its buttons, and the result's footer."""

    title: QLabel
    buttons: ActionBar
    notes: KeyNotes


class NextStep(QObject):
    """Keeps title, buttons and notes true, whatever is shown."""

    def __init__(
        self, places: Places, form: Form, session: SessionPresenter, result: ResultPresenter
    ) -> None:
        super().__init__()
        self._places = places
        self._form = form
        self._session = session
        self._result = result
        customer = session.next_customer
        self._create = action_of(session.create).shortcut
        self._cancel = action_of(session.cancel).shortcut
        self._begin = action_of(customer.begin).shortcut
        self._take_back = action_of(customer.take_back).shortcut
        result.promise(
            _("Aquí queda el enlace, ya copiado"),
            _("{keys} crea y copia el enlace").format(keys=self._create),
        )
        result.shown.connect(self._tell)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        places, result = self._places, self._result
        attempt, is_row = result.attempt, result.is_row
        outcome = attempt.outcome if attempt is not None else None
        form_made = self._session.attempt
        is_made = form_made is not None and isinstance(form_made.outcome, Created)
        is_its = is_made and not is_row
        places.title.setText(_("Datos del enlace") if is_its else _("Nuevo enlace"))
        is_next = not (is_row or isinstance(outcome, Created | Uncertain) or result.has_next_step)
        places.buttons.show_step(is_next=is_next, is_made=is_made, is_empty=self._form.untouched)
        places.notes.show_lines(*self._lines(attempt, is_row=is_row))

    def _lines(self, attempt: Attempt | None, *, is_row: bool) -> tuple[str, str, str]:
        """Return the two lines, the first one in two parts."""
        if attempt is None:
            return self._while_typing()
        if is_row:
            back = _("{keys} vuelve al formulario.").format(keys=self._cancel)
            return (*_of_row(attempt), back)
        name = sentences.of_first_name(attempt.request)
        keys = {"create": self._create, "begin": self._begin, "back": self._take_back}
        if attempt.outcome is None:
            below = _("{keys} cancela.").format(keys=self._cancel)
            return ("", _("Mientras tanto ninguna letra hace nada."), below)
        if isinstance(attempt.outcome, Created):
            below = _("Se conserva el destino. {back} vuelve a {name}.")
            lead = _("Escriba el nombre del cliente siguiente.")
            return (lead, "", below.format(name=name, **keys))
        if isinstance(attempt.outcome, Uncertain):
            rest = _("{create} pregunta antes.").format(**keys)
            below = _("{begin} pasa al siguiente; {name} queda sin confirmar.")
            return (_("Nada se repite solo."), rest, below.format(name=name, **keys))
        below = _("{create} vuelve a intentarlo.").format(**keys)
        return ("", _("No existe ningún enlace de {name}.").format(name=name), below)

    def _while_typing(self) -> tuple[str, str, str]:
        enter = shortcut_text(QKeySequence("Return"))
        first = _("{keys} pasa al campo siguiente.").format(keys=enter)
        return ("", first, _("{keys} crea el enlace.").format(keys=self._create))


def _of_row(attempt: Attempt) -> tuple[str, str]:
    """Return what a row of the history is told of in the first line."""
    if not isinstance(attempt.outcome, Created):
        return ("", _("Del historial: {state}.").format(state=sentences.of_state(attempt.outcome)))
    if attempt.is_undelivered:
        return (_("Este enlace todavía no se entregó."), "")
    if attempt.handed_over is None:
        return ("", _("Este enlace ya se entregó."))
    how = sentences.of_hand_over(attempt.handed_over)
    return ("", _("Este enlace ya está {word}.").format(word=how))
