"""The phone's line edit: groups the digits as one types, and keeps the caret at its digit.

The domain (`phone.editing`) decides what becomes of a text; this passes each change there and shows
the result.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cammer_desktop.domain.phone import editing
from cammer_desktop.domain.phone.editing import Typed

_REMEMBERED = 100


class PhoneEdit(QLineEdit):
    """A number with its region (ISO 3166).

    `shown` is emitted when text or region changed, `refused` with an `EditRefusal` when a change
    was not taken. Until `enable_validation()` it is a plain line edit.
    """

    shown = Signal()
    refused = Signal(object)

    def __init__(self, region: str) -> None:
        super().__init__()
        self.region = region
        self._live = False
        self._backwards = False
        self._before = Typed("", 0, region)
        self._past: list[Typed] = []
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    def enable_validation(self) -> None:
        """Group the digits from here on; the numbering plans are loaded."""
        self._live = True
        self._show(editing.typed(self.text(), self.region))

    def put(self, text: str, region: str) -> None:
        """Show another number; this cannot be undone."""
        self._past.clear()
        self.region = region
        self._show(editing.typed(text, region) if self._live else Typed(text, len(text), region))

    def replace(self, text: str, region: str) -> None:
        """Show another number; this can be undone."""
        past = [*self._past, self._typed()]
        self.put(text, region)
        self._past = past

    def choose_region(self, region: str) -> None:
        """Dial in another region, whose country code replaces the one that was typed."""
        if self._live:
            self._past.append(self._typed())
            self._show(editing.with_region(self._typed(), region))
        else:
            self.region = region
            self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note the direction of a deletion, and undo the last change on Ctrl+Z."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isReadOnly():
            if self._past:
                self._show(self._past.pop())
            return
        to_the_front = event.matches(QKeySequence.StandardKey.DeleteStartOfWord)
        self._backwards = event.key() == Qt.Key.Key_Backspace or to_the_front
        super().keyPressEvent(event)
        self._backwards = False

    def _typed(self) -> Typed:
        return Typed(self.text(), self.cursorPosition(), self.region)

    def _show(self, typed: Typed) -> None:
        with QSignalBlocker(self):
            if self.text() != typed.text:
                self.setText(typed.text)
            self.setCursorPosition(typed.caret)
        self.region = typed.region
        self._before = typed
        self.shown.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._live:
            self.shown.emit()
            return
        before = self._before
        edit = editing.edited(before, self.text(), self.cursorPosition(), backwards=self._backwards)
        if edit.refusal is None and edit.typed.digits != before.digits:
            self._past = [*self._past[-_REMEMBERED:], before]
        self._show(edit.typed)
        if edit.refusal is not None:
            self.refused.emit(edit.refusal)

    @Slot(int, int)
    def _on_caret_moved(self, _old: int, new: int) -> None:
        # Qt signals a changed text before the caret: this is where the caret was before.
        self._before = Typed(self._before.text, new, self._before.region)
