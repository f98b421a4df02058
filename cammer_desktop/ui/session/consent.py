"""The agent's consent: every question that comes before a link is created, one after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent, Category, Destination, as_named_now
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support import dates
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.code_row import CodeRow, Doubt, ambiguity
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question


class Consent(QObject):
    """Asks about a request what has to be asked.

    `agreed` is emitted after an answer in favour: the form may have changed while a question was
    open, so whoever asked for consent checks the form again and asks for it again.
    """

    agreed = Signal()

    def __init__(
        self,
        form: Form,
        bar: MessageBar,
        question: Question,
        show_again: Callable[[Attempt], None],
        result: ResultPresenter,
        ledger_controller: LedgerController,
    ) -> None:
        """Take widgets, what shows an earlier attempt, where it is shown, and the ledger."""
        super().__init__()
        self._form = form
        self._bar = bar
        self._question = question
        self._show_again = show_again
        self._result = result
        self._ledger_controller = ledger_controller
        # Codes that are in no catalogue; they are asked about once in a run.
        self._codes: set[Destination] = set()
        # A request that may be sent in spite of an attempt with this id.
        self._duplicate: tuple[SessionRequest, int] | None = None
        # What the last question was about, if the answer was in favour.
        self._agreed: SessionRequest | None = None

    def covers(self, request: SessionRequest) -> bool:
        """Tell whether what the form holds may be sent; if not, ask, or say at its field why."""
        agreed, self._agreed = self._agreed, None
        row = self._form.destination.row
        doubt = row.doubt if row is not None else None
        before = self._ledger_controller.likely_duplicate(request)
        if row is not None and doubt is Doubt.AMBIGUOUS:
            self._refuse(row)
        elif row is not None and doubt is Doubt.UNKNOWN and request.destination not in self._codes:
            self._ask_about_code(request, row)
        elif before is not None and self._duplicate != (request, before.id):
            self._ask_about_duplicate(request, before)
        elif agreed not in (None, request):
            self._ask_about_change(request)
        else:
            self._duplicate = None
            return True
        return False

    def _refuse(self, row: CodeRow) -> None:
        row.show_problem(ambiguity())
        self._bar.say(_("No se envió nada: hay datos por corregir."), Mood.ERROR)
        row.editor.setFocus()  # behind that: the field says both

    def _ask_about_code(self, request: SessionRequest, row: CodeRow) -> None:
        to = request.destination
        if isinstance(to, Category):
            text = _("«{code}» no está en el catálogo. ¿Enviarlo como código de categoría?")
        else:
            text = _("«{code}» no está en el catálogo. ¿Enviarlo como código de agente?")

        def agree() -> None:
            self._codes.add(to)
            self._agree(request)

        self._question.ask(
            text.format(code=isolated(_code_of(to))),
            _("Enviar"),
            _("Corregir"),
            agree,
            row.editor.setFocus,
        )

    def _ask_about_duplicate(self, request: SessionRequest, before: Attempt) -> None:
        if isinstance(before.outcome, Created):
            text = _("Ya hay un enlace de {name}, de las {time}, para {destination}. ¿Crear otro?")
        else:
            text = _(
                "El intento de las {time} para {name}, {destination}, puede haber creado un "
                "enlace; no se confirmó. Si crea otro, puede quedar duplicado."
            )

        def agree() -> None:
            self._duplicate = (request, before.id)
            self._agree(request)

        text = text.format(
            name=isolated(sentences.of_customer(before.request)),
            time=dates.time(before.at),
            destination=sentences.of_exact_destination(
                as_named_now(before.request.destination, request.destination)
            ),
        )
        self._question.ask(
            text, _("Crear otro"), _("No crear"), agree, lambda: self._return_to(before)
        )

    def _ask_about_change(self, request: SessionRequest) -> None:
        text = _(
            "Lo que se envía cambió mientras usted respondía. "
            "¿Crear el enlace de {name} para {destination}?"
        )
        text = text.format(
            name=isolated(request.name),
            destination=sentences.of_exact_destination(request.destination),
        )
        self._question.ask(text, _("Crear"), _("No crear"), lambda: self._agree(request))

    def _agree(self, request: SessionRequest) -> None:
        self._agreed = request
        self.agreed.emit()
        self._agreed = None  # whatever became of it: the next request is asked about for itself

    def _return_to(self, before: Attempt) -> None:
        """Show the earlier attempt and copy its link, as if it were made now; say both."""
        self._show_again(before)
        if self._result.copy():
            self._bar.say(_("No se creó otro enlace; se copió el que ya había."))
        else:
            self._bar.say(_("No se creó otro enlace."))


def _code_of(destination: Destination) -> str:
    return destination.code if isinstance(destination, Category | Agent) else ""
