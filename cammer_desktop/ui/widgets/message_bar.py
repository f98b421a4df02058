"""The message bar: what the window speaks of, and below it whatever else there is to tell."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_RESERVED_LINES: Final = 2
_MOST_LINES: Final = 10
"""More than any text of ours has in the narrowest window; what is longer still can be scrolled."""
_MARGIN: Final = GRID // 2
_FRAME: Final = 2


class Mood(Enum):
    """The kind of a message; a sign before the text tells it without colour."""

    PLAIN = ""
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


_SIGNS: Final = {Mood.PLAIN: "", Mood.OK: "✓ ", Mood.WARNING: "⚠ ", Mood.ERROR: "✕ "}


@dataclass(frozen=True, slots=True)
class Message:
    """A text, its mood, and details for a help desk, which a button shows."""

    text: str
    mood: Mood = Mood.PLAIN
    details: str = ""

    @property
    def signed(self) -> str:
        """The text behind its mood's sign."""
        return _SIGNS[self.mood] + self.text if self.text else ""


_NOTHING: Final = Message("")


class _Field(QPlainTextEdit):
    """Emits `resized` when it has wrapped its text to a new width."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text, and tell."""
        super().resizeEvent(event)
        self.resized.emit()


class MessageBar(QWidget):
    """Shows the *standing* message and a *notice*, both always whole.

    The standing message says what came of the attempt that is shown beside it. A notice is about
    anything else; it goes when the agent goes on, a warning with the next standing message.
    """

    def __init__(self) -> None:
        super().__init__()
        self._standing = self._notice = _NOTHING
        # A text field and not a label: screen readers can read it, and its text can be copied.
        self._field = _Field()
        self._field.setReadOnly(True)
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(_("Estado"))
        self._field.setPlaceholderText(_("Todavía sin enlace"))
        self._field.setFrameShape(QFrame.Shape.NoFrame)
        self._field.document().setDocumentMargin(_MARGIN)
        self._field.resized.connect(self._fit)
        set_style_property(self._field, "role", "message")
        self._more = QPushButton(_("Detalles"))
        self._more.setVisible(False)
        self._more.clicked.connect(self._show_details)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self._field, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._field)
        self._fit()

    @property
    def text(self) -> str:
        """The whole of what is said."""
        return "\n".join(each.text for each in (self._standing, self._notice) if each.text)

    @property
    def reserved_height(self) -> int:
        """The height that it has at least, in logical pixels."""
        return self._height(_RESERVED_LINES)

    @property
    def has_focus(self) -> bool:
        """Whether it has the window's focus, also while another window is in front."""
        return self.window().focusWidget() is self._field

    def take_focus(self) -> None:
        """Take the focus: the text is read aloud, and letters, Space and Enter do nothing."""
        self._field.setFocus()

    def stand(self, message: Message) -> None:
        """Show a message in place of all before it, and announce it."""
        if (message, _NOTHING) != (self._standing, self._notice):
            self._standing, self._notice = message, _NOTHING
            self._show()
        announce(self._field, message.text)

    def restate(self, message: Message) -> None:
        """Show what the standing message has become; a notice stays, and nothing is announced."""
        if message != self._standing:
            self._standing = message
            self._show()

    def say(self, text: str, mood: Mood = Mood.PLAIN) -> None:
        """Show a notice in place of the one before, and announce it."""
        self._notice = Message(text, mood)
        self._show()
        announce(self._field, text)

    def add(self, text: str, mood: Mood) -> None:
        """Add a text to the notice unless that says it already, and announce it."""
        lines = dict.fromkeys((*self._notice.text.splitlines(), *text.splitlines()))
        self._notice = Message("\n".join(lines), mood)
        self._show()
        announce(self._field, text)

    def withdraw(self, text: str) -> None:
        """Drop a line that was added and is not true any more; nothing is announced."""
        lines = self._notice.text.splitlines()
        if text in lines:
            lines.remove(text)
            self._notice = Message("\n".join(lines), self._notice.mood) if lines else _NOTHING
            self._show()

    def go_on(self) -> None:
        """Drop a notice that is no longer of use: the agent goes on. A warning stays."""
        if self._notice.mood is not Mood.WARNING and self._notice.text:
            self._notice = _NOTHING
            self._show()

    def _show(self) -> None:
        mood = self._standing.mood if self._standing.text else self._notice.mood
        shown = (each.signed for each in (self._standing, self._notice))
        self._field.setPlainText("\n".join(filter(None, shown)))
        set_style_property(self._field, "state", mood.value)
        self._more.setVisible(bool(self._standing.details))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Take the height of the text; two lines are reserved, so that nothing moves for them."""
        lines = round(self._field.document().size().height())
        self._field.setFixedHeight(self._height(min(max(lines, _RESERVED_LINES), _MOST_LINES)))

    def _height(self, lines: int) -> int:
        return self._field.fontMetrics().lineSpacing() * lines + 2 * (_MARGIN + _FRAME)

    @Slot()
    def _show_details(self) -> None:
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.widgets.report_dialog import ReportDialog

        ReportDialog(_("Mensaje completo"), "", self._standing.details, self.window()).open()
