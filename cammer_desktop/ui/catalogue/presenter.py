"""Between the catalogue and the form: what is offered, what was used, what is to be saved."""

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Entry, Kind
from cammer_desktop.domain.destination import Agent, Category, trimmed_code
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.team import TeamFault
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.actions import action
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood


class CataloguePresenter(QObject):
    """Connects the form's boxes with the keeper of the catalogue."""

    def __init__(
        self,
        form: Form,
        bar: MessageBar,
        controller: CatalogueController,
        link_controller: LinkController,
    ) -> None:
        super().__init__()
        self._form = form
        self._bar = bar
        self._controller = controller
        controller.changed.connect(self._on_changed)
        controller.team_failed.connect(self._on_team_failed)
        controller.store_failed.connect(self._on_store_failed)
        controller.set_aside.connect(self._on_set_aside)
        for completer in (
            form.destination.category.completer,
            form.destination.agent.completer,
            form.ticket.promotions,
        ):
            completer.opened.connect(controller.refresh)
        form.ticket.promotions.chosen.connect(self._on_promotion)
        form.destination.category.save_wanted.connect(self._on_save_category)
        form.destination.agent.save_wanted.connect(self._on_save_agent)
        link_controller.ended.connect(self._on_ended)

    @action(N_("Abrir el catálogo"), "Ctrl+K")
    def edit(self) -> None:
        """Open the catalogue."""
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.catalogue.dialog import CatalogueDialog

        CatalogueDialog(self._controller, self._form.window()).open()

    @Slot()
    def _on_changed(self) -> None:
        offers = self._controller.offers
        self._form.destination.offer(offers)
        self._form.ticket.offer(offers)
        self._form.judge()

    @Slot(object)
    def _on_promotion(self, entry: Entry) -> None:
        self._controller.note_use(entry.key)

    @Slot(object)
    def _on_ended(self, attempt: Attempt) -> None:
        """Remember which destination a link was made for."""
        to = attempt.request.destination
        if isinstance(attempt.outcome, Created) and isinstance(to, Category | Agent) and to.name:
            kind = Kind.CATEGORY if isinstance(to, Category) else Kind.AGENT
            self._controller.note_use(f"{kind.value}:{to.code}")

    @Slot()
    def _on_save_category(self) -> None:
        self._save(Kind.CATEGORY, self._form.destination.category.text)

    @Slot()
    def _on_save_agent(self) -> None:
        self._save(Kind.AGENT, self._form.destination.agent.text)

    def _save(self, kind: Kind, code: str) -> None:
        from cammer_desktop.ui.catalogue.entry_dialog import EntryDialog

        dialog = EntryDialog(kind, None, self._form.window())
        dialog.set_code(trimmed_code(code))
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot(object)
    def _on_saved(self, entry: Entry) -> None:
        self._controller.change(lambda catalogue: catalogue.with_entry(entry))
        text = _("{name} está en el catálogo.").format(name=entry.name)
        self._bar.say(text, Mood.OK)

    @Slot(object)
    def _on_team_failed(self, fault: TeamFault) -> None:
        self._bar.say(sentences.of_team_fault(fault), Mood.WARNING)

    @Slot(object)
    def _on_store_failed(self, error: OSError) -> None:
        text = _("No se puede usar el archivo del catálogo ({reason}).")
        self._bar.say(text.format(reason=error.strerror), Mood.WARNING)

    @Slot(str)
    def _on_set_aside(self, name: str) -> None:
        self._bar.say(sentences.of_catalogue_aside(name), Mood.WARNING)
