"""What came from outside, in the form: filled in as if it were typed and chosen, and marked."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.domain.destination import Agent
from cammer_desktop.domain.fields import CUSTOMER_FIELDS
from cammer_desktop.domain.offers import Offer
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.code_row import CodeState, Doubt
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.outside import mark, marks_of
from cammer_desktop.ui.session.promotion_row import PromotionState
from cammer_desktop.ui.session.ticket_box import TicketState
from cammer_desktop.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from cammer_desktop.domain.prefill import Prefill


class Prefilled(QObject):
    """Fills in a form, and knows whether all of it still stands there."""

    def __init__(self, form: Form, buttons: ActionBar) -> None:
        super().__init__(form)
        self._form, self._buttons = form, buttons
        self._last: tuple[Prefill, object] | None = None
        self._focus: QWidget | None = None

    @property
    def standing(self) -> "Prefill | None":
        """What was filled in last, if the form holds it as it was."""
        return self._last[0] if self._last is not None and self._last[1] == self._content else None

    def brings(self, prefill: "Prefill") -> bool:
        """Tell whether there is anything to fill in."""
        return prefill != type(prefill)()

    def fill(self, prefill: "Prefill", offers: Sequence[Offer]) -> None:
        """Fill in an emptied form, and move the focus to what it lacks, or to the create button."""
        form = self._form
        for field in CUSTOMER_FIELDS:
            form.rows[field].set_text(getattr(prefill, field.spec.attribute))
        self._put_destination(prefill, offers)
        self._put_ticket(prefill)
        self._take_focus()
        came = [form.rows[field] for field in CUSTOMER_FIELDS]
        if form.destination.row is not None and (prefill.category or prefill.user):
            came.append(form.destination.row)
        came.extend(form.ticket.labelled)
        marks = [row in came and bool(row.text) for row in form.in_order]
        for row, is_outside in zip(form.in_order, marks, strict=True):
            row.was_left = is_outside  # what is empty is nobody's mistake yet
        self._end(prefill, marks)

    def find_again(self, offers: Sequence[Offer]) -> None:
        """Find in the catalogue what was not found there before, as long as nothing was changed."""
        prefill, form = self.standing, self._form
        if prefill is None:
            return
        was_in_place, marks = self._focus is QApplication.focusWidget(), marks_of(form.in_order)
        found: list[FieldRow] = []
        row, ticket = form.destination.row, form.ticket
        if row is not None and row.content.chosen is None and row.origin.is_outside:
            self._put_destination(prefill, offers)
            found.append(row)
        if not ticket.promotion.is_clear:
            self._put_ticket(prefill)
            found.extend(ticket.labelled)
        if self.standing is not None:
            return
        if was_in_place:
            self._take_focus()
        both = zip(form.in_order, marks, strict=True)
        self._end(prefill, [is_so or (row in found and bool(row.text)) for row, is_so in both])

    @property
    def _content(self) -> object:
        """What is in the form."""
        form = self._form
        codes = form.destination.codes
        return form.texts, type(form.draft.destination), *codes

    def _put_destination(self, prefill: "Prefill", offers: Sequence[Offer]) -> None:
        """Choose the entry that is named, or have the text stand there as if it were typed."""
        # Here and not above: a start without a screen pop does not load it.
        from cammer_desktop.domain.prefill_offers import destination_of

        to, box = destination_of(prefill, offers), self._form.destination
        if to is None:
            return
        if to.name:
            box.lend(partial(box.choose, to))
        else:
            category, agent = box.codes
            typed = CodeState(to.code, None)
            codes = (category, typed) if isinstance(to, Agent) else (typed, agent)
            box.lend(partial(box.restore, codes, type(to)))

    def _put_ticket(self, prefill: "Prefill") -> None:
        """Take the promotion; title and description that are given stand in its texts' place."""
        ticket = self._form.ticket
        if prefill.promotion:
            ticket.restore(TicketState("", "", PromotionState(prefill.promotion)), False)
        given = (
            (ticket.title, prefill.ticket_title),
            (ticket.description, prefill.ticket_description),
        )
        for row, text in given:
            if text:
                row.set_text(text)
                ticket.unfold()

    def _end(self, prefill: "Prefill", marks: Iterable[bool]) -> None:
        mark(self._form.in_order, marks)
        self._form.judge()
        self._last = prefill, self._content

    def _take_focus(self) -> None:
        form = self._form
        row = form.destination.row
        is_unclear = row is not None and row.doubt is Doubt.AMBIGUOUS
        lacking = [*form.wrong, *([row] if row is not None and is_unclear else [])]
        self._focus = lacking[0].editor if lacking else self._buttons.create_button
        self._focus.setFocus()
