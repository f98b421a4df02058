"""The draft: what is typed is stored, and offered at the next start."""

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain import phone
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.outcome import Created, Uncertain
from cammer_desktop.domain.sentences.arrivals import of_owner
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.draft_controller import DraftController, Drafts
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.widgets.actions import action
from cammer_desktop.ui.widgets.offer_bar import OfferBar


@dataclass(frozen=True, slots=True)
class DraftMemory:
    """Drafts of earlier runs, the one that was discarded, and what was perhaps sent before."""

    earlier: Drafts
    discarded: KeptDraft | None
    perhaps_sent: Draft | None


class DraftPresenter(QObject):
    """Connects the form with its draft's controller.

    Drafts of earlier runs stay stored until the agent has answered for each of them.
    """

    def __init__(
        self,
        form: Form,
        offer: OfferBar,
        session: SessionPresenter,
        controller: DraftController,
        link_controller: LinkController,
    ) -> None:
        super().__init__()
        self._form = form
        self._offer = offer
        self._session = session
        self._controller = controller
        self._link_controller = link_controller
        self._earlier: list[KeptDraft] = []
        self._discarded: KeptDraft | None = None
        self._is_loaded = False
        # What was recovered and had been sent, perhaps, by an earlier run.
        self._perhaps_sent: Draft | None = None
        form.edited.connect(self._on_edited)
        session.begun.connect(self._on_call)
        session.settled.connect(self._on_settled)
        offer.connect_actions(self.recover, self.discard)

    def load(self) -> None:
        """Offer the drafts that earlier runs have left, one after the other."""
        if not self._is_loaded:
            self._controller.load(self._on_loaded)

    @property
    def memory(self) -> DraftMemory:
        """The drafts that the agent has not answered for."""
        return DraftMemory(tuple(self._earlier), self._discarded, self._perhaps_sent)

    def recall(self, memory: DraftMemory) -> None:
        """Offer these drafts, which are not loaded again; what is typed is kept beside them."""
        self._is_loaded, self._earlier = True, list(memory.earlier)
        self._discarded, self._perhaps_sent = memory.discarded, memory.perhaps_sent
        self._controller.keep(self._kept)
        self._show_offer()

    def finish(self) -> None:
        """Store at once what is not stored yet; the program ends."""
        if not self._is_loaded:
            self._controller.finish_unloaded(self._typed)
        self._controller.finish()

    @action(N_("Recuperar lo que quedó escrito"), "Ctrl+Shift+B")
    def recover(self) -> None:
        """Fill in the form with the draft that is offered, while the offer is seen."""
        if not self._is_offered or self._link_controller.running:
            return
        kept, self._discarded = self._discarded or self._earlier.pop(0), None
        self._session.resume(kept.draft)
        if kept.is_typed:
            self._form.destination.forget_choice()
        for field in kept.outside:
            self._form.rows[field].mark_outside()
        self._perhaps_sent = self._form.draft if kept.may_be_sent else None
        self._store_and_offer()

    @action(N_("Descartar lo que quedó escrito"), "Ctrl+Shift+D")
    def discard(self) -> None:
        """Delete the draft that is offered, while the offer is seen.

        It can be had back until another customer was typed or this is done again: the key is beside
        the one that recovers.
        """
        if self._is_offered:
            self._discarded = None if self._discarded else self._earlier.pop(0)
            self._store_and_offer()

    @property
    def _is_offered(self) -> bool:
        """Whether a draft is offered; the offer is out of sight while the form holds anything."""
        return self._offer.isVisible()

    @property
    def _typed(self) -> Drafts:
        """What is typed and would be lost, as it is to be kept; empty if there is nothing."""
        draft = self._form.draft
        if self._form.untouched:
            return ()
        attempt = self._session.attempt
        if attempt is None:
            may_be_sent = draft == self._perhaps_sent
        elif isinstance(attempt.outcome, Created):
            return ()
        else:
            may_be_sent = isinstance(attempt.outcome, Uncertain | None)
        outside = frozenset(f for f, row in self._form.rows.items() if row.origin.is_outside)
        return (KeptDraft(draft, may_be_sent, self._form.destination.is_typed, outside),)

    @property
    def _kept(self) -> Drafts:
        return (*self._typed, *self._earlier)

    def _on_loaded(self, drafts: Drafts) -> None:
        self._is_loaded = True
        self._earlier = list(drafts)
        self._on_edited()
        self._show_offer()

    def _store_and_offer(self) -> None:
        self._controller.keep_now(self._kept)
        self._show_offer()

    def _show_offer(self) -> None:
        if self._discarded:
            self._offer.offer(_("Descartado. Todavía puede recuperarlo, o descartarlo del todo."))
            return
        if self._earlier:
            self._offer.offer(_offer_of(self._earlier[0]))
            return
        if self._offer.has_focus:
            self._form.name.editor.setFocus()
        self._offer.withdraw()

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_loaded:  # an earlier run's draft must not be overwritten
            return
        if self._form.untouched:
            self._controller.keep_now(self._kept)
            if self._discarded:  # another customer was typed
                self._discarded = None
                self._show_offer()
        else:
            self._controller.keep(self._kept)

    @Slot()
    def _on_call(self) -> None:
        if self._is_loaded:
            self._controller.keep_now(self._kept)

    @Slot()
    def _on_settled(self) -> None:
        """Offer no more what a link that was made for the same customer has settled.

        It was said of it that the customer's last link is not certain, and that is another one by
        now. The history has it, as not confirmed.
        """
        made = self._session.attempt
        if made is not None and isinstance(made.outcome, Created):
            perhaps_sent = [each for each in self._earlier if each.may_be_sent]
            done = [each for each in perhaps_sent if _phone_of(each) == made.request.phone]
            if done:  # else the offer would be heard once more
                self._earlier = [each for each in self._earlier if each not in done]
                self._show_offer()
        self._on_call()


def _phone_of(kept: KeptDraft) -> str:
    """Return the number that a draft was sent to, in E.164."""
    return phone.read(kept.draft.phone, kept.draft.region).e164


def _offer_of(kept: KeptDraft) -> str:
    """Return what is offered."""
    whose = of_owner(kept.draft)
    if kept.may_be_sent:
        text = _(
            "El último enlace para «{name}» puede haberse creado: búsquelo antes en el historial."
        )
    elif whose:
        text = _("Quedó sin enviar lo escrito para «{name}».")
    else:
        text = _("Quedó un borrador.")
    return text.format(name=whose)
