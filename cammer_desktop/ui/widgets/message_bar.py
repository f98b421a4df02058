"""The message bar: the one place for what concerns no single field."""

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_LINES: Final = 2
"""How many lines the bar has; a longer text can be scrolled, and opened in a window."""


class Mood(Enum):
    """The kind of a message; a sign before the text tells it without colour."""

    PLAIN = ""
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


_SIGNS: Final = {Mood.PLAIN: "", Mood.OK: "✓ ", Mood.WARNING: "⚠ ", Mood.ERROR: "✕ "}


class MessageBar(QWidget):
    """Shows one message at a time; a long one can be read whole."""

    def __init__(self) -> None:
        super().__init__()
        self._message = ""
        self._details = ""
        # A text field and not a label: screen readers can read it, and its text can be copied.
        self._field = QPlainTextEdit()
        self._field.setReadOnly(True)
        self._field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._field.setAccessibleName(_("Estado"))
        self._field.setFrameShape(QFrame.Shape.NoFrame)
        self._field.document().setDocumentMargin(0)
        self._field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_style_property(self._field, "role", "message")
        self._more = QPushButton(_("Ver todo"))
        self._more.setVisible(False)
        self._more.clicked.connect(self._show_whole)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self._field, 1)
        line.addWidget(self._more)
        self._fit()

    @property
    def text(self) -> str:
        """The whole message."""
        return self._message

    def say(self, text: str, mood: Mood = Mood.PLAIN, details: str = "") -> None:
        """Show a message in place of the one before, and announce it.

        `details` are for a help desk: a button shows them, with the message, to be copied.
        """
        self._show(text, mood, details)
        if text:
            announce(self._field, text)

    def add(self, text: str, mood: Mood) -> None:
        """Add a text below the current message, and announce it."""
        self._show("\n".join(filter(None, (self._message, text))), mood, self._details)
        announce(self._field, text)

    def show_progress(self, text: str) -> None:
        """Show the progress of something, without an announcement each time."""
        self._show(text, Mood.PLAIN)

    def clear(self) -> None:
        """Show nothing."""
        self._show("", Mood.PLAIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the message to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, text: str, mood: Mood, details: str = "") -> None:
        self._message = text
        self._details = details
        self._more.setText(_("Detalles") if details else _("Ver todo"))
        self._field.setPlainText(_SIGNS[mood] + text if text else "")
        set_style_property(self._field, "state", mood.value)
        self._fit()

    def _fit(self) -> None:
        """Take the height of the message, up to the lines of the bar."""
        lines = max(1, round(self._field.document().size().height()))
        self._more.setVisible(lines > _LINES or bool(self._details))
        height = self._field.fontMetrics().lineSpacing() * min(lines, _LINES)
        self._field.setFixedHeight(height)

    @Slot()
    def _show_whole(self) -> None:
        whole = "\n\n".join(filter(None, (self._message, self._details)))
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.widgets.report_dialog import ReportDialog

        ReportDialog(_("Mensaje completo"), "", whole, self.window()).open()
