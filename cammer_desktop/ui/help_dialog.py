"""Help: every shortcut, and which program this is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop import __version__
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import shortcut_text
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class HelpDialog(Dialog):
    """Shows the actions of a window and their shortcuts."""

    def __init__(self, parent: QWidget) -> None:
        """Take the window whose actions are shown."""
        super().__init__(_("Atajos y ayuda"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, action in enumerate(parent.actions()):
            keys = QLabel(shortcut_text(action.shortcut()))
            set_style_property(keys, "role", "title")
            grid.addWidget(keys, row, 0)
            grid.addWidget(QLabel(action.text()), row, 1)
        version = QLabel(_("Cammer Desktop {version}").format(version=__version__))
        news = QLabel(
            _(
                "No busca versiones nuevas: las da quien le dio esta. Usa Qt bajo la LGPL-3.0;"
                " su carpeta «licenses» dice qué más contiene."
            )
        )
        news.setWordWrap(True)
        for label in (version, news):
            set_style_property(label, "role", "muted")
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Cerrar"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(grid)
        column.addWidget(version)
        column.addWidget(news)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignRight)
