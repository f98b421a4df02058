"""One field of a form: label, editor, and below it a hint or what is wrong.

A field is quiet, then live: it scolds only after it was left once, from then on at every key.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets import editors
from cammer_desktop.ui.widgets.edit_menu import edit_menu
from cammer_desktop.ui.widgets.editors import Editor
from cammer_desktop.ui.widgets.elided_label import fit_label
from cammer_desktop.ui.widgets.menu import show_context_menu
from cammer_desktop.ui.widgets.note import Note
from cammer_desktop.ui.widgets.origin import Origin
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, fill_with_window, set_style_property
from cammer_desktop.ui.widgets.viewport import viewport_of
from cammer_desktop.ui.widgets.voice import FieldVoice


class FieldRow(QWidget):
    """A labelled editor with its hint; `left` is emitted when the focus leaves the editor."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        name: str,
        editor: Editor,
        before: QWidget | None = None,
        after: QWidget | None = None,
        *,
        is_needed: bool = False,
    ) -> None:
        """Take label, accessible name, editor, and the widgets on its left and right.

        It is needed as well where its label says so to the eye.
        """
        super().__init__()
        self.editor = editor
        self.was_left = self._is_news = False
        self._caret, self._label_text = 0, label
        self.label = QLabel(label)
        self.label.setBuddy(editor)
        self.label.setMinimumHeight(SIZES.field)  # level with the editor's first line
        set_style_property(self.label, "role", "muted")
        self._lead: QLabel | QAbstractButton = self.label
        self.hint = Note(before or editor)
        editor.setAccessibleName(name)
        self.label.setAccessibleName(name)  # without the star, which tells the eye what is below
        # Heard where nothing else is said of the field.
        self._quiet = _("Obligatorio.") if is_needed or label.endswith("*") else ""
        self._told = self._quiet
        self._hint: tuple[str, str, str | None] = ("", "", None)
        editor.setAccessibleDescription(self._quiet)
        self._aloud, self.origin = FieldVoice(editor), Origin(editor)
        self.origin.changed.connect(self.tell_origin)
        fill_with_window(self)  # else a caret that blinks paints all that is behind
        self._watch()
        self.edited.connect(self._note_news)
        editor.installEventFilter(self)
        if isinstance(editor, QPlainTextEdit):
            viewport_of(editor).installEventFilter(self)  # where its menu is asked for
        self._assemble(before, after)

    def lead_with(self, widget: QAbstractButton) -> None:
        """Put a button in the label's place."""
        self._first_line.replaceWidget(self.label, widget)
        self._first_line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        self.label.setParent(None)
        self._lead = widget
        self._label_text = widget.text()

    @property
    def lead_width(self) -> int:
        """How wide the label, or what is in its place, is whole."""
        if isinstance(self._lead, QLabel):
            return self._lead.fontMetrics().horizontalAdvance(self._label_text)
        return self._lead.sizeHint().width()

    def set_lead_width(self, width: int) -> None:
        """Give the label so much room; what has no room ends with dots, and a tooltip has it."""
        if isinstance(self._lead, QLabel):
            fit_label(self._lead, self._label_text, width)
            self._lead.setAccessibleName(self.editor.accessibleName())
        else:
            self._lead.setToolTip(self._label_text if self.lead_width > width else "")
            self._lead.setFixedWidth(width)

    def set_gap(self, gap: int) -> None:
        """Keep so much room below the note."""
        self._column.setContentsMargins(0, 0, 0, gap)

    @property
    def text(self) -> str:
        """The text as it was typed."""
        return editors.text_of(self.editor)

    @property
    def content(self) -> object:
        """What is in the field, to be compared: where a text is not all of it, more."""
        return self.text

    def set_text(self, text: str) -> None:
        """Show another text; the editor's undo does not bring the old one back."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self._show_beginning()
        else:
            self.editor.setPlainText(text)

    def select(self, text: str) -> None:
        """Move the focus here, and select the first place of a text, upper case or lower."""
        self.editor.setFocus()
        editors.select(self.editor, text)

    def reset(self) -> None:
        """Clear the field, which is quiet again."""
        self.was_left = False
        self.origin.forget()
        self._aloud.say("")  # it was of another text
        self.set_text("")
        self.show_hint("")

    def show_problem(self, text: str) -> None:
        """Show what is wrong; from here on the field is live."""
        self.was_left = True
        self.show_hint(text, "error")

    def show_hint(self, text: str, state: str = "", heard: str | None = None) -> None:
        """Show a text below the editor; `state` is "", "ok", "warning" or "error".

        `heard` is what a screen reader is told, where that is not the text.
        """
        self._hint = text, state, heard
        text = text or self.origin.note
        is_new = (text, state) != (self.hint.text(), self.hint.property("state"))
        if is_new:
            self._is_news |= not self.editor.hasFocus()
            self._aloud.withdraw(self.hint.text())
            self.hint.show_text(text, state)
            set_style_property(self.editor, "state", state if state == "error" else "")
        told = self.origin.told((text if heard is None else heard) or self._quiet)
        is_new_told, self._told = told != self._told, told
        # What is announced there may stand in the place of what it said before already.
        if is_new_told or self.editor.accessibleDescription() == told:
            self.editor.setAccessibleDescription(told)

    def mark_outside(self) -> None:
        """Take what is in the field for what came from outside, until the agent was at it."""
        self.origin.mark((self.text, self.content))

    @Slot()
    def tell_origin(self) -> None:
        """Show the hint, and what is told, with where the text is from as it is now."""
        FieldRow.show_hint(self, *self._hint)

    def tell_problem(self) -> None:
        """Say what is wrong, if something is: unless it is about to be said, or came with focus."""
        is_wrong = self.hint.property("state") == "error"
        if is_wrong and self._is_news and not self._aloud.is_waiting:
            self._aloud.say(self.hint.text())

    @property
    def is_read_only(self) -> bool:
        """Whether the text can be read but not changed."""
        return self.editor.isReadOnly()

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read but not changed, or be changed again."""
        editors.set_read_only(self.editor, read_only)

    def context_menu(self) -> QMenu:
        """Return a new menu for the editor."""
        return edit_menu(self.editor)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that the focus comes to the editor or leaves it; show the editor's menu.

        It is not left for a popup or another window.
        """
        if isinstance(event, QFocusEvent) and event.lostFocus():
            passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            # A popup may put the focus where it wants it, with any reason.
            is_back_soon = QApplication.activePopupWidget() is not None
            if event.reason() not in passing and not is_back_soon:
                self._show_beginning()
                self.was_left = True
                self.origin.forget()
                self.left.emit()
                self.tell_problem()
        elif isinstance(event, QFocusEvent) and event.gotFocus():
            self._is_news = False  # it is heard with the focus
            editors.restore_caret(self.editor, self._caret, event.reason())
        elif isinstance(event, QContextMenuEvent):
            show_context_menu(self.context_menu(), self.editor, event)
            return True
        return False

    def _show_beginning(self) -> None:
        """Scroll a long value that nobody is typing to its beginning; the caret comes back."""
        if self.editor.hasFocus():
            return
        if isinstance(self.editor, QLineEdit):
            self._caret = self.editor.cursorPosition()
            editors.place_caret(self.editor, 0)
        else:
            self.editor.verticalScrollBar().setValue(0)

    def _watch(self) -> None:
        self.editor.textChanged.connect(self._on_changed)

    @Slot()
    def _note_news(self) -> None:
        self._is_news |= self.editor.hasFocus()
        self.origin.note_content((self.text, self.content))

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()

    def _assemble(self, before: QWidget | None, after: QWidget | None) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._first_line = line = QHBoxLayout()
        column.addLayout(line)
        line.setSpacing(GRID)
        line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        if before is not None:
            line.addWidget(before)
        line.addWidget(self.editor, 1)
        if after is not None:
            line.addWidget(after)
        column.addWidget(self.hint)
