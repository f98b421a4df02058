"""The phone's line edit: keeps what was written, shows it grouped, the caret beside its digit.

The domain (`phone.editing`) decides what becomes of a change; this passes each change there and
shows the result. Its steps are undone here, since Qt's own undo knows only what was shown.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

from cammer_desktop.domain.phone import editing
from cammer_desktop.domain.phone.country_codes import country_of
from cammer_desktop.domain.phone.editing import Change, Entry
from cammer_desktop.ui.session.phone_steps import PhoneSteps, Run
from cammer_desktop.ui.widgets.edit_menu import edit_menu

_Key = QKeySequence.StandardKey
_WORD_KEYS: Final = (_Key.DeleteStartOfWord, _Key.DeleteEndOfWord)
# Each system has one of them; an agent may be used to the other.
_REDO_KEYS: Final = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))

_UTF_16: Final = "utf-16-le"
_LONE: Final = "surrogatepass"  # half of a character may be pasted


class PhoneEdit(QLineEdit):
    """A number that is dialled in a region (ISO 3166).

    `shown` is emitted when the number or its region changed. Until `enable_validation()` it shows
    what was written.
    """

    shown = Signal()

    def __init__(self, home: str) -> None:
        """Take the region in which a new number is dialled."""
        super().__init__()
        self._home = home
        self._live = False
        self._composing = False
        # What is there when a key comes that may delete beside the caret; it may move that first.
        self._at_key: Entry | None = None
        self._by_word = False
        self._entry = editing.as_written("", home)
        self._steps = PhoneSteps()
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    @property
    def written(self) -> str:
        """What was written."""
        return self._entry.written

    @property
    def dialled_in(self) -> str:
        """The region in which the number is dialled: the agent's own, or the one chosen for it."""
        return self._entry.region

    @property
    def country(self) -> str:
        """The number's country, as far as it is known; else the region in which it is dialled."""
        return country_of(self.written, self.dialled_in) if self._live else self.dialled_in

    def enable_validation(self) -> None:
        """Group the digits from here on; the numbering plans are loaded."""
        self._live = True
        self._show(self._grouped(self._entry))

    def put(self, text: str, region: str = "") -> None:
        """Show another number, dialled in a region or the agent's own; this cannot be undone."""
        self._steps.clear()
        is_chosen = region not in ("", self._home)
        entry = editing.as_written(text, region or self._home, is_chosen=is_chosen)
        self._show(self._grouped(entry))

    def replace(self, text: str) -> None:
        """Show another number; this can be undone."""
        self._take(self._grouped(replace(self._entry, written=text, at=len(text))))

    def choose_region(self, region: str) -> None:
        """Dial this number in another region, whose country code replaces the one written."""
        if region != self.country:
            self._take(editing.with_region(self._entry, region))

    def set_home(self, region: str) -> None:
        """Dial in another region from here on; a number for which one was chosen stays there."""
        self._home = region
        entry = editing.at_home(self._entry, region)
        if entry != self._entry:
            self._show(self._grouped(entry))

    @Slot()
    def undo_step(self) -> None:
        """Show what was there before the last step."""
        if self._steps.can_undo:
            self._show_step(self._steps.undo(self._entry))

    @Slot()
    def redo_step(self) -> None:
        """Show again what was there before the last step was undone."""
        if self._steps.can_redo:
            self._show_step(self._steps.redo(self._entry))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo or redo a step; else note how the key would delete."""
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(_Key.Undo):
            self.undo_step()
        elif event.matches(_Key.Redo) or QKeySequence(event.keyCombination()) in _REDO_KEYS:
            self.redo_step()
        else:
            self._at_key = None if self.hasSelectedText() else self._entry
            self._by_word = any(map(event.matches, _WORD_KEYS))
            super().keyPressEvent(event)
            self._at_key = None

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave the text alone while an input method composes in it."""
        was_composing, self._composing = self._composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if was_composing and not self._composing:
            self._show(self._grouped(self._entry))

    def context_menu(self) -> QMenu:
        """Return the menu of every editor, with undo and redo by our steps."""
        menu = edit_menu(self)
        ours = {
            "edit-undo": (self.undo_step, self._steps.can_undo),
            "edit-redo": (self.redo_step, self._steps.can_redo),
        }
        for action in menu.actions():
            if action.objectName() in ours:
                slot, is_possible = ours[action.objectName()]
                action.triggered.disconnect()
                action.triggered.connect(slot)
                action.setEnabled(is_possible and not self.isReadOnly())
        return menu

    def _grouped(self, entry: Entry) -> Entry:
        if not self._live:
            return replace(entry, text=entry.written, caret=entry.at)
        return editing.holding(entry, entry.written, entry.at)

    def _show_step(self, entry: Entry) -> None:
        """Show what was there; the agent's own region may be another one by now."""
        now = editing.at_home(entry, self._home)
        self._show(entry if now == entry else self._grouped(now))

    def _take(self, entry: Entry, run: Run | None = None) -> None:
        """Show what was changed, which can be undone."""
        if entry.written != self.written or entry.region != self.dialled_in:
            self._steps.note(self._at_key or self._entry, run)
        self._show(entry)

    def _show(self, entry: Entry) -> None:
        self._entry = entry
        with QSignalBlocker(self):
            if self.text() != entry.text:
                self.setText(entry.text)
            if self._caret() != entry.caret:
                self.setCursorPosition(_units(entry.text[: entry.caret]))
        self.shown.emit()

    def _caret(self) -> int:
        """Return the caret's index, in characters."""
        text, units = self.text(), self.cursorPosition()
        if text.isascii():
            return units
        return len(text.encode(_UTF_16, _LONE)[: 2 * units].decode(_UTF_16, _LONE))

    @Slot()
    def _on_edited(self) -> None:
        before, text, caret = self._entry, self.text(), self._caret()
        change = editing.change_of(before.text, text, caret)
        if self._at_key is not None:
            backwards = caret < self._at_key.caret
            change = editing.with_digit(
                before, change, backwards=backwards, whole_group=self._by_word
            )
        if self._live and not self._composing:
            entry = editing.edited(before, change)
        else:
            written, at = editing.replaced(before, change)
            entry = replace(before, written=written, at=at, text=text, caret=caret)
        if not entry.written:
            entry = editing.emptied(entry, self._home)
        self._take(entry, self._run_of(change))

    def _run_of(self, change: Change) -> Run | None:
        if len(change.inserted) == 1:
            return Run.TYPING
        return Run.DELETING if not change.inserted and self._at_key is not None else None

    @Slot()
    def _on_changed(self) -> None:
        if self.text() != self._entry.text:  # nobody typed it: it was set, by a screen reader say
            self.replace(self.text())

    @Slot()
    def _on_caret_moved(self) -> None:
        # Qt may signal a changed text after the caret.
        if self.text() == self._entry.text and self._caret() != self._entry.caret:
            self._steps.end_run()
            self._entry = editing.moved(self._entry, self._caret())


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode(_UTF_16, _LONE)) // 2
