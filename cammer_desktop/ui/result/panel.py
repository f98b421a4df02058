"""The result's panel: the customer, the link, its QR code, and a button for each channel."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.result.qr_view import QrView
from cammer_desktop.ui.widgets.actions import action, action_of, attach
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.flow_layout import FlowLayout
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_QR_SIDE = 22 * GRID
_LINK_LINES = 4


class ResultPanel(QWidget):
    """Shows the link of one attempt, with a button for each channel."""

    def __init__(self) -> None:
        super().__init__()
        self._link = ""
        self._attempt: Attempt | None = None
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        set_style_property(self._title, "role", "title")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(2)
        self._text.setAccessibleName(_("Enlace"))
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINK_LINES + 14)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        set_style_property(self._text, "role", "link")
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.hide()
        set_style_property(self._note, "state", "warning")
        self._copied = QLabel()
        set_style_property(self._copied, "state", "ok")
        enlarge = _("No cabe aquí: {keys} lo agranda.")
        self._qr = QrView(_QR_SIDE, enlarge.format(keys=action_of(self.show_large).shortcut))
        self._qr.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._buttons = {channel: _button(channel) for channel in Channel}
        self._large = QPushButton(_("QR grande"))
        attach(self._large, self.show_large)
        self._pages = QStackedLayout(self)
        self._assemble()
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard)

    @property
    def link(self) -> str:
        """The link that is shown, empty without one."""
        return self._link

    @property
    def attempt(self) -> Attempt | None:
        """The attempt whose link is shown, None without one."""
        return self._attempt

    def button(self, channel: Channel) -> QPushButton:
        """Return the button of a channel."""
        return self._buttons[channel]

    def take_focus(self) -> None:
        """Move the focus to the first channel, which is the next step."""
        next(iter(self._buttons.values())).setFocus()

    def show_attempt(self, attempt: Attempt) -> None:
        """Show the link of an attempt that created one."""
        if not isinstance(attempt.outcome, Created):
            return
        request, outcome = attempt.request, attempt.outcome
        self._attempt = attempt
        self._link = outcome.link
        where = sentences.of_destination(request.destination)
        self._title.setText(f"{request.name} · {where}")
        differences = sentences.of_differences(request, outcome.customer)
        self._note.setText("\n".join(differences))
        self._note.setVisible(bool(differences))
        self._text.setPlainText(self._link)
        self._qr.show_link(self._link)
        self._on_clipboard()
        self._pages.setCurrentIndex(1)

    def clear(self) -> None:
        """Show no link."""
        self._link, self._attempt = "", None
        self._text.clear()
        self._qr.show_link("")
        self._pages.setCurrentIndex(0)

    def copy(self) -> bool:
        """Copy the link to the clipboard; show and return whether it is there."""
        if not self._link:
            return False
        QGuiApplication.clipboard().setText(self._link)
        self._on_clipboard()
        there = bool(self._copied.text())
        if there:
            announce(self._buttons[Channel.COPY], _("Enlace copiado"))
        return there

    @action(N_("Mostrar el QR grande"), "Ctrl+Shift+Q")
    def show_large(self) -> None:
        """Show the code as large as the screen allows."""
        if self._link:
            from cammer_desktop.ui.result.qr_dialog import QrDialog

            QrDialog(self._title.text(), self._link, self.window()).open()

    @Slot()
    def _on_clipboard(self) -> None:
        """Show "copied" only while it is true: another program may copy something else."""
        there = bool(self._link) and QGuiApplication.clipboard().text() == self._link
        self._copied.setText(_("✓ Copiado") if there else "")

    def _assemble(self) -> None:
        empty = QLabel(_("Aquí aparece el enlace: copiado, y como código QR."))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        set_style_property(empty, "role", "muted")
        beside = QVBoxLayout()
        beside.setSpacing(GRID)
        beside.addWidget(self._text)
        beside.addWidget(self._copied)
        beside.addStretch(1)
        # In the smallest window a third button has no room beside two others.
        buttons = FlowLayout(GRID)
        for button in (*self._buttons.values(), self._large):
            buttons.addWidget(button)
        beside.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        self._qr.setFixedSize(self._qr.sizeHint())
        middle.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(beside, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(middle)
        column.addWidget(self._note)
        column.addStretch(1)
        self._pages.addWidget(empty)
        self._pages.addWidget(page)


def _button(channel: Channel) -> QPushButton:
    button = QPushButton(_(channel.spec.label))
    button.setAccessibleName(_(channel.spec.name))
    return button
