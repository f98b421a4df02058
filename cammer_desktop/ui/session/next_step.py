"""The next step: what the next key does, which button is it, and whose data the form holds."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, Uncertain
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session import key_lines
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.key_lines import Lines, Spot
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.widgets.actions import action_of, keyed
from cammer_desktop.ui.widgets.key_notes import KeyNotes


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Places:
    """Where the next step is told: the form's title, its buttons, and the result's footer.

    `search` and `rows` are the history's, where keys do something else.
    """

    title: QLabel
    buttons: ActionBar
    notes: KeyNotes
    search: QWidget
    rows: QWidget


class NextStep(QObject):
    """Keeps title, buttons and notes true, whatever is shown and wherever the focus is."""

    def __init__(
        self, places: Places, form: Form, session: SessionPresenter, result: ResultPresenter
    ) -> None:
        super().__init__(places.notes)  # the focus still moves when there are none any more
        self._places = places
        self._form = form
        self._session = session
        self._result = result
        customer = session.next_customer
        self._keys = {
            "create": action_of(session.create).shortcut,
            "cancel": action_of(session.cancel).shortcut,
            "begin": action_of(customer.begin).shortcut,
            "back": action_of(customer.take_back).shortcut,
        }
        result.promise(
            _("Aquí quedará el enlace, ya copiado"),
            _("{create} crea y copia el enlace").format(**self._keys),
        )
        result.shown.connect(self._tell)
        form.lists.changed.connect(self._tell_keys)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        places, result = self._places, self._result
        attempt, is_row = result.attempt, result.is_row
        outcome = attempt.outcome if attempt is not None else None
        made = self._made
        if made is None:
            title = _("Nuevo enlace")
        elif is_row:  # beside another customer's
            title = _("Enlace ya creado")
        else:
            title = _("Datos del enlace")
        places.title.setText(title)
        is_next = not (is_row or isinstance(outcome, Created | Uncertain) or result.has_next_step)
        places.buttons.show_step(
            is_next=is_next, is_made=made is not None, is_empty=self._form.untouched
        )
        self._tell_keys()

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._tell_keys()

    @Slot()
    def _tell_keys(self) -> None:
        self._places.notes.show_lines(*self._lines())

    def _lines(self) -> Lines:
        attempt, spot, keys = self._result.attempt, self._spot, self._keys
        if spot is Spot.CREATE:
            keys = {**keys, "create": keyed("{enter}")}
        if attempt is None or not self._result.is_row:
            return key_lines.of_form(attempt, spot, keys)
        back = _("{cancel} vuelve al formulario.").format(**keys)
        is_idle = self._form.untouched or self._session.is_busy
        creates = "" if is_idle else key_lines.of_create(self._session.attempt, keys)
        return key_lines.of_row(attempt, back, creates, spot)

    @property
    def _made(self) -> Attempt | None:
        """The attempt in which what is in the form has made its link, None without one."""
        exact = self._session.attempt
        return exact if exact is not None and isinstance(exact.outcome, Created) else None

    @property
    def _spot(self) -> Spot:
        """Where the keys go, also while another window is in front."""
        places, lists = self._places, self._form.lists
        if lists.is_open:
            return Spot.LIST if lists.marked is not None else Spot.UNMARKED_LIST
        focus = places.title.window().focusWidget()
        spots: dict[QWidget, Spot] = {
            places.search: Spot.SEARCH,
            places.rows: Spot.ROWS,
            places.buttons.create_button: Spot.CREATE,
            **{row.editor: Spot.FIELD for row in self._form.in_order},
            self._form.ticket.description.editor: Spot.DESCRIPTION,
        }
        is_button = isinstance(focus, QAbstractButton)
        other = Spot.BUTTON if is_button else Spot.ELSEWHERE
        return other if focus is None else spots.get(focus, other)
