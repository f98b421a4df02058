"""Enter in the form: on to the next field that lacks something."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from cammer_desktop.domain.fields import Field
    from cammer_desktop.ui.session.form import Form


class EnterKey(QObject):
    """Moves the focus; `done` is emitted when no field lacks anything."""

    done = Signal()

    def __init__(self, form: "Form") -> None:
        super().__init__(form)
        self._form = form
        for row in form.rows.values():
            if isinstance(row.editor, QLineEdit):  # in others it begins a line
                row.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by Enter, the keypad's too; held down, it goes on once."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or others:
            return super().eventFilter(watched, event)
        for field, row in self._form.rows.items():
            if row.editor is watched and not row.is_read_only and not event.isAutoRepeat():
                self._go_on(field)
        return True

    def _go_on(self, field: "Field") -> None:
        """Move on from a field, which is live from here on: Enter means that it is done."""
        row = self._form.rows[field]
        row.was_left = True
        self._form.judge()
        checked = self._form.checked
        lacking = {each.field for each in checked} if isinstance(checked, tuple) else set()
        fields = list(self._form.rows)
        after = fields.index(field) + 1
        later = (*fields[after:], *fields[:after])
        following = next((each for each in later if each in lacking), None)
        if following is None:
            self.done.emit()
        else:
            self._form.rows[following].editor.setFocus()
