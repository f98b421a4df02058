"""A question with two answers; the safe one is the default, and Esc means it too."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from cammer_desktop.ui.widgets import aloud
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Sign
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.typed_on import TypedOn
from cammer_desktop.ui.widgets.voice import Voice

_SIGN: Final = 3 * GRID
QUESTION_WIDTH: Final = 54 * GRID
"""How wide a question is, in logical pixels."""


def asked(text: str) -> QHBoxLayout:
    """Return what is asked beside its sign."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, 2, 0, 0)  # level with the sign
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    row.addWidget(Sign(_SIGN, "warning"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row


class QuestionDialog(Dialog):
    """Is accepted by the answer `yes`; every other way of closing it is `no`."""

    def __init__(
        self, text: str, yes: str, no: str, parent: QWidget | None, *, is_safe: bool = False
    ) -> None:
        """Take the text, both answers, and whether Enter may mean `yes` as well."""
        super().__init__("Cammer" if parent is None else yes, parent)
        self._text = text
        self.setMinimumWidth(QUESTION_WIDTH)
        # A screen reader says a dialog's labels when it opens; described by it, it says it twice.
        self.setProperty(aloud.HEARD, text)
        agree, refuse = KeyButton(yes), KeyButton(no, keyed("{esc}"))
        for button in (agree, refuse):
            button.leave_blanks()  # whoever types on has not read the question
        agree.clicked.connect(self.accept)
        refuse.clicked.connect(self.reject)
        others, default = (refuse, agree) if is_safe else (agree, refuse)
        self.fill(asked(text), Footer(others, default))
        self.set_default(default)
        default.setFocus()

    def text(self) -> str:
        """Return what is asked."""
        return self._text


class Question(QObject):
    """One question at a time; while it is open, asking again does nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: QuestionDialog | None = None
        self._then: Callable[[], None] = lambda: None
        self._otherwise: Callable[[], None] = lambda: None

    @property
    def is_open(self) -> bool:
        """Whether an answer is awaited."""
        return self._dialog is not None

    def ask(
        self,
        text: str,
        yes: str,
        no: str,
        then: Callable[[], None],
        otherwise: Callable[[], None] = lambda: None,
        *,
        comes_unasked: bool = False,
    ) -> None:
        """Ask; the call returns at once. `then` follows the answer `yes`, `otherwise` the other.

        What `comes_unasked` is not answered by the keys of whoever is just typing.
        """
        if self._dialog is not None:
            return
        dialog = QuestionDialog(text, yes, no, self._window)
        dialog.finished.connect(self._on_finished)
        self._dialog, self._then, self._otherwise = dialog, then, otherwise
        dialog.open()
        if comes_unasked:
            TypedOn(dialog).begin()
        Voice(dialog).say(text)

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        self._dialog = None
        if result == QDialog.DialogCode.Accepted:
            self._then()
        else:
            self._otherwise()
