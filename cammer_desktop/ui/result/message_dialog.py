"""A message before it is opened: to whom it goes, what it says, and the address that is opened."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from cammer_desktop.domain import checks, message_uris, phone, recipient, sentences, sms
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.message_doubts import variables_in
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.recipient import Recipient
from cammer_desktop.domain.variables import first_in
from cammer_desktop.services.message_service import MessageService
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.uri_line import UriLine
from cammer_desktop.ui.widgets.actions import Action, keyed
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID

_TEXT_LINES: Final = 5
_WIDTH: Final = 76 * GRID


class MessageDialog(Dialog):
    """Shows a message that may be changed: nothing of that changes what was sent for the link.

    `open_wanted` carries the URI that was shown and the message's text, `copy_wanted` the text.
    """

    open_wanted = Signal(str, str)
    copy_wanted = Signal(str)

    def __init__(
        self, channel: Channel, attempt: Attempt, messages: MessageService, parent: QWidget
    ) -> None:
        noun = _(channel.message.noun)
        super().__init__(_("Mensaje por {channel}").format(channel=noun), parent)
        self.setMinimumWidth(_WIDTH)
        self._channel = channel
        self._attempt = attempt
        self._messages = messages
        self._region = phone.read(attempt.request.phone, "").region
        self._first = Recipient("")
        self._was_filled_in = False
        self._whom = ElidedLabel("title")
        name = sentences.of_customer(attempt.request)
        self._whom.show_text(_("Para {name}").format(name=name))
        self._templates = QComboBox()
        self._to = _row(_label_of(channel), QLineEdit())
        self._subject = _row(_("Asunto"), QLineEdit())
        self._text = _row(_("Texto"), _text_editor())
        self._uri = UriLine()
        keys = keyed("{ctrl_enter}")  # a text of several lines has Enter for itself
        self._open = KeyButton(_("Abrir {channel}").format(channel=noun), keys)
        self._fill_in_templates()
        self._assemble()
        self._show_template()
        for row in (self._to, self._subject, self._text):
            row.edited.connect(self._on_edited)
        self._templates.currentIndexChanged.connect(self._on_template)
        self._go_to_doubt()

    @property
    def _recipient(self) -> Recipient:
        """To whom it goes: as it was composed, until something else is typed."""
        typed = self._to.text.strip()
        if self._first.to and typed == recipient.shown(self._channel, self._first.to):
            return self._first
        return recipient.read(self._channel, typed, self._region)

    @property
    def _message(self) -> Message:
        has_subject = bool(self._channel.message.subject)
        subject = self._subject.text.strip() if has_subject else ""
        return Message(self._recipient.to, self._text.text, subject)

    def _fill_in_templates(self) -> None:
        for template in self._messages.templates(self._channel):
            self._templates.addItem(template.name, template)
        self._templates.setAccessibleName(_("Plantilla"))

    def _show_template(self) -> None:
        """Fill in what the chosen template makes; who it goes to stays as it is."""
        template: Template = self._templates.currentData()
        outcome, request = self._attempt.outcome, self._attempt.request
        link = outcome.link if isinstance(outcome, Created) else ""
        message = self._messages.compose(self._channel, request, link, template).message
        if not self._was_filled_in:
            self._was_filled_in = True
            if checks.is_readable(message.to):
                fixed = recipient.is_fixed_line(self._channel, request.phone)
                self._first = Recipient(message.to, is_fixed=fixed)
            self._to.set_text(recipient.shown(self._channel, message.to))
        self._subject.set_text(message.subject)
        self._text.set_text(message.text)
        self._show_state()

    @Slot()
    def _on_template(self) -> None:
        self._show_template()
        self._select_variable()

    @Slot()
    def _on_edited(self) -> None:
        self._show_state()

    def _show_state(self) -> None:
        """Show what would be opened, and what speaks against it."""
        message, to = self._message, self._recipient
        uri = self._channel.message.uri(message)
        said = sentences.of_recipient(self._channel, to)
        self._to.show_hint(said, "error" if to.flaw is not None else "warning" if said else "")
        self._show_state_of_texts(message, uri)
        self._uri.show_uri(uri if self._problem is None else "")

    def _show_state_of_texts(self, message: Message, uri: str) -> None:
        for row, text in ((self._subject, message.subject), (self._text, message.text)):
            missing = variables_in(Message("", text))
            row.show_hint(sentences.of_missing(missing), "error" if missing else "")
        if not variables_in(message) and message_uris.is_too_long(uri):
            self._text.show_hint(sentences.of_too_long(), "error")
        elif not variables_in(message) and self._channel.message.is_sms:
            segments = sms.segments(message.text)
            state = "warning" if segments.is_ucs2 and segments.number > 1 else ""
            self._text.show_hint(sentences.of_segments(segments), state)

    @property
    def _problem(self) -> FieldRow | None:
        """The row that keeps the message from being opened, None if nothing does."""
        rows = (self._to, self._subject, self._text)
        return next((each for each in rows if each.hint.property("state") == "error"), None)

    def _go_to_doubt(self) -> None:
        """Put the focus where something has to be seen, or else to the text's end."""
        if self._select_variable():
            return
        wrong = self._problem
        if wrong is None and self._to.hint.property("state") == "warning":
            wrong = self._to
        (wrong or self._text).editor.setFocus()
        if isinstance(self._text.editor, QPlainTextEdit):
            self._text.editor.moveCursor(self._text.editor.textCursor().MoveOperation.End)

    def _select_variable(self) -> bool:
        """Select the first variable without a value, to be typed over; return if there is one."""
        for row in (self._subject, self._text):
            variable = first_in(row.text)
            if variable:
                row.select(variable)
                return True
        return False

    @Slot()
    def _on_open(self) -> None:
        if self._problem is not None:
            self._go_to_doubt()
            return
        uri, text = self._uri.uri, self._message.text
        self.accept()
        self.open_wanted.emit(uri, text)

    @Slot()
    def _on_copy(self) -> None:
        message = self._message
        if variables_in(Message("", message.text)):
            self._select_variable()
            return
        self.accept()
        self.copy_wanted.emit(message.text)

    def _assemble(self) -> None:
        grid = FieldGrid()
        grid.add_wide(self._whom)
        if self._templates.count() > 1:
            grid.add(_("Plantilla"), self._templates)
        grid.add_row(self._to)
        if self._channel.message.subject:
            grid.add_row(self._subject)
        grid.add_row(self._text)
        grid.add(_("Se abre"), self._uri)
        keys = Action("", (Channel.COPY.spec.shortcut,)).shortcut
        copy = KeyButton(_("Copiar mensaje"), keys)
        copy.clicked.connect(self._on_copy)
        QShortcut(QKeySequence(Channel.COPY.spec.shortcut), self).activated.connect(copy.click)
        cancel = KeyButton(_("Cancelar"), keyed("{esc}"))
        cancel.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open)
        self.set_default(self._open)
        self.fill(grid, Footer(cancel, copy, self._open))


def _label_of(channel: Channel) -> str:
    return _("Correo") if channel.message.field is Field.EMAIL else _("Número")


def _row(label: str, editor: QLineEdit | QPlainTextEdit) -> FieldRow:
    return FieldRow(label, label, editor)


def _text_editor() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.document().setDocumentMargin(2)  # its text stands level with a line's
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * _TEXT_LINES + 14)
    return made
