"""The name of a template, and below it what there is to say of the template."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.template_draft import MAX_NAME, Origin, TemplateDraft
from cammer_desktop.support.texts import _, quoted
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.style import set_style_property

_LONGEST = 24


class NameRow(FieldRow):
    """At the end of its note is what can be done: to copy the team's, to undo a removal."""

    copy_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, after: QWidget) -> None:
        """Take what stands behind the name."""
        super().__init__(_("N&ombre"), _("Nombre de la plantilla"), QLineEdit(), after=after)
        self._removed = ""
        self._button = QPushButton()
        set_style_property(self._button, "role", "note-link")
        self._button.setAutoDefault(False)  # only the dialog says what Enter means
        self._button.clicked.connect(self._on_clicked)
        self.hint.hold(self._button)

    def tell_removed(self, text: str) -> None:
        """Say what was removed, and offer to undo it; "" says it no longer."""
        self._removed = text
        if text:
            self._aloud.say(text)

    def show_draft(self, draft: TemplateDraft, *, is_twice: bool) -> bool:
        """Show what there is to say of a template; tell whether its name is wrong."""
        can_be_copied = draft.origin is Origin.TEAM
        self._button.setText(_("Des&hacer") if self._removed else _("Cop&iar para cambiar"))
        self._button.setVisible(bool(self._removed) or can_be_copied)
        flaw = _name_flaw(draft, is_twice=is_twice) if draft.is_own and self.was_left else ""
        if flaw:
            self.show_problem(flaw)
        elif self._removed:
            self.show_hint(self._removed, "warning")
        else:
            text = _of_meeting(draft) if draft.is_met else _of_origin(draft)
            self.show_hint(text, "warning" if draft.is_met else "")
        return bool(flaw)

    @Slot()
    def _on_clicked(self) -> None:
        (self.undo_wanted if self._removed else self.copy_wanted).emit()


def of_removed(draft: TemplateDraft, new_default: TemplateDraft | None) -> str:
    """Return that a template goes when all is stored, and which one is the default instead."""
    text = _("Se borrará {name} al guardar.").format(name=_quoted(draft))
    if new_default is None:
        return text
    return f"{text} " + _("Predeterminada: {name}.").format(name=_quoted(new_default))


def _name_flaw(draft: TemplateDraft, *, is_twice: bool) -> str:
    flaw = draft.name_flaw
    if flaw is not None:
        return sentences.of_entry_flaw(flaw)
    if draft.is_name_long:
        return _("Es demasiado largo: hasta {most} letras.").format(most=MAX_NAME)
    if is_twice and draft.is_met:
        text = _("Otra ventana guardó {name} mientras tanto: elija otro nombre.")
        return text.format(name=_quoted(draft))
    return _("Ya hay otra con ese nombre en este canal.") if is_twice else ""


def _of_meeting(draft: TemplateDraft) -> str:
    """Return what becomes of a template that another program has stored meanwhile."""
    if draft.before is not None:
        return _("Otra ventana la cambió mientras tanto: no se borró.")
    return _("Otra ventana cambió la anterior: esta se guarda aparte.")


def _of_origin(draft: TemplateDraft) -> str:
    """Return what happens to a template that is not the agent's own."""
    return {
        Origin.OWN: "",
        Origin.TEAM: _("Es del equipo."),
        Origin.BUILT_IN: _("Es la de Cammer; si la cambia, queda como suya."),
    }[draft.origin]


def _quoted(draft: TemplateDraft) -> str:
    name = " ".join(draft.name.split()) or _("Sin nombre")
    return quoted(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…")
