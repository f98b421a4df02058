"""The result's panel: what came of an attempt, whose it is, and its link.

Before there is a link, what will be sent stands in its place.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.summary import Summary
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.result.link_page import LinkPage
from cammer_desktop.ui.widgets.actions import action, action_of, attach
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_SPACING: Final = 4
_LONG_NUMBER: Final = "+000 000 000 000 0000"


class ResultPanel(QWidget):
    """Shows one attempt, or what will be sent; `composed` carries letters composed at a link."""

    composed = Signal(str)

    def __init__(self, offer: QWidget) -> None:
        """Take what is offered while there is nobody's session to show."""
        super().__init__()
        self._attempt: Attempt | None = None
        self._summary = Summary("", "", "", "")
        self._name = ElidedLabel("title")
        self._number = ElidedLabel("muted")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Of one size, or the whole window is laid out anew at every digit.
        widest = self._number.fontMetrics().horizontalAdvance(_LONG_NUMBER)
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._number.setFixedSize(widest, self._number.sizeHint().height())
        self._where = ElidedLabel("muted")
        large = QPushButton(_("QR grande"))
        attach(large, self.show_large)
        self.link_page = LinkPage(large, action_of(self.show_large).shortcut)
        self.link_page.text.composed.connect(self.composed)
        self._empty = _empty_page(offer)
        self._texts = QPlainTextEdit()
        self._texts.setReadOnly(True)
        self._texts.setTabChangesFocus(True)
        self._texts.setAccessibleName(_("Lo que se envía"))
        # It has the room that a longer message leaves, and scrolls.
        self._texts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        set_style_property(self._texts, "role", "message")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        whose = QHBoxLayout()
        whose.setSpacing(2 * GRID)
        whose.addWidget(self._name, 1)
        whose.addWidget(self._number)
        column.addLayout(whose)
        column.addWidget(self._where)
        for page in (self._empty, self._texts, self.link_page):
            column.addWidget(page, 1)
        self._show_summary(self._summary, has_link=False)

    @property
    def reserved_height(self) -> int:
        """The height of a link, in logical pixels: reserved, so that nothing moves for one."""
        names = self._name.sizeHint().height() + self._where.sizeHint().height()
        return names + 2 * _SPACING + self.link_page.least_height

    @property
    def attempt(self) -> Attempt | None:
        """The attempt that is shown, None without one."""
        return self._attempt

    def button(self, channel: Channel) -> QPushButton:
        """Return the button of a channel."""
        return self.link_page.buttons[channel]

    @property
    def has_focus(self) -> bool:
        """Whether the focus is at the link or beside it."""
        focused = self.window().focusWidget()
        return focused is not None and self.link_page.isAncestorOf(focused)

    def take_focus(self) -> None:
        """Move the focus to the link: it is read, and no key that is typed on does anything."""
        self.link_page.text.setFocus()

    def show_attempt(self, attempt: Attempt) -> None:
        """Show an attempt, with its link if it made one."""
        outcome = attempt.outcome
        self._attempt = attempt
        self._show_summary(
            Summary.of_request(attempt.request), has_link=isinstance(outcome, Created)
        )
        if isinstance(outcome, Created):
            differences = sentences.of_differences(attempt.request, outcome.customer)
            self.link_page.show_link(outcome.link, "\n".join(differences))

    def show_summary(self, summary: Summary) -> None:
        """Show what will be sent, and no link; at most keys nothing of it changes."""
        if self._attempt is not None or summary != self._summary:
            self._attempt = None
            self._show_summary(summary, has_link=False)

    @action(N_("Mostrar el QR grande"), "Ctrl+Shift+Q")
    def show_large(self) -> None:
        """Show the code as large as the screen allows."""
        if self.link_page.link:
            from cammer_desktop.ui.result.qr_dialog import QrDialog

            QrDialog(self._name.whole, self.link_page.link, self.window()).open()

    def _show_summary(self, summary: Summary, *, has_link: bool) -> None:
        self._summary = summary
        if not has_link and self.link_page.link:
            self.link_page.show_link("", "")
        self._name.show_text(summary.name)
        self._number.show_text(summary.number)
        self._where.show_text(summary.where)
        self._texts.setPlainText(summary.texts)
        self.link_page.setVisible(has_link)
        self._texts.setVisible(not has_link and not summary.is_empty)
        self._empty.setVisible(not has_link and summary.is_empty)


def _empty_page(offer: QWidget) -> QWidget:
    text = QLabel(_("Aquí aparece el enlace: copiado, y como código QR."))
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    text.setWordWrap(True)
    set_style_property(text, "role", "muted")
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(offer)
    column.addWidget(text, 1)
    return page
