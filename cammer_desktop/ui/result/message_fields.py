"""The fields of a message: template, to whom it goes, subject and text, and what is wrong there."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from cammer_desktop.domain import checks, message_uris, phone, recipient, sentences, sms
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Message, link_flaw
from cammer_desktop.domain.message_doubts import variables_in
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.recipient import Recipient
from cammer_desktop.domain.variables import first_in
from cammer_desktop.services.message_service import MessageService
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.lines_edit import lines_edit

_TEXT_LINES: Final = 5


class MessageFields(QObject):
    """Holds a message that may be changed; `changed` is emitted when it was."""

    changed = Signal()

    def __init__(
        self, channel: Channel, attempt: Attempt, messages: MessageService, typed: str | None
    ) -> None:
        """Take whose message it is, what makes it, and whom another recipient was typed for it."""
        super().__init__()
        self._channel = channel
        self._attempt = attempt
        self._messages = messages
        self._link = attempt.outcome.link if isinstance(attempt.outcome, Created) else ""
        self._region = phone.read(attempt.request.phone, "").region
        self._first = Recipient("")
        self._templates = Choice(_("Plantilla"))
        self._is_asked_for = False
        self._shown = 0
        self._texts: dict[int, tuple[str, str]] = {}
        is_email = channel.message.field is Field.EMAIL
        name = _("Correo") if is_email else _("Número")
        self.to = FieldRow(_("&Correo") if is_email else _("&Número"), name, QLineEdit())
        self.subject = FieldRow(_("&Asunto"), _("Asunto"), QLineEdit())
        self.text = FieldRow(_("&Texto"), _("Texto"), _text_editor())
        self.text.hint.reserve_two_lines()  # what an SMS takes, beside what is wrong
        self._fill_in(typed)
        for row in self.rows:
            row.edited.connect(self._on_edited)
        self.to.left.connect(self._on_edited)
        self._templates.currentIndexChanged.connect(self._on_template)
        self._show_state()

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """Every row, in their order."""
        return (self.to, self.subject, self.text)

    @property
    def recipient(self) -> Recipient:
        """To whom it goes: as it was composed, until something else is typed."""
        typed = self.to.text.strip()
        if self._first.to and typed == recipient.shown(self._channel, self._first.to):
            return self._first
        return recipient.read(self._channel, typed, self._region)

    @property
    def lacks_recipient(self) -> bool:
        """Whether there is nobody yet to whom it goes."""
        return not self.to.text.strip()

    @property
    def typed_recipient(self) -> str | None:
        """To whom it goes as it was typed, None if that was not changed."""
        return None if self.recipient is self._first else self.to.text.strip()

    @property
    def message(self) -> Message:
        """The message as it stands there."""
        has_subject = bool(self._channel.message.subject)
        subject = self.subject.text.strip() if has_subject else ""
        return Message(self.recipient.to, self.text.text, subject)

    @property
    def problem(self) -> FieldRow | None:
        """The row that keeps the message from being opened, None if nothing does."""
        if self.lacks_recipient:
            return self.to
        return next((row for row in self.rows if row.hint.property("state") == "error"), None)

    @property
    def doubtful(self) -> FieldRow | None:
        """The row of which something must be seen, None if there is none."""
        warned = (row for row in self.rows if row.hint.property("state") == "warning")
        return self.problem or next(warned, None)

    @property
    def text_problem(self) -> str:
        """What keeps the text from being copied, "" if nothing does."""
        text = self.text.text
        missing, flaw = variables_in(Message("", text)), link_flaw(text, self._link)
        if missing:
            return sentences.of_missing(missing)
        return "" if flaw is None else sentences.of_link_flaw(flaw)

    def add_to(self, grid: FieldGrid) -> None:
        """Put the fields into a grid; where there is one template it is not asked for."""
        if self._templates.count() > 1:
            grid.add(_("&Plantilla"), self._templates)
        grid.add_row(self.to)
        if self._channel.message.subject:
            grid.add_row(self.subject)
        grid.add_row(self.text)

    def select_variable(self) -> bool:
        """Select the first variable without a value, to be typed over; return if there is one."""
        for row in (self.subject, self.text):
            variable = first_in(row.text)
            if variable:
                row.select(variable)
                return True
        return False

    def go_to_doubt(self) -> None:
        """Put the focus where something has to be seen, or else at the text's beginning."""
        if self.lacks_recipient or not self.select_variable():
            (self.doubtful or self.text).editor.setFocus()

    def show_problem(self) -> FieldRow | None:
        """Say at its row what keeps the message from being opened; return the row, if there is."""
        self.to.was_left = True
        self._show_state()
        return self.problem

    def go_to_text(self) -> None:
        """Put the focus where something is to be changed before the text can be copied."""
        if not variables_in(Message("", self.text.text)) or not self.select_variable():
            self.text.editor.setFocus()

    def _fill_in(self, typed: str | None) -> None:
        for template in self._messages.templates(self._channel):
            self._templates.addItem(template.name, template)
        message = self._composed()
        if checks.is_readable(message.to):
            is_fixed = recipient.goes_to_fixed_line(self._channel, message.to)
            self._first = Recipient(message.to, is_fixed=is_fixed)
        shown = recipient.shown(self._channel, message.to)
        self.to.set_text(shown if typed is None else typed)
        self._is_asked_for = self.lacks_recipient
        self.subject.set_text(message.subject)
        self.text.set_text(message.text)

    def _composed(self) -> Message:
        """Return what the chosen template makes."""
        template: Template = self._templates.currentData()
        request = self._attempt.request
        return self._messages.compose(self._channel, request, self._link, template).message

    @Slot()
    def _on_template(self) -> None:
        """Show another template's texts, or what was made of them; who it goes to stays."""
        self._texts[self._shown] = (self.subject.text, self.text.text)
        self._shown = self._templates.currentIndex()
        message = self._composed()
        subject, text = self._texts.get(self._shown, (message.subject, message.text))
        is_choosing = self._templates.hasFocus()
        _replace(self.subject, subject)
        _replace(self.text, text)
        self.select_variable()
        if is_choosing:  # the arrows go on to the next template
            self._templates.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        """Show in each row what speaks against it."""
        message, to = self.message, self.recipient
        said = sentences.of_recipient(self._channel, to)
        state = "error" if to.flaw is not None else "warning" if said else ""
        # What nobody has filled in yet is asked for, and not wrong.
        is_quiet = self._is_asked_for and self.lacks_recipient and not self.to.was_left
        self.to.show_hint(said, "" if is_quiet else state)
        missing = variables_in(Message("", message.subject))
        self.subject.show_hint(sentences.of_missing(missing), "error" if missing else "")
        told, state = self._state_of_text(message)
        if self._channel.message.is_sms:
            segments = sms.segments(message.text)
            told = " ".join(filter(None, (told, sentences.of_segments(segments))))
            if not state and segments.is_ucs2 and segments.number > 1:
                state = "warning"
        self.text.show_hint(told, state)

    def _state_of_text(self, message: Message) -> tuple[str, str]:
        if self.text_problem:
            return self.text_problem, "error"
        if message_uris.is_too_long(self._channel.message.uri(message)):
            return sentences.of_too_long(), "error"
        damaged = not checks.is_readable(message.text)
        return (sentences.of_damaged_text(), "warning") if damaged else ("", "")


def _text_editor() -> QPlainTextEdit:
    made = lines_edit(_TEXT_LINES)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a link wraps
    return made


def _replace(row: FieldRow, text: str) -> None:
    """Show another text so that the editor's undo brings the old one back."""
    if text == row.text:
        return
    editor = row.editor
    if isinstance(editor, QLineEdit):
        editor.selectAll()
        editor.insert(text)
        editor.setCursorPosition(0)
        return
    cursor = editor.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
