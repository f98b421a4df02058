"""The large QR, to be held into a camera or shared on a screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.qr_view import QrView
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.held_keys import ENTER
from cammer_desktop.ui.widgets.style import GRID

_SIDE = 55 * GRID


class QrDialog(Dialog):
    """Shows one link's code, whatever its length, as large as the window is."""

    def __init__(self, title: str, link: str, parent: QWidget) -> None:
        """Take whom the link is for and the link."""
        super().__init__(_("QR grande"), parent)
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = QrView(_SIDE, _("No cabe aquí."), title)
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view.show_link(link)
        self.view.setMinimumSize(self.view.needed, self.view.needed)
        # No button: all the room is for the code. It has the focus, to be heard, and Enter closes.
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(heading)
        column.addWidget(self.view, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Enter, as on Esc."""
        if event.key() in ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)
