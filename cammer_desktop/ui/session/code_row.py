"""The field of a destination: a name of the catalogue, or any code."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from cammer_desktop.domain.catalogue import Kind, Offer, resolved
from cammer_desktop.domain.destination import Agent, Category, looks_usual, trimmed_code
from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.name_completer import NameCompleter
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class CodeRow(FieldRow):
    """A field for a name of the catalogue or a code; `save_wanted` asks to name an unknown one."""

    save_wanted = Signal()

    def __init__(self, kind: Kind, name: str, button_name: str) -> None:
        self._kind = kind
        self._offers: Sequence[Offer] = ()
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Nombre o código"))
        self.completer = NameCompleter(self._line, kind)
        self._save = QPushButton(_("Guardar"))
        self._save.setAccessibleName(_("Guardar este código"))
        # It comes and goes as one types: the tab key goes past it, its shortcut reaches it.
        self._save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_style_property(self._save, "role", "field")
        self._save.hide()
        after = QWidget()
        line = QHBoxLayout(after)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.completer.button(button_name))
        line.addWidget(self._save)
        super().__init__(_("Código"), name, self._line, after=after)
        self._save.clicked.connect(self.save_wanted)
        self.edited.connect(self._on_edited)

    def name_save_keys(self, keys: str) -> None:
        """Say in the button's tooltip which keys save the code."""
        text = _("Guardar este código en el catálogo, con un nombre ({keys})")
        self._save.setToolTip(text.format(keys=keys))

    @Slot()
    def save(self) -> None:
        """Ask for a name for the code that is typed, if it has none."""
        if self._save.isVisible():
            self.save_wanted.emit()

    @property
    def destination(self) -> Category | Agent:
        """What is typed, as a destination: a name of the catalogue stands for its code."""
        return resolved(self._offers, self._kind, self.text)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these from here on."""
        self._offers = offers
        self.completer.offer(offers)
        self._on_edited()

    def put(self, destination: Category | Agent) -> None:
        """Show a destination: by its name where the catalogue knows that, else by its code."""
        known = resolved(self._offers, self._kind, destination.name or destination.code)
        named = known == destination and known.name
        self.set_text(known.name if named else destination.code)

    def show_code_hint(self) -> None:
        """Say which code will be sent, and whether it looks unusual, which is allowed."""
        to = self.destination
        if to.name and to.code:
            self.show_hint(_("Código {code}").format(code=to.code))
            return
        code = trimmed_code(self.text)
        unusual = bool(code) and self.was_left and not looks_usual(code)
        self.show_hint(_("Código poco usual; se envía tal cual.") if unusual else "")

    @Slot()
    def _on_edited(self) -> None:
        self._save.setVisible(bool(trimmed_code(self.text)) and not self.destination.name)
