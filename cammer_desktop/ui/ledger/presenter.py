"""The ledger's presenter: rows are shown again, copied, repeated, deleted and exported."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query, SetAside
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.services.ledger_news import News
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question


class LedgerPresenter(QObject):
    """Connects the ledger's panel with its controllers and with session and result."""

    def __init__(
        self,
        panel: LedgerPanel,
        bar: MessageBar,
        question: Question,
        session: SessionPresenter,
        result: ResultPresenter,
        controllers: Controllers,
    ) -> None:
        super().__init__()
        self._panel, self._bar = panel, bar
        self._question = question
        self._session = session
        self._result = result
        self._ledger_controller = controllers.ledger
        self._export_controller = controllers.export
        self._settings_controller = controllers.settings
        self._news: list[News] = []
        self._said: list[News] = []
        self._deleted: Attempt | None = None
        self._repeated: Attempt | None = None
        self._export_name = ""
        self._connect_panel()
        panel.leave_escape_if(session.wants_escape)
        session.begun.connect(self.show_current)
        session.settled.connect(self.show_current)
        session.settled.connect(self._on_settled)
        session.went_back.connect(self._on_went_back)
        for signal in (
            controllers.link.started,
            controllers.link.ended,
            controllers.link.answered_late,
        ):
            signal.connect(panel.put)
        controllers.ledger.changed.connect(panel.update_attempt)
        controllers.ledger.news.connect(self._on_news)
        controllers.ledger.over.connect(self._on_over)
        controllers.export.exported.connect(self._on_exported)
        controllers.export.file_failed.connect(self._on_file_failed)
        controllers.export.ledger_failed.connect(self._on_ledger_failed)

    def _connect_panel(self) -> None:
        table = self._panel.table
        table.chosen.connect(self._session.show_again)
        table.copy_wanted.connect(self._on_copy)
        table.repeat_wanted.connect(self._on_repeat)
        table.delete_wanted.connect(self._on_delete)
        table.typed.connect(self._session.next_customer.on_typed)
        self._was_row = False
        self._result.shown.connect(self._on_shown)
        self._panel.left.connect(self._on_left)
        self._panel.export_wanted.connect(self._on_export)
        self._panel.wipe_wanted.connect(self._on_wipe)

    @Slot()
    def show_current(self) -> None:
        """Show in the list of which attempt form and result speak."""
        self._panel.note_current(self._session.attempt)

    @Slot()
    def _on_shown(self) -> None:
        """Keep the row that is shown; choose the form's own again when it is left."""
        self._panel.table.keep(self._result.attempt)
        was_row, self._was_row = self._was_row, self._result.is_row
        if was_row and not self._was_row:
            self._panel.table.choose(self._session.attempt)

    @Slot()
    def _on_went_back(self) -> None:
        """Give the focus back from the list, and announce whom the window speaks of again."""
        self._panel.give_back()
        attempt = self._session.attempt
        if attempt is not None:
            announce(self._panel, sentences.of_current(attempt))

    @Slot()
    def _on_left(self) -> None:
        """Have no row chosen that is not shown: what is chosen is what the window speaks of."""
        if not self._result.is_row:
            self._panel.table.choose(None)

    @Slot(object)
    def _on_copy(self, attempt: Attempt) -> None:
        """Show the link of a row again, and copy it."""
        self._session.show_again(attempt)
        self._result.hand_over(Channel.COPY)

    @Slot(object)
    def _on_repeat(self, attempt: Attempt) -> None:
        """Fill in the form from a row, after a question if something else would be lost."""
        if self._session.is_busy:
            self._bar.say(_("Hay un enlace en camino: espere, o cancélelo, y repita después."))
            return
        if self._session.may_be_replaced:
            self._session.refill(attempt.request)
            return
        self._repeated = attempt
        self._question.ask(
            _("Se reemplazará lo escrito en el formulario."),
            _("Reemplazar"),
            _("Dejar lo escrito"),
            self._repeat,
        )

    def _repeat(self) -> None:
        if self._repeated is not None:
            self._session.refill(self._repeated.request)

    @Slot(object)
    def _on_delete(self, attempt: Attempt) -> None:
        if self._session.is_busy and attempt.outcome is None:
            self._bar.say(_("Ese enlace está en camino: espere, o cancélelo, y bórrelo después."))
            return
        self._deleted = attempt
        self._question.ask(
            sentences.of_deleting(attempt), _("Borrar"), _("No borrar"), self._delete
        )

    def _delete(self) -> None:
        attempt = self._deleted
        if attempt is not None:
            self._ledger_controller.delete(
                attempt.id,
                partial(self._on_deleted, attempt),
                partial(self._on_not_deleted, sentences.of_customer(attempt.request)),
            )

    def _on_deleted(self, attempt: Attempt, _result: None) -> None:
        self._panel.remove(attempt.id)
        self._session.forget(attempt)
        self._bar.say(sentences.of_deleted(attempt), Mood.OK)

    def _on_not_deleted(self, customer: str | None, error: LedgerError) -> None:
        """Say that something was not deleted, and leave what is said of the fault."""
        self._bar.say(sentences.of_failed_deletion(error.fault, customer), Mood.WARNING)

    @Slot()
    def _on_wipe(self) -> None:
        self._question.ask(
            _(
                "¿Borrar todo el historial de esta computadora? No se puede deshacer. Los enlaces "
                "que se crearon siguen existiendo."
            ),
            _("Borrar todo"),
            _("No borrar"),
            self._wipe,
        )

    def _wipe(self) -> None:
        self._ledger_controller.wipe(self._on_wiped, partial(self._on_not_deleted, None))

    def _on_wiped(self, asked: datetime) -> None:
        self._session.forget_before(asked)
        self._bar.say(_("Se borró todo el historial de esta computadora."), Mood.OK)

    @Slot()
    def _on_export(self) -> None:
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.ledger.export_dialog import ExportDialog

        query = self._panel.query
        dialog = ExportDialog(query, self._panel.window())
        dialog.file_chosen.connect(self._on_export_chosen)
        dialog.open()

    @Slot(object, object, bool)
    def _on_export_chosen(self, path: Path, query: Query, is_masked: bool) -> None:
        self._export_name = path.name
        self._export_controller.start(path, query, is_masked)

    @Slot(int)
    def _on_exported(self, number: int) -> None:
        text = ngettext("Exportado a {file}: {n} fila.", "Exportado a {file}: {n} filas.", number)
        self._bar.say(text.format(n=in_groups(number), file=self._export_name), Mood.OK)

    @Slot(object)
    def _on_file_failed(self, error: OSError) -> None:
        self._bar.say(sentences.of_failed_export(error), Mood.ERROR)

    @Slot(object)
    def _on_ledger_failed(self, fault: LedgerFault) -> None:
        self._bar.say(sentences.of_ledger_fault(fault), Mood.ERROR)

    @Slot(object)
    def _on_news(self, news: News) -> None:
        """Show news of the ledger's file; during a call they wait until its outcome is shown."""
        self._news.append(news)
        if not self._session.is_busy:
            self._show_news()

    @Slot(object)
    def _on_over(self, fault: LedgerFault) -> None:
        """Take back what is not true any more, whether it was said already or not."""
        self._news = [news for news in self._news if news is not fault]
        self._bar.withdraw(sentences.of_ledger_fault(fault))
        self._bar.withdraw(sentences.of_undeleted_ledger(fault))

    @Slot()
    def _on_settled(self) -> None:
        """Show the news, with what was said before it, perhaps a moment ago."""
        self._ledger_controller.emit_news()
        self._news = [news for news in self._said if isinstance(news, SetAside)] + self._news
        self._show_news()
        self._said = []

    def _show_news(self) -> None:
        news, self._news = self._news, []
        self._said += news
        if news:
            self._bar.say("\n".join(map(self._sentence_of, news)), Mood.WARNING)

    def _sentence_of(self, news: News) -> str:
        is_kept = self._settings_controller.settings.days_kept > 0
        if isinstance(news, LedgerFault) and not is_kept:
            return sentences.of_undeleted_ledger(news)
        return sentences.of_ledger_news(news)
