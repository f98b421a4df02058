"""The draft: what is typed is stored, and offered at the next start."""

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.draft_controller import DraftController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.offer_bar import OfferBar


class DraftPresenter(QObject):
    """Connects the form with its draft's controller."""

    def __init__(
        self,
        form: Form,
        offer: OfferBar,
        controller: DraftController,
        link_controller: LinkController,
    ) -> None:
        super().__init__()
        self._form = form
        self._offer = offer
        self._controller = controller
        self._offered: Draft | None = None
        self._is_loaded = False
        form.edited.connect(self._on_edited)
        link_controller.ended.connect(self._on_ended)
        offer.accepted.connect(self._on_accepted)
        offer.refused.connect(self._on_refused)

    def load(self) -> None:
        """Offer the draft that an earlier run has left, if there is one."""
        self._controller.load(self._on_loaded)

    def finish(self) -> None:
        """Store at once what is not stored yet; the program ends."""
        if not self._is_loaded and not self._form.untouched:
            self._controller.finish_unloaded(self._form.draft)
        self._controller.finish()

    def _on_loaded(self, draft: Draft | None) -> None:
        self._is_loaded = True
        if not self._form.untouched:
            self._on_edited()
        if draft is None:
            return
        self._offered = draft
        whose = draft.name.strip() or draft.phone.strip() or draft.email.strip()
        text = _("Quedó sin enviar lo escrito para «{name}».") if whose else _("Quedó un borrador.")
        self._offer.offer(text.format(name=whose))

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_loaded:  # an earlier run's draft must not be overwritten
            return
        if not self._form.untouched:
            self._controller.keep(self._form.draft)
        elif self._offered is None:
            self._controller.forget()

    @Slot(object)
    def _on_ended(self, attempt: Attempt) -> None:
        if isinstance(attempt.outcome, Created):
            self._controller.forget()

    @Slot()
    def _on_accepted(self) -> None:
        draft, self._offered = self._offered, None
        if draft is not None:
            self._form.fill(draft)

    @Slot()
    def _on_refused(self) -> None:
        self._offered = None
        if self._form.untouched:
            self._controller.forget()
