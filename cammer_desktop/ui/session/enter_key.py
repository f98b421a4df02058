"""Enter in the form: on to the next field that lacks something.

What is typed and flawed lacks something itself: the first Enter stays there, and says the flaw,
unless that stood there already.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from cammer_desktop.ui.session.form import Form
    from cammer_desktop.ui.widgets.field_row import FieldRow


class EnterKey(QObject):
    """Moves the focus; `done` is emitted when no field lacks anything."""

    done = Signal()

    def __init__(self, form: "Form") -> None:
        super().__init__(form)
        self._form = form
        for row in form.in_order:
            if isinstance(row.editor, QLineEdit):  # in others it begins a line
                row.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by Enter, the keypad's too; held down, it goes on once."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or others:
            return False
        for row in self._form.in_order:
            if row.editor is watched and not row.is_read_only and not event.isAutoRepeat():
                self._go_on(row)
        return True

    def _go_on(self, row: "FieldRow") -> None:
        """Move on from a field, which is live from here on: Enter means that it is done."""
        was_told, row.was_left = row.was_left, True
        self._form.judge()
        rows, wrong = self._form.in_order, self._form.wrong
        if row in wrong and row.text.strip() and not was_told:
            row.tell_problem()
            return
        after = rows.index(row) + 1
        following = next((each for each in (*rows[after:], *rows[:after]) if each in wrong), None)
        if following is None:
            self.done.emit()
        else:
            following.editor.setFocus()
