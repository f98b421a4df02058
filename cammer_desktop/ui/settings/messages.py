"""The settings of messages: their templates, and the agent's name in them.

What is edited, templates of several channels, stays until all is saved or the dialog closes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.message import values_of
from cammer_desktop.domain.session import text_of
from cammer_desktop.domain.settings import MAX_NAME, Settings, trimmed_name
from cammer_desktop.domain.template_changes import TemplateChange
from cammer_desktop.domain.template_draft import Origin, TemplateDraft
from cammer_desktop.domain.template_edits import TemplateEdits
from cammer_desktop.support.texts import _
from cammer_desktop.ui.settings.example import Example
from cammer_desktop.ui.settings.message_preview import MessagePreview
from cammer_desktop.ui.settings.name_row import NameRow, of_removed
from cammer_desktop.ui.settings.page import rows
from cammer_desktop.ui.settings.template_choice import TemplateChoice
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.segments import Segments
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.template_form import TemplateForm

# What is said of it, the template, and the way back.
_Removal = tuple[str, TemplateDraft, Callable[[], None]]


class MessagesPage(QWidget):
    """A page of the settings; nothing on it takes effect before it is applied."""

    def __init__(self, settings: Settings, edits: TemplateEdits, example: Example) -> None:
        """Take the settings, the templates, and with whose link a message is shown."""
        super().__init__()
        self._edits = edits
        self._example = example
        self._channel = MESSAGE_CHANNELS[0]
        self._draft = edits.default(self._channel)
        self._shown: dict[Channel, TemplateDraft] = {}
        self._removed: Sequence[_Removal] = ()
        self._is_filling = False
        labels = [_(each.spec.label) for each in MESSAGE_CHANNELS]
        self._channels = Segments(*labels, name=_("Canal"))
        self._choice = TemplateChoice()
        self._default = QCheckBox(_("Pr&edeterminada"))
        self._name = NameRow(self._default)
        self._preview = MessagePreview()
        self._agent = FieldRow(_("S&u nombre"), _("Su nombre"), QLineEdit(settings.agent_name))
        self._assemble()
        self._watch()
        self._channels.choose(0)

    @property
    def changes(self) -> tuple[TemplateChange, ...]:
        """What is to be stored of the templates. Raises InvalidEntryError before `apply` holds."""
        return self._edits.changes()

    @property
    def has_unsaved(self) -> bool:
        """Whether templates were edited that are not stored."""
        return self._edits.has_unsaved

    def meet(self, own: Iterable[Entry]) -> QWidget:
        """Take in the templates that are stored by now; return the editor of one to look at."""
        draft = self._edits.meet(own)
        shown = self._shown.items()
        self._shown = {key: each for key, each in shown if each in self._edits.shown(key)}
        if draft is not None:
            return self._show_flaw(draft)
        self._open(self._shown.get(self._channel) or self._edits.default(self._channel))
        return self._name.editor

    def apply(self, settings: Settings) -> Settings | QWidget:
        """Return the settings with the page's values, or the editor of an invalid one."""
        flawed = self._edits.flawed()
        if flawed is not None:
            return self._show_flaw(flawed)
        flaw = self._agent_flaw()
        if flaw:
            self._agent.show_problem(flaw)
            return self._agent.editor
        return replace(settings, agent_name=trimmed_name(self._agent.text))

    def _show_flaw(self, draft: TemplateDraft) -> QWidget:
        """Show a template that cannot be stored, and why; return the editor to go to."""
        self._channels.choose(MESSAGE_CHANNELS.index(draft.channel))
        self._open(draft)
        for row in self._rows:
            row.was_left = True
        return self._judge() or self._name.editor

    @Slot(int)
    def _on_channel(self, number: int) -> None:
        self._channel = MESSAGE_CHANNELS[number]
        self._channels_label.setBuddy(self._channels.segments[number])
        self._form.take_channel(self._channel)
        self._open(self._shown.get(self._channel) or self._edits.default(self._channel))

    @Slot(object)
    def _open(self, draft: TemplateDraft) -> None:
        """Show a template of the channel."""
        self._draft = self._shown[self._channel] = draft
        self._is_filling = True
        for row, text in zip(self._rows, (draft.name, draft.subject, draft.text), strict=True):
            row.set_text(text)
            row.was_left = False
        self._is_filling = False
        is_teams = draft.origin is Origin.TEAM
        self._name.set_read_only(is_teams)
        self._form.set_read_only(is_teams)
        self._tell_removed(())

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_filling:
            # What is typed into the one that the program has becomes a copy.
            self._draft = draft = self._shown[self._channel] = self._edits.owned(self._draft)
            draft.name = self._name.text
            draft.subject, draft.text = self._form.texts
            self._tell_removed(())

    @Slot()
    def _show_state(self) -> None:
        """Show what follows from what is typed."""
        default = self._edits.default(self._channel)
        self._choice.show_drafts(self._edits.shown(self._channel), self._draft, default)
        self._default.setChecked(self._draft is default)
        self._judge()
        request, spec = self._example.request, self._channel.message
        values = values_of(request, self._example.link, self._agent.text)
        to = spec.recipient(text_of(spec.field, request) or "")
        missing = self._preview.show_message(self._draft, to, values)
        self._judge_agent(is_missing="agente" in missing)

    @Slot()
    def _judge(self) -> QWidget | None:
        """Show what is wrong with fields that were left; return the editor of the first one."""
        draft = self._draft
        self._form.show_none()
        if self._name.show_draft(draft, is_twice=self._edits.is_twice(draft)):
            return self._name.editor
        flaw = draft.texts_flaw
        if draft.is_own and flaw and any(row.was_left for row in self._form.rows.values()):
            return self._form.show_problem(flaw)
        return None

    def _agent_flaw(self) -> str:
        try:
            trimmed_name(self._agent.text)
        except ValueError:
            if len(self._agent.text.strip()) > MAX_NAME:
                return _("Es demasiado largo: hasta {most} letras.").format(most=MAX_NAME)
            return _("Tiene un carácter que no se puede usar.")
        return ""

    def _judge_agent(self, *, is_missing: bool) -> None:
        flaw = self._agent_flaw()
        if flaw and self._agent.was_left:
            self._agent.show_problem(flaw)
        else:
            text = sentences.of_agents_variable(is_missing=is_missing)
            self._agent.show_hint(text, "warning" if is_missing else "")

    @Slot()
    def _on_new(self) -> None:
        self._open(self._edits.add(self._channel))
        self._name.editor.setFocus()

    @Slot()
    def _on_delete(self) -> None:
        self._choice.list.setFocus()  # the button may be disabled for what is shown then
        draft, before = self._draft, self._removed
        was_default = self._edits.default(self._channel) is draft
        undo = self._edits.remove(draft)
        default = self._edits.default(self._channel)
        self._open(default)
        text = of_removed(draft, default if was_default else None)
        self._tell_removed((*before, (text, draft, undo)))

    @Slot()
    def _on_undo(self) -> None:
        self._choice.list.setFocus()  # the button goes
        *before, (_text, draft, undo) = self._removed
        undo()
        self._open(draft)
        self._tell_removed(before)

    def _tell_removed(self, removed: Sequence[_Removal]) -> None:
        """Offer to undo the last removal, until something else is done."""
        self._removed = removed
        self._name.tell_removed(removed[-1][0] if removed else "")
        self._show_state()

    @Slot()
    def _on_copy(self) -> None:
        self._name.editor.setFocus()  # the button goes
        self._open(self._edits.owned(self._draft))

    @Slot(bool)
    def _on_default(self, is_wanted: bool) -> None:
        if is_wanted:
            self._open(self._edits.make_default(self._draft))
            return
        self._edits.drop_default(self._channel)
        self._show_state()
        if self._default.isChecked():
            self._name.show_hint(_("Siempre hay una: para cambiarla, marque otra."))

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return (self._name, *self._form.rows.values())

    def _watch(self) -> None:
        self._channels.chosen.connect(self._on_channel)
        self._choice.chosen.connect(self._open)
        self._choice.new_wanted.connect(self._on_new)
        self._choice.deletion_wanted.connect(self._on_delete)
        self._name.copy_wanted.connect(self._on_copy)
        self._name.undo_wanted.connect(self._on_undo)
        self._default.clicked.connect(self._on_default)
        self._name.edited.connect(self._on_edited)
        self._form.edited.connect(self._on_edited)
        for row in self._rows:
            row.left.connect(self._judge)
        self._agent.edited.connect(self._show_state)
        self._agent.left.connect(self._show_state)

    def _assemble(self) -> None:
        layout = rows()
        self._channels_label = layout.add(_("&Canal"), self._channels)
        layout.add(_("&Plantilla"), self._choice).setBuddy(self._choice.list)
        for number in range(layout.rowCount()):  # nothing is ever noted below these
            layout.setRowMinimumHeight(number, SIZES.field + GRID)
        layout.add_row(self._name)
        self._form = TemplateForm(layout)
        for row, label in zip(self._form.rows.values(), (_("&Asunto"), _("&Texto")), strict=True):
            row.label.setText(label)
        layout.add_row(self._preview)
        layout.add_row(self._agent)
        layout.end()
        self.setLayout(layout)
