"""A dialog for a long text that can be copied: a message, a crash report."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import MARGIN, Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID


class ReportDialog(Dialog):
    """Shows a text and copies it."""

    def __init__(self, title: str, lead: str, text: str, parent: QWidget | None) -> None:
        """Take the window's title, a sentence above the text, and the text itself."""
        super().__init__(title, parent)
        self.resize(70 * GRID, 44 * GRID)
        label = QLabel(lead, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setVisible(bool(lead))
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(title)
        label.setBuddy(self._text)
        copy = KeyButton(_("Copiar"))
        copy.clicked.connect(self._copy)
        close = KeyButton(_("Cerrar"), keyed("{esc}"))
        close.clicked.connect(self.reject)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2 * GRID)
        column.addWidget(label)
        column.addWidget(self._text, 1)
        self.stack(content, Footer(copy, close))
        self.set_default(close)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
