"""A message before it is opened: to whom it goes, what it says, and the address that is opened."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.services.message_service import MessageService
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.doubt_line import DoubtLine
from cammer_desktop.ui.result.message_fields import MessageFields
from cammer_desktop.ui.result.uri_line import UriLine
from cammer_desktop.ui.widgets.actions import Action, keyed
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.tip import explain

_WIDTH: Final = 80 * GRID


class MessageDialog(Dialog):
    """Shows a message that may be changed: nothing of that changes what was sent for the link.

    `open_wanted` carries the URI that was shown and the message's text, `copy_wanted` the text;
    before them `recipient_typed` another number or address than the customer's. `passed_over`
    carries what was typed at the doubt of which it has come by itself, and that doubt.
    """

    open_wanted = Signal(str, str)
    copy_wanted = Signal(str)
    recipient_typed = Signal(str)
    passed_over = Signal(str, str)

    def __init__(
        self,
        channel: Channel,
        attempt: Attempt,
        messages: MessageService,
        parent: QWidget,
        typed: str | None = None,
    ) -> None:
        """Take whose message it is, what makes it, and another recipient that was typed before."""
        self._noun = _(channel.message.noun)
        super().__init__(_("Mensaje por {channel}").format(channel=self._noun), parent)
        self.setMinimumWidth(_WIDTH)
        self._channel = channel
        self._whom = ElidedLabel("title")
        whom = _("Para {name}").format(name=sentences.of_customer(attempt.request))
        self._whom.show_text(whom)
        self._whom.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whom.setFixedHeight(self._whom.sizeHint().height() + GRID)
        self.setAccessibleDescription(whom)
        self._doubt = DoubtLine()
        self._doubt.hide()
        self._fields = MessageFields(channel, attempt, messages, typed)
        self._fields.setParent(self)
        self._uri = UriLine()
        self._keys = keyed(_("{ctrl_enter} abre · {esc} cancela"))
        self._assemble()
        self._show_state()
        self._fields.changed.connect(self._show_state)
        self._doubt.passed_over.connect(self._on_passed_over)
        self._doubt.entered.connect(self._fields.go_to_doubt)
        self._doubt.attended.connect(self._on_attended)
        self._fields.go_to_doubt()

    def show_doubt(self) -> None:
        """Show what must be seen, with the focus: the agent has not asked for this dialog.

        A recipient that is missing is not seen but typed: there the focus is in its field.
        """
        if self._fields.lacks_recipient:
            return
        self._doubt.show()
        self._show_state()
        self._doubt.setFocus()

    @Slot()
    def _show_state(self) -> None:
        """Show what would be opened, and what speaks against it."""
        fields = self._fields
        uri = self._channel.message.uri(fields.message)
        self._uri.show_uri(uri if fields.problem is None else "")
        row = fields.doubtful
        if row is None:
            self._doubt.show_doubt(_("No queda nada por revisar"), "ok")
        elif row.hint.property("state"):  # else it is asked for in its field, and nowhere else
            self._doubt.show_doubt(row.hint.text(), str(row.hint.property("state")))
        self._footer.say(self._keys)

    @Slot(str)
    def _on_passed_over(self, text: str) -> None:
        row = self._fields.doubtful
        doubt = "" if row is None else row.hint.text()
        self.reject()
        self.passed_over.emit(text, doubt)

    @Slot(bool)
    def _on_attended(self, is_attended: bool) -> None:
        keys = keyed(_("Tab pasa al campo · {esc} cancela"))
        self._footer.say(keys if is_attended else self._keys)

    @Slot()
    def _on_open(self) -> None:
        fields = self._fields
        problem = fields.show_problem()
        if problem is not None:
            self._refuse(_("No se abrió."), problem.hint.text())
            fields.go_to_doubt()
            return
        uri, text, typed = self._uri.uri, fields.message.text, fields.typed_recipient
        self.accept()
        if typed is not None:
            self.recipient_typed.emit(typed)
        self.open_wanted.emit(uri, text)

    @Slot()
    def _on_copy(self) -> None:
        fields = self._fields
        if fields.text_problem:
            fields.go_to_text()
            self._refuse(_("No se copió."), fields.text_problem)
            return
        text, typed = fields.message.text, fields.typed_recipient
        is_good = fields.recipient.flaw is None
        self.accept()
        if typed is not None and is_good:
            self.recipient_typed.emit(typed)
        self.copy_wanted.emit(text)

    def _refuse(self, what: str, why: str) -> None:
        """Say that nothing was done, and why; that stands at its field, too."""
        self._footer.say(what)
        announce(self._footer, f"{what} {why}")

    def _assemble(self) -> None:
        grid = FieldGrid()
        grid.add_wide(self._whom)
        grid.add_wide(self._doubt)
        self._fields.add_to(grid)
        grid.add(_("Se a&bre"), self._uri)
        shortcut = Channel.COPY.spec.shortcut
        copy = KeyButton(_("Copiar &mensaje"))
        keys = Action("", (shortcut,)).shortcut
        explain(copy, _("Copiar mensaje ({keys})").format(keys=keys), keys)
        copy.clicked.connect(self._on_copy)
        QShortcut(QKeySequence(shortcut), self).activated.connect(copy.click)
        cancel = KeyButton(_("Cancelar"))
        cancel.clicked.connect(self.reject)
        opens = KeyButton(_("Abr&ir {channel}").format(channel=self._noun))
        opens.clicked.connect(self._on_open)
        self.set_default(opens)
        self._footer = Footer(cancel, copy, opens, note=self._keys)
        self.fill(grid, self._footer)
