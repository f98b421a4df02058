"""The texts of a template as they are edited, with its variables to be put in."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import EntryFlaw, Template, has_unusable
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import VARIABLES
from cammer_desktop.domain.variables import written
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.editors import Editor
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.lines_edit import lines_edit
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_LINES: Final = 4


class TemplateForm(QObject):
    """Subject and text, and a line of variables, as rows of a grid; `edited` tells of each key.

    A variable goes to the caret of whichever of both had the focus last.
    """

    edited = Signal()

    def __init__(self, grid: FieldGrid) -> None:
        """Add the rows to a grid."""
        super().__init__(grid)
        self._grid = grid
        self._subject = FieldRow(_("Asunto"), _("Asunto"), QLineEdit())
        self._text = FieldRow(_("Texto"), _("Texto"), lines_edit(_LINES), is_needed=True)
        self._high = self._text.editor.height()
        self._last = self._text
        self._subject.left.connect(self._on_subject_left)
        self._text.left.connect(self._on_text_left)
        for row in (self._subject, self._text):
            row.edited.connect(self._on_edited)
            row.edited.connect(self.edited)
            grid.add_row(row)
        self._variables = _Variables()
        self._variables.chosen.connect(self._on_variable)
        grid.add_below(self._variables)

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """Both fields, by their names in a catalogue's file."""
        return {"title": self._subject, "description": self._text}

    @property
    def texts(self) -> tuple[str, str]:
        """Subject and text as they were typed; a channel without subjects has none."""
        return ("" if self._subject.isHidden() else self._subject.text), self._text.text

    def show(self, channel: Channel, template: Template | None) -> None:
        """Show the texts of a template, none for a new one, as a channel takes them."""
        self.take_channel(channel)
        texts = ("", "") if template is None else (template.subject, template.text)
        for row, text in zip(self.rows.values(), texts, strict=True):
            row.show_hint("")
            row.set_text(text)

    def take_channel(self, channel: Channel) -> None:
        """Have a subject or none, as the channel does; what was typed stays.

        The text is higher without one: what is below stays where it is.
        """
        has_subject = bool(channel.message.subject)
        self._grid.show_row(self._subject, has_subject)
        self._text.editor.setFixedHeight(self._high + (0 if has_subject else self._grid.PITCH))

    def set_read_only(self, read_only: bool) -> None:
        """Let the texts be read but not changed, or be changed again."""
        for row in self.rows.values():
            row.set_read_only(read_only)
        self._variables.setEnabled(not read_only)

    def show_problem(self, flaw: EntryFlaw) -> Editor | None:
        """Show at its field what is wrong; return the editor to go to, None if it is not here."""
        if flaw in (EntryFlaw.MESSAGE, EntryFlaw.NO_LINK):
            wrong = self._text
        elif flaw is EntryFlaw.CHARACTERS and any(map(has_unusable, self.texts)):
            wrong = self._subject if has_unusable(self.texts[0]) else self._text
        else:
            return None
        wrong.show_problem(sentences.of_entry_flaw(flaw))
        return wrong.editor

    def show_none(self) -> None:
        """Show that nothing is wrong any more."""
        for row in self.rows.values():
            row.show_hint("")

    @Slot()
    def _on_edited(self) -> None:
        """Take back what is wrong with a text: it says something else now."""
        row = self.sender()
        if isinstance(row, FieldRow) and row.hint.property("state") == "error":
            row.show_hint("")

    @Slot()
    def _on_subject_left(self) -> None:
        self._last = self._subject

    @Slot()
    def _on_text_left(self) -> None:
        self._last = self._text

    @Slot(str)
    def _on_variable(self, variable: str) -> None:
        editor = self._text.editor if self._last.isHidden() else self._last.editor
        if isinstance(editor, QPlainTextEdit):
            editor.insertPlainText(variable)
        else:
            editor.insert(variable)
        editor.setFocus()


class _Variables(QWidget):
    """A button for each variable; `chosen` carries it as it stands in a text."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        buttons = QButtonGroup(self)
        # In one row at any width: one that wraps, when a scroll bar comes, has it come and go.
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        for name in VARIABLES:
            button = QPushButton(written(name))
            button.setAutoDefault(False)  # Enter is the dialog's
            button.setAccessibleDescription(_("Inserta la variable en el texto."))
            set_style_property(button, "role", "link")
            buttons.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        buttons.buttonClicked.connect(self._on_clicked)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.text())
