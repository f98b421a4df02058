"""Between the ledger and the rest of the window: show, copy, repeat, delete, export."""

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import LedgerFault
from cammer_desktop.flow.export_controller import ExportController
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.services.ledger_service import News
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.session.presenter import SessionPresenter, WindowParts
from cammer_desktop.ui.widgets.message_bar import Mood


class LedgerPresenter(QObject):
    """Connects the ledger's panel with its keeper and with the desk."""

    def __init__(
        self,
        parts: WindowParts,
        presenter: SessionPresenter,
        link_controller: LinkController,
        controller: LedgerController,
        export: ExportController,
    ) -> None:
        """Take the parts, and the desk, which hears of the end of a call before this does."""
        super().__init__()
        self._parts = parts
        self._presenter = presenter
        self._controller = controller
        self._export = export
        self._link_controller = link_controller
        self._news: list[News] = []
        self._deleted: Attempt | None = None
        self._repeated: Attempt | None = None
        table = parts.ledger.table
        table.chosen.connect(presenter.show_again)
        table.copy_wanted.connect(self._on_copy)
        table.repeat_wanted.connect(self._on_repeat)
        table.delete_wanted.connect(self._on_delete)
        parts.ledger.export_wanted.connect(self._on_export)
        parts.ledger.wipe_wanted.connect(self._on_wipe)
        controller.changed.connect(parts.ledger.update_attempt)
        controller.news.connect(self._on_news)
        link_controller.ended.connect(self._on_ended)
        export.exported.connect(self._on_exported)
        export.file_failed.connect(self._on_file_failed)
        export.ledger_failed.connect(self._on_ledger_failed)

    @Slot(object)
    def _on_copy(self, attempt: Attempt) -> None:
        """Show the link of a row again, and copy it."""
        self._presenter.show_again(attempt)
        if self._parts.result.hand_over(Channel.COPY):
            text = _("Enlace de {name} copiado.").format(name=attempt.request.name)
            self._parts.bar.say(text, Mood.OK)

    @Slot(object)
    def _on_repeat(self, attempt: Attempt) -> None:
        """Fill the form in with what a row holds; nothing is sent."""
        if self._presenter.may_be_replaced:
            self._presenter.refill(attempt.request)
            return
        self._repeated = attempt
        self._parts.question.ask(
            _("Lo que está escrito en el formulario se reemplaza."),
            _("Reemplazar"),
            _("Dejar lo escrito"),
            self._repeat,
        )

    def _repeat(self) -> None:
        if self._repeated is not None:
            self._presenter.refill(self._repeated.request)

    @Slot(object)
    def _on_delete(self, attempt: Attempt) -> None:
        self._deleted = attempt
        text = _("¿Borrar del historial el intento de {name}? El enlace sigue existiendo.")
        self._parts.question.ask(
            text.format(name=attempt.request.name), _("Borrar"), _("No borrar"), self._delete
        )

    def _delete(self) -> None:
        if self._deleted is not None:
            self._controller.delete(self._deleted.id)
            self._parts.bar.say(_("Borrado del historial."), Mood.OK)

    @Slot()
    def _on_wipe(self) -> None:
        self._parts.question.ask(
            _("¿Borrar todo el historial de este equipo? No se puede deshacer."),
            _("Borrar todo"),
            _("No borrar"),
            self._wipe,
        )

    def _wipe(self) -> None:
        self._presenter.forget_all()
        self._controller.wipe(self._on_wiped)

    def _on_wiped(self, done: bool) -> None:
        if done:
            self._parts.bar.say(_("El historial está vacío."), Mood.OK)
        else:
            self._parts.bar.say(_("No se pudo borrar todo el historial."), Mood.ERROR)

    @Slot()
    def _on_export(self) -> None:
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.ledger.export_dialog import ExportDialog

        query = self._parts.ledger.query
        dialog = ExportDialog(query, self._parts.ledger.window())
        dialog.file_chosen.connect(self._export.start)
        dialog.open()

    @Slot(int)
    def _on_exported(self, number: int) -> None:
        text = ngettext("Exportado: {n} fila.", "Exportado: {n} filas.", number)
        self._parts.bar.say(text.format(n=number), Mood.OK)

    @Slot(object)
    def _on_file_failed(self, error: OSError) -> None:
        text = _("No se pudo exportar ({reason}).").format(reason=error.strerror)
        self._parts.bar.say(text, Mood.ERROR)

    @Slot(object)
    def _on_ledger_failed(self, fault: LedgerFault) -> None:
        self._parts.bar.say(sentences.of_ledger_fault(fault), Mood.ERROR)

    @Slot(object)
    def _on_news(self, news: News) -> None:
        """Say what has become of the ledger's file; not during a call, which speaks next."""
        self._news.append(news)
        if not self._link_controller.running:
            self._say_news()

    @Slot(object)
    def _on_ended(self, _attempt: Attempt) -> None:
        self._controller.tell()
        self._say_news()

    def _say_news(self) -> None:
        news, self._news = self._news, []
        if news:
            self._parts.bar.add("\n".join(map(sentences.of_ledger_news, news)), Mood.WARNING)
