"""The form: everything that is typed for a link, checked as one types."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.session import Draft, Problem, SessionRequest, text_of
from cammer_desktop.domain.summary import Summary
from cammer_desktop.ui.session.code_row import CodeRow
from cammer_desktop.ui.session.destination_box import DestinationBox
from cammer_desktop.ui.session.enter_key import EnterKey
from cammer_desktop.ui.session.form_layout import FormLayout
from cammer_desktop.ui.session.form_state import FormState
from cammer_desktop.ui.session.last_check import LastCheck
from cammer_desktop.ui.session.open_lists import OpenLists
from cammer_desktop.ui.session.outside import mark, marks_of
from cammer_desktop.ui.session.phone_row import PhoneRow
from cammer_desktop.ui.session.ticket_box import TicketBox, TicketState, row_of
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.sizes import Density


class Form(QWidget):
    """The fields. `edited` is emitted at every change."""

    edited = Signal()

    def __init__(self, region: str) -> None:
        """Take the region (ISO 3166) in which numbers are dialled at first."""
        super().__init__()
        self._live = False
        self._quiet = False
        self.is_begun = False
        self._last_check = LastCheck()
        # What the service said of a field, and what is there: shown until that changes.
        self.refused: dict[Field, tuple[object, str]] = {}
        self._region = region
        self.phone = PhoneRow(region)
        self._customer: Mapping[Field, FieldRow] = {
            field: self.phone if field is Field.PHONE else row_of(field)
            for field in CUSTOMER_FIELDS
        }
        self.name = self._customer[Field.NAME]
        self.destination = DestinationBox()
        self.ticket = TicketBox()
        to, promotion = self.destination, self.ticket.promotion
        self.lists = OpenLists(to.category.completer, to.agent.completer, promotion.completer)
        self.rows: Mapping[Field, FieldRow] = {
            **self._customer,
            Field.CATEGORY: self.destination.category,
            Field.AGENT: self.destination.agent,
            Field.TICKET_TITLE: self.ticket.title,
            Field.TICKET_DESCRIPTION: self.ticket.description,
        }
        *others, title, description = self.rows.values()
        self.in_order: Sequence[FieldRow] = (*others, promotion, title, description)
        self.enter = EnterKey(self)
        self._layout = FormLayout(self, tuple(self._customer.values()), to, self.ticket)
        for part in self._parts:
            part.edited.connect(self._on_edited)
        for row in self.rows.values():
            row.left.connect(self.judge)

    @property
    def _parts(self) -> Sequence[FieldRow | DestinationBox | TicketBox]:
        return (*self._customer.values(), self.destination, self.ticket)

    @property
    def draft(self) -> Draft:
        """What is typed, as it is typed."""
        texts = {field: row.text for field, row in self._customer.items()}
        draft = Draft.of(texts, self.phone.dialled_in, self.destination.destination)
        return replace(draft, ticket=self.ticket.ticket)

    @property
    def checked(self) -> SessionRequest | tuple[Problem, ...]:
        """What may be sent, or every problem: none where only the promotion is not clear."""
        result = self._last_check.of(self.draft).result
        return result if self.ticket.promotion.is_clear or isinstance(result, tuple) else ()

    @property
    def wrong(self) -> Sequence[FieldRow]:
        """The fields that keep the draft from being sent, in the form's order."""
        checked, promotion = self.checked, self.ticket.promotion
        wrong = {self.rows[each.field] for each in checked} if isinstance(checked, tuple) else set()
        if not promotion.is_clear:
            wrong.add(promotion)
        return [row for row in self.in_order if row in wrong]

    @property
    def state(self) -> FormState:
        """Everything in the form."""
        marks = marks_of(self.in_order)
        return FormState(self.draft, self.destination.codes, self.ticket.state, marks)

    @property
    def summary(self) -> Summary:
        """What will be sent, in a few words: with what a list marks, which the keys take."""
        draft = self.draft
        return Summary.of_draft(self.lists.applied_to(draft), self._last_check.of(draft).reading)

    @property
    def untouched(self) -> bool:
        """Whether customer and ticket are empty."""
        return not any((*(row.text for row in self._customer.values()), *self.ticket.texts))

    @property
    def texts(self) -> tuple[str, ...]:
        """What is typed for customer and ticket, the promotion's name too."""
        rows = (*self._customer.values(), self.ticket.promotion)
        return (*(row.text for row in rows), *self.ticket.texts)

    def restore(self, state: FormState) -> None:
        """Show again what was in the form."""
        draft = state.draft
        for field, row in self._customer.items():
            if field is not Field.PHONE:
                row.set_text(text_of(field, draft) or "")
        self.phone.put(draft.phone, draft.region)
        self.destination.restore(state.codes, type(draft.destination))
        self.ticket.restore(state.ticket, draft.ticket is not None)
        self.name.editor.setFocus()
        mark(self.in_order, state.outside)

    def fill(self, draft: Draft) -> None:
        """Show a draft; the code in reserve stays."""
        title, description = (text_of(field, draft) or "" for field in TICKET_FIELDS)
        self.destination.choose(draft.destination)
        self.restore(FormState(draft, self.destination.codes, TicketState(title, description)))

    def next_customer(self, first: FieldRow | None) -> None:
        """Empty customer and ticket, and move the focus to a row; the destination stays."""
        self.refused = {}
        self.is_begun = False
        self._quiet = True  # the fields are emptied one by one, which is nobody's mistake
        if first is not None:
            first.editor.setFocus()  # before that: a field that the focus leaves is live
        for row in self._customer.values():
            row.reset()
        self.ticket.reset()
        self.destination.next_customer()
        self._quiet = False
        self._on_edited()

    def use_region(self, region: str) -> None:
        """Dial in another region from the next number on."""
        self._region = region
        if not self.phone.text:
            self.phone.set_home(region)

    def enable_validation(self, countries: Sequence[Country], recent: Sequence[str]) -> None:
        """Judge at every key from here on; the phone's numbering plans are loaded."""
        self._live = True
        self.phone.enable_validation(countries, recent)

    def can_show(self, field: Field) -> bool:
        """Tell whether the field is in view; the ticket is unfolded for it."""
        if field in TICKET_FIELDS:
            self.ticket.unfold()
        return self.rows[field].isVisibleTo(self)

    def show_refusals(self, texts: Mapping[Field, str]) -> None:
        """Say what the service said of fields."""
        self.refused = {field: (self.rows[field].content, text) for field, text in texts.items()}
        self._show_problems(texts)

    @property
    def is_refused(self) -> bool:
        """Whether what the service said of a field still stands there."""
        return bool(self.refused)

    def forget_refusals(self) -> None:
        """Drop what the service said of fields: they are sent again."""
        self.refused = {}
        self.judge()

    def show_flaws(self, problems: Iterable[Problem]) -> None:
        """Say what our own checks found, and put the focus on the first of them."""
        self.is_begun = True
        self._show_problems({each.field: sentences.of_problem(each) for each in problems})
        self.wrong[0].editor.setFocus()

    def focus_first(self, fields: Container[Field]) -> None:
        """Put the focus on the first of these fields, if there is one."""
        row = next((row for field, row in self.rows.items() if field in fields), None)
        if row is not None:
            row.editor.setFocus()

    def _show_problems(self, texts: Mapping[Field, str]) -> None:
        for field, text in texts.items():
            self.rows[field].show_problem(text)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read but not changed, or be changed again."""
        for part in self._parts:
            part.set_read_only(read_only)

    @Slot()
    def _on_edited(self) -> None:
        if self._quiet:
            return
        self.is_begun |= not self.untouched
        self.use_region(self._region)
        self.judge()
        self.edited.emit()

    @Slot()
    def judge(self) -> None:
        """Say at each field that was left once what is wrong, and what will be sent.

        What is still empty is nobody's mistake before anything was typed for a customer, or sent.
        """
        if not self._live or self._quiet:
            return
        draft = self.draft
        checked = self._last_check.of(draft)
        wrong = checked.result if isinstance(checked.result, tuple) else ()
        problems = {each.field: each for each in wrong}
        self.refused = {f: s for f, s in self.refused.items() if s[0] == self.rows[f].content}
        spoken = {
            f: sentences.of_problem(problem)
            for f, problem in problems.items()
            if (row := self.rows[f]).was_left and (self.is_begun or row.text)
        }
        spoken |= {f: text for f, (_content, text) in self.refused.items()}
        for field, row in self.rows.items():
            if isinstance(row, PhoneRow):
                repairs = phone.repairs(draft.phone, draft.region)
                row.show_reading(checked.reading, repairs, spoken.get(field, ""))
            elif field in spoken:
                row.show_problem(spoken[field])
            elif isinstance(row, CodeRow):
                row.show_used()
            else:
                row.show_hint("")

    def set_density(self, density: Density) -> None:
        """Take the window's density."""
        self._layout.set_density(density)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the labels the room that there is."""
        super().resizeEvent(event)
        self._layout.use_width(self.width())
