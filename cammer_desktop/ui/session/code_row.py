"""The field of a destination: an entry of the catalogue that was chosen, its name, or any code."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton

from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.destination import Agent, Category, looks_like_code, trimmed_code
from cammer_desktop.domain.offers import Offer, entry_of, is_of_team, meanings, raw
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.ui.session.name_completer import NameCompleter
from cammer_desktop.ui.widgets.drop_edit import DropEdit
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.note import HASH
from cammer_desktop.ui.widgets.style import set_style_property
from cammer_desktop.ui.widgets.tip import explain

# A pause longer than any between two keys of one code, in milliseconds.
_REST_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class CodeState:
    """What is in the field, and the destination that was chosen, None where it was typed."""

    text: str
    chosen: Category | Agent | None


class Doubt(Enum):
    """Why it is not certain where a destination leads."""

    UNKNOWN = "neither an entry nor certainly a code"
    AMBIGUOUS = "a name of several entries"


def ambiguity() -> str:
    """Return the sentence that a text alone does not say which entry is meant."""
    return _("Ese nombre se repite: elija de la lista (↓).")


class CodeRow(FieldRow):
    """A field for an entry of the catalogue or a code; `save_wanted` asks to name an unknown one.

    What was chosen stays chosen until the text is edited, whatever else the text may stand for.
    """

    save_wanted = Signal()

    def __init__(self, kind: Kind, name: str, button_name: str) -> None:
        self._kind = kind
        self._offers: Sequence[Offer] = ()
        self._state = CodeState("", None)
        self._meanings = meanings((), kind, "")
        self._line = DropEdit(button_name)
        self._line.setPlaceholderText(_("Nombre o código"))
        self.completer = NameCompleter(self._line, kind)
        self._save = QPushButton(_("Guardar"))
        self._save.setAccessibleName(_("Guardar este código"))
        # There is seldom something to save: the tab key goes past it, its shortcut reaches it.
        self._save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_style_property(self._save, "role", "note-link")
        self._save.hide()
        self._used = ""
        self._named = ""
        super().__init__("", name, self._line)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self.hint.hold(self._save)
        self._save.clicked.connect(self._on_save)
        self.completer.chosen.connect(self._on_chosen)
        self.completer.listed.connect(self.hint.cover)
        self.completer.closed.connect(self.hint.uncover)
        self.completer.closed.connect(self.show_used)
        self.edited.connect(self._on_edited)

    def name_save_keys(self, keys: str) -> None:
        """Say in the button's tooltip which keys save the code."""
        text = _("Guardar este código en el catálogo, con un nombre ({keys})")
        explain(self._save, text.format(keys=keys), keys)

    @Slot()
    def save(self) -> None:
        """Ask for a name for the code that is typed, if it has none."""
        if self._save.isVisible():
            self._on_save()

    @property
    def content(self) -> CodeState:
        """What is in the field and what was chosen: two entries of one name are not the same."""
        return self._state

    @property
    def destination(self) -> Category | Agent:
        """The entry that was chosen; else the only one that the text names, or the text itself."""
        if self._state.chosen is not None:
            return self._state.chosen
        return raw(self._kind, self.text) if self._is_ambiguous else self._meanings[0]

    @property
    def doubt(self) -> Doubt | None:
        """Why the agent should be asked before this is sent, if so."""
        if self._is_ambiguous:
            return Doubt.AMBIGUOUS
        to = self.destination
        known = entry_of(self._offers, self._kind, to) is not None or looks_like_code(to.code)
        return None if known else Doubt.UNKNOWN

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these from here on; what was chosen stays, under the name that it has now.

        What was typed is chosen once it has got the name that the agent wanted to give it.
        """
        self._offers = offers
        self.completer.offer(offers)
        chosen = self._state.chosen
        if chosen is None and self._named and trimmed_code(self.text) == self._named:
            chosen = raw(self._kind, self._named)
        if chosen is not None and entry_of(offers, self._kind, chosen) is not None:
            is_outside = self.origin.is_outside
            self.put(chosen)
            if is_outside:  # under another name it is the same entry
                self.mark_outside()
        self._on_edited()

    def put(self, destination: Category | Agent) -> None:
        """Choose a destination: by its entry where the catalogue has it, else by its code alone."""
        entry = entry_of(self._offers, self._kind, destination)
        to = raw(self._kind, destination.code) if entry is None else entry.destination
        self.restore(CodeState(to.name or to.code, to if to.code else None))

    def restore(self, state: CodeState) -> None:
        """Show again what was in the field."""
        is_other, self._state = state != self._state, state
        if state.text != self.text:
            self.set_text(state.text)
        elif is_other:  # of the same name
            self.edited.emit()

    @Slot()
    def _on_save(self) -> None:
        """Ask for a name for the code, and remember which one it was."""
        self._named = trimmed_code(self.text)
        self.save_wanted.emit()

    @Slot()
    def show_used(self) -> None:
        """Say what will be used, by its code below its name, or why that is not clear."""
        to = self.destination
        if self._is_ambiguous:
            shown = used = ambiguity()
        elif to.name:
            shown = to.code
            used = _("{name} · código {code}").format(
                name=isolated(to.name), code=isolated(to.code)
            )
        else:
            code = isolated(trimmed_code(to.code))
            text = _("Se envía tal cual, como código: {code}").format(code=code)
            shown = used = text if code else ""
        self._used = used
        # While names are shown, the list says what the keys take. While one types, each key would
        # be heard with it: it is said when nothing was typed for a moment.
        described = self.editor.accessibleDescription()
        is_typed = self.editor.hasFocus() and self.origin.told(used) != described
        heard = described if self.completer.is_open else "" if is_typed else used
        if is_typed:
            self._rest.start()
        self.hint.quiet_sign = HASH if shown == to.code else ""
        self.show_hint(shown, "warning" if self._is_ambiguous else "", heard)

    @Slot()
    def _on_rest(self) -> None:
        """Describe the field by what will be used: nothing is typed at the moment."""
        self._rest.stop()
        if not self.completer.is_open and self.hint.property("state") != "error":
            self.editor.setAccessibleDescription(self.origin.told(self._used))

    @property
    def _is_of_team(self) -> bool:
        to = self.destination
        return bool(to.name) and is_of_team(self._offers, self._kind, to)

    @property
    def _is_ambiguous(self) -> bool:
        return self._state.chosen is None and len(self._meanings) > 1

    @Slot(object)
    def _on_chosen(self, entry: NamedDestination) -> None:
        self.restore(CodeState(entry.destination.name, entry.destination))
        self._on_rest()

    @Slot()
    def _on_edited(self) -> None:
        if self.text != self._state.text:
            self._state = CodeState(self.text, None)
        self._meanings = meanings(self._offers, self._kind, self.text)
        self.origin.note_content((self.text, self.content))
        to = self.destination
        self.completer.held = f"{self._kind.value}:{to.code}" if to.name else None
        is_new = bool(trimmed_code(to.code)) and not to.name
        self._save.setVisible(is_new and not self._is_ambiguous)
        self._line.show_tag(_("equipo") if self._is_of_team else "")
        self.show_used()
