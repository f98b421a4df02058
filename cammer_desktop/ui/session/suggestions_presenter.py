"""The catalogue's names in the form: which ones are offered, and which ones were used."""

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Entry, Kind
from cammer_desktop.domain.destination import Agent, Category, trimmed_code
from cammer_desktop.domain.outcome import Created
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.ui.session.form import Form


class SuggestionsPresenter(QObject):
    """Connects the form with the catalogue's controller.

    `save_wanted` carries kind and code of a destination that the agent wants to give a name.
    """

    save_wanted = Signal(object, str)

    def __init__(self, form: Form, catalogue: CatalogueController, link: LinkController) -> None:
        super().__init__()
        self._form = form
        self._catalogue = catalogue
        catalogue.changed.connect(self._on_changed)
        for completer in (
            form.destination.category.completer,
            form.destination.agent.completer,
            form.ticket.promotion.completer,
        ):
            completer.opened.connect(catalogue.refresh)
        form.ticket.promotion.completer.chosen.connect(self._on_promotion)
        form.destination.category.save_wanted.connect(self._on_save_category)
        form.destination.agent.save_wanted.connect(self._on_save_agent)
        link.ended.connect(self._on_ended)

    @Slot()
    def _on_changed(self) -> None:
        offers = self._catalogue.offers
        self._form.destination.offer(offers)
        self._form.ticket.offer(offers)
        self._form.judge()

    @Slot(object)
    def _on_promotion(self, entry: Entry) -> None:
        self._catalogue.note_use(entry.key)

    @Slot(object)
    def _on_ended(self, attempt: Attempt) -> None:
        """Remember which destination the link was created for."""
        to = attempt.request.destination
        if isinstance(attempt.outcome, Created) and isinstance(to, Category | Agent) and to.name:
            kind = Kind.CATEGORY if isinstance(to, Category) else Kind.AGENT
            self._catalogue.note_use(f"{kind.value}:{to.code}")

    @Slot()
    def _on_save_category(self) -> None:
        code = self._form.destination.category.destination.code
        self.save_wanted.emit(Kind.CATEGORY, trimmed_code(code))

    @Slot()
    def _on_save_agent(self) -> None:
        code = self._form.destination.agent.destination.code
        self.save_wanted.emit(Kind.AGENT, trimmed_code(code))
