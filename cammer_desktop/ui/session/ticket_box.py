"""The ticket: folded until it is wanted; folded, it is not sent."""

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry, Promotion
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.offers import Offer
from cammer_desktop.domain.session import Ticket
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.promotion_row import PromotionRow, PromotionState
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.editors import Editor
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.fold_button import FoldButton

_DESCRIPTION: Final = (30, 64)
"""The least and the most height of the description: one line, and three."""


@dataclass(frozen=True, slots=True)
class TicketState:
    """Title and description, folded or not, and what is in the promotion's field.

    Only the texts count in `==`: where they are from makes no other ticket.
    """

    title: str
    description: str
    promotion: PromotionState = field(default=PromotionState(), compare=False)


TicketBefore = tuple[TicketState, bool, tuple[str, str]] | None


class TicketBox(QWidget):
    """A promotion's title and description; `edited` is emitted when any of it changes."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fold = FoldButton(_("Ticket"))
        self._fold.toggled.connect(self._on_folded)
        self._fold.clicked.connect(self._on_clicked)
        self.title = row_of(Field.TICKET_TITLE)
        description = QPlainTextEdit()
        description.setTabChangesFocus(True)
        description.document().setDocumentMargin(2)  # its text stands level with a line's
        # In a low window it gives way, and no other field does.
        description.setMinimumHeight(_DESCRIPTION[0])
        description.setMaximumHeight(_DESCRIPTION[1])
        self.description = row_of(Field.TICKET_DESCRIPTION, description)
        self.description.label.setMinimumHeight(_DESCRIPTION[0])
        # It only fills in the texts below, which are what is sent.
        self.promotion = PromotionRow()
        self.promotion.completer.chosen.connect(self._on_promotion)
        # What a promotion took the place of, whether that was unfolded, and its own texts.
        self.before: TicketBefore = None
        self._content = QWidget()
        self._assemble()
        for row in self.labelled:
            row.edited.connect(self._on_edited)
        self._on_folded(False)

    @property
    def ticket(self) -> Ticket | None:
        """The ticket as it was typed, None where it is folded."""
        return Ticket(*self.texts) if self._fold.isChecked() else None

    @property
    def texts(self) -> tuple[str, str]:
        """Title and description as they were typed, folded or not."""
        return self.title.text, self.description.text

    @property
    def _is_typed(self) -> bool:
        """Whether title or description hold anything that is not the taken promotion's."""
        return any(self.texts) and self.promotion.content.taken is None

    @property
    def state(self) -> TicketState:
        """Everything in it."""
        return TicketState(*self.texts, self.promotion.content)

    def restore(self, state: TicketState, wanted: bool) -> None:
        """Show again what was in it, unfolded if it is wanted."""
        self.title.set_text(state.title)
        self.description.set_text(state.description)
        self._fold.setChecked(wanted)
        self.promotion.restore(state.promotion)

    def recall(self, before: TicketBefore) -> None:
        """Be able to go back to what a promotion took the place of."""
        self.before = before
        self._tell()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these promotions from here on."""
        self.promotion.offer(offers)

    def unfold(self) -> None:
        """Bring it into view."""
        self._fold.setChecked(True)

    @property
    def may_go_back(self) -> bool:
        """Whether texts that were typed before a promotion took their place can come back."""
        return self.before is not None and self.before[2] == self.texts

    def go_back(self) -> None:
        """Show the texts again in whose place the promotion was taken."""
        if self.before is not None:
            (state, wanted, _taken), self.before = self.before, None
            self.restore(state, wanted)

    def reset(self) -> None:
        """Empty and fold it."""
        self.before = None
        self.title.reset()
        self.description.reset()
        self.promotion.reset()
        self._fold.setChecked(False)

    def set_read_only(self, read_only: bool) -> None:
        """Let the ticket be read but not changed, or be changed again."""
        self.before = None  # what is sent stays
        self._tell()
        self._fold.setEnabled(not read_only)
        self.promotion.set_read_only(read_only)
        self.title.set_read_only(read_only)
        self.description.set_read_only(read_only)

    @Slot(object)
    def _on_promotion(self, entry: Entry) -> None:
        if isinstance(entry, Promotion):
            taken = PromotionState(entry.name, entry)
            new = (entry.title, entry.description)
            if self.before is not None and self.may_go_back:
                self.before = (*self.before[:2], new)
            elif self._is_typed:
                self.before = (TicketState(*self.texts), self._fold.isChecked(), new)
            self.restore(TicketState(entry.title, entry.description, taken), True)

    @Slot()
    def _on_clicked(self) -> None:
        """Put the cursor where the ticket lacks something: who unfolds it wants to type."""
        if self._fold.isChecked():  # Qt's signal does not tell: to Qt it is a plain button
            lacking = (row for row in (self.title, self.description) if not row.text)
            next(lacking, self.title).editor.setFocus()

    @Slot(bool)
    def _on_folded(self, wanted: bool) -> None:
        if not wanted and self._content.isAncestorOf(self.window().focusWidget() or self):
            self.promotion.editor.setFocus()
        self._content.setVisible(wanted)
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        self.promotion.drop_unless(self.texts)
        self.promotion.completer.marks_first = not self._is_typed
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        """Say whether it is sent, and what can come back."""
        in_reserve = self.ticket is None and any(self.texts)
        text = _("El ticket plegado no se envía.") if in_reserve else ""
        if self.may_go_back:
            text = text or keyed(_("{back} vuelve a lo que estaba escrito."))
        self.promotion.stand(text, is_last=not self._fold.isChecked())
        self._fold.tell(_("No se envía.") if in_reserve else "")

    @property
    def labelled(self) -> Sequence[FieldRow]:
        """The rows, from above."""
        return self.promotion, self.title, self.description

    def _assemble(self) -> None:
        self.promotion.lead_with(self._fold)
        inside = QVBoxLayout(self._content)
        column = QVBoxLayout(self)
        for each in (inside, column):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        inside.addWidget(self.title)
        inside.addWidget(self.description)
        column.addWidget(self.promotion)
        column.addWidget(self._content)
        order = (self._fold, *(row.editor for row in self.labelled))
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def row_of(of: Field, editor: Editor | None = None) -> FieldRow:
    """Return the row of a field under its own name, of one line without an editor."""
    return FieldRow(
        sentences.of_label(of), sentences.of_field(of), QLineEdit() if editor is None else editor
    )
