"""A link: its text, its QR code, and a button for each channel."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.link_text import LinkText
from cammer_desktop.ui.result.qr_view import QrView
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.flow_layout import FlowLayout
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_QR_SIDE = 22 * GRID


class LinkPage(QWidget):
    """Shows one link; `copied_changed` is emitted when it comes to the clipboard or leaves it."""

    copied_changed = Signal()

    def __init__(self, large: QPushButton, large_keys: str) -> None:
        """Take the button that shows the code larger, and its keys as people read them."""
        super().__init__()
        self._link = ""
        self._is_copied = False
        self.text = LinkText()
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        set_style_property(self._note, "state", "warning")
        self._copied = QLabel()
        set_style_property(self._copied, "state", "ok")
        enlarge = _("No cabe aquí: {keys} lo agranda.")
        self._qr = QrView(_QR_SIDE, enlarge.format(keys=large_keys))
        self._qr.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.buttons = {channel: _button(channel) for channel in Channel}
        self._assemble(large)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard)

    @property
    def least_height(self) -> int:
        """The height that it has at least, in logical pixels: its code's."""
        return _QR_SIDE

    @property
    def link(self) -> str:
        """The link that is shown, empty without one."""
        return self._link

    @property
    def is_copied(self) -> bool:
        """Whether the link is on the clipboard."""
        return self._is_copied

    def show_link(self, link: str, note: str) -> None:
        """Show a link, none if it is empty, and a note on it."""
        self._link = link
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.text.setPlainText(link)
        self._qr.show_link(link)
        self._on_clipboard()

    def copy(self) -> bool:
        """Copy the link to the clipboard; return whether it is there."""
        if not self._link:
            return False
        QGuiApplication.clipboard().setText(self._link)
        self._on_clipboard()
        if self._is_copied:
            announce(self.buttons[Channel.COPY], _("Enlace copiado"))
        return self._is_copied

    @Slot()
    def _on_clipboard(self) -> None:
        """Show "copied" only while it is true: another program may copy something else."""
        there = bool(self._link) and QGuiApplication.clipboard().text() == self._link
        self._copied.setText(_("✓ Copiado") if there else "")
        if there != self._is_copied:
            self._is_copied = there
            self.copied_changed.emit()

    def _assemble(self, large: QPushButton) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(GRID)
        beside.addWidget(self.text)
        beside.addWidget(self._copied)
        beside.addStretch(1)
        # In the smallest window a third button has no room beside two others.
        buttons = FlowLayout(GRID)
        for button in (*self.buttons.values(), large):
            buttons.addWidget(button)
        beside.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        self._qr.setFixedSize(self._qr.sizeHint())
        middle.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(middle)
        column.addWidget(self._note)
        column.addStretch(1)


def _button(channel: Channel) -> QPushButton:
    button = QPushButton(_(channel.spec.label))
    button.setAccessibleName(_(channel.spec.name))
    return button
