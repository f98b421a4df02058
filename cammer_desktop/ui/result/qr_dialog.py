"""The large QR, to be held into a camera or shared on a screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.qr_view import QrView
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import MARGIN, Dialog
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID

_SIDE = 55 * GRID


class QrDialog(Dialog):
    """Shows one link's code, whatever its length, as large as the window is."""

    def __init__(self, title: str, link: str, parent: QWidget) -> None:
        """Take whom the link is for and the link."""
        super().__init__(_("QR grande"), parent)
        heading = ElidedLabel("title")
        heading.show_text(title)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = QrView(_SIDE, _("No cabe aquí."), title)
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view.show_link(link)
        self.view.setMinimumSize(self.view.needed, self.view.needed)
        # It has the focus, to be heard; Enter closes all the same.
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = KeyButton(_("Cerrar"), keyed("{esc}"))
        close.clicked.connect(self.reject)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        column.setSpacing(GRID)
        column.addWidget(heading)
        column.addWidget(self.view, 1)
        self.stack(content, Footer(close))
        self.set_default(close)
        self.view.setFocus()
