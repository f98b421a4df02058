"""The field of a promotion: its name, as long as its texts stand in the ticket."""

from collections.abc import Sequence

from PySide6.QtCore import Slot

from cammer_desktop.domain.catalogue import Kind, Promotion
from cammer_desktop.domain.offers import Offer, promotions_named
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.name_completer import NameCompleter
from cammer_desktop.ui.widgets.drop_edit import DropEdit
from cammer_desktop.ui.widgets.field_row import FieldRow


@dataclass(frozen=True, slots=True)
class PromotionState:
    """What is in the field, and the promotion that was taken, None where a text is only typed."""

    text: str = ""
    taken: Promotion | None = None


class PromotionRow(FieldRow):
    """Finds a promotion, which the completer's `chosen` carries; it is not sent itself.

    A whole name is as good as a choice as soon as the field is left. Any other text is not clear:
    it may not stay there, or whoever sees it believes that this promotion is sent.
    """

    def __init__(self) -> None:
        line = DropEdit(_("Elegir promoción"))
        line.setPlaceholderText(_("Promoción"))
        self.completer = NameCompleter(line, Kind.PROMOTION)
        self._offers: Sequence[Offer] = ()
        self._state = PromotionState()
        self._standing, self._is_last = "", True
        super().__init__("", _("Promoción"), line)
        self.edited.connect(self._on_edited)
        self.completer.entered.connect(self._settle)
        self.left.connect(self._settle)

    @property
    def content(self) -> PromotionState:
        """What is in the field, and what was taken."""
        return self._state

    @property
    def is_clear(self) -> bool:
        """Whether the field is empty, or shows what was taken."""
        return self._state.taken is not None or not self.text.strip()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these from here on; what is not among them is no promotion any more."""
        self._offers = offers
        self.completer.offer(offers)
        if self._state.taken not in (None, *(offer.entry for offer in offers)):
            self.reset()

    def restore(self, state: PromotionState) -> None:
        """Show again what was in the field, which is as good as left."""
        self.reset()
        self._state = state
        self.set_text(state.text)
        self._settle()

    def stand(self, text: str, *, is_last: bool) -> None:
        """Say this while there is nothing else to say.

        Where it `is_last`, nothing below can move: no room is kept for what is said.
        """
        self._standing, self._is_last = text, is_last
        is_wrong = self.hint.property("state") == "error"
        self.show_hint(self.hint.text() if is_wrong else "", "error" if is_wrong else "")

    def show_hint(self, text: str, state: str = "", heard: str | None = None) -> None:
        """Show a text below the field."""
        super().show_hint(text or self._standing, state, heard)
        self._make_room()

    @Slot()
    def tell_origin(self) -> None:
        """Show the hint with where the text is from."""
        super().tell_origin()
        self._make_room()

    def _make_room(self) -> None:
        self.hint.setVisible(bool(self.hint.text()) or not self._is_last)

    def drop_unless(self, texts: tuple[str, str]) -> None:
        """Be empty if a promotion was taken, and the ticket's title and description are others."""
        taken = self._state.taken
        if taken is not None and texts != (taken.title, taken.description):
            self.reset()

    @Slot()
    def _on_edited(self) -> None:
        if self.text != self._state.text:
            self._state = PromotionState(self.text)
        taken = self._state.taken
        self.completer.held = taken.key if taken is not None else None
        if self.is_clear:
            self.show_hint("")

    @Slot()
    def _settle(self) -> None:
        """Take the promotion of exactly this name, or say that there is not just one."""
        if self.is_clear or self.is_read_only:
            return
        named = promotions_named(self._offers, self.text)
        if len(named) == 1:
            self.completer.choose(named[0])
        else:
            several = _("Hay varias: elija una (↓).")
            self.show_problem(several if named else _("No es una promoción."))
