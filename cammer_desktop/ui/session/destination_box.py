"""The destination: one toggle, and the code of what it chose.

Changing the toggle keeps the other choice's code in reserve, but only the chosen one can be read.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Kind
from cammer_desktop.domain.destination import Agent, Category, Destination, NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.offers import Offer
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.code_row import CodeRow, CodeState
from cammer_desktop.ui.widgets.actions import SAVE, action, action_of
from cammer_desktop.ui.widgets.elided_label import ElidedLabel, fit_label
from cammer_desktop.ui.widgets.segments import Segments
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_CATEGORY, _AGENT, _NONE = range(3)
Shown = tuple[tuple[CodeState, CodeState], type[Destination]]
"""What is in both fields, and which of them is chosen."""

_PLACES: Final = {Category: _CATEGORY, Agent: _AGENT, NoDestination: _NONE}


class DestinationBox(QWidget):
    """Chooses a category, an agent or neither; `edited` is emitted when any of it changes."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.category = CodeRow(
            Kind.CATEGORY, sentences.of_field(Field.CATEGORY), _("Elegir categoría")
        )
        self.agent = CodeRow(Kind.AGENT, sentences.of_field(Field.AGENT), _("Elegir agente"))
        self.label = QLabel(_("Destino"))
        kinds = (_("Categoría"), _("Agente"), _("Sin destino"))
        self._toggle = Segments(*kinds, name=_("Destino"))
        self._own: Shown | None = None
        self._lent: Shown | None = None
        self._pages, self._page = QStackedWidget(), QWidget()
        self._nobody = ElidedLabel("muted")
        self._nobody.show_text(_("El servicio decide quién atiende."))
        self._column = QVBoxLayout(self)
        self._assemble()
        self._toggle.chosen.connect(self._on_chosen)
        for row in (self.category, self.agent):
            row.edited.connect(self.edited)
            row.name_save_keys(action_of(self.save_code).shortcut)
        self.choose(Category(""))

    @property
    def destination(self) -> Destination:
        """The chosen destination with its code as it was typed."""
        chosen = self._toggle.current
        if chosen == _CATEGORY:
            return self.category.destination
        return self.agent.destination if chosen == _AGENT else NoDestination()

    @property
    def codes(self) -> tuple[CodeState, CodeState]:
        """What is in both fields, the one in reserve included: category, agent."""
        return self.category.content, self.agent.content

    @property
    def row(self) -> CodeRow | None:
        """The field of the chosen destination, None without one."""
        return {_CATEGORY: self.category, _AGENT: self.agent}.get(self._toggle.current)

    @property
    def is_typed(self) -> bool:
        """Whether the destination is a text that nothing was chosen for and nothing else means."""
        row = self.row
        return row is not None and row.content.chosen is None and not row.destination.name

    def forget_choice(self) -> None:
        """Take what is in the field as if it had been typed there."""
        if self.row is not None:
            self.row.restore(CodeState(self.row.text, None))

    def choose(self, destination: Destination) -> None:
        """Choose a destination and show it; what is in the others' fields stays in reserve."""
        if isinstance(destination, Category):
            self.category.put(destination)
        elif isinstance(destination, Agent):
            self.agent.put(destination)
        self._toggle.choose(_PLACES[type(destination)])

    def restore(self, codes: tuple[CodeState, CodeState], kind: type[Destination]) -> None:
        """Show both fields again (category, agent), and choose one or none of them."""
        self.category.restore(codes[0])
        self.agent.restore(codes[1])
        self._toggle.choose(_PLACES[kind])

    def lend(self, show: Callable[[], None]) -> None:
        """Have `show` choose a destination for this customer alone, unless it is kept or changed.

        The next one begins with what was chosen before.
        """
        own = self._own or self._shown
        show()
        self._own, self._lent = own, self._shown

    def keep(self) -> None:
        """Take what is chosen for the agent's own: it was sent."""
        self._own = None

    @property
    def _shown(self) -> Shown:
        return self.codes, type(self.destination)

    def next_customer(self) -> None:
        """Choose again what was chosen before it was lent, if that is still there.

        What is wrong with the codes is not said until they are left once more, and where they are
        from is said no more.
        """
        own, self._own = self._own, None
        if own is not None and self._lent == self._shown:
            self.restore(*own)
        for row in (self.category, self.agent):
            row.was_left = False
            row.origin.forget()
            row.show_hint("")

    @action(N_("Guardar el código con un nombre"), SAVE)
    def save_code(self) -> None:
        """Ask for a name for the code that is shown, if it has none."""
        for row in (self.category, self.agent):
            row.save()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these names from here on."""
        self.category.offer(offers)
        self.agent.offer(offers)

    def set_read_only(self, read_only: bool) -> None:
        """Let the destination be read but not changed, or be changed again."""
        for segment in self._toggle.segments:
            segment.setEnabled(not read_only)
        self.category.set_read_only(read_only)
        self.agent.set_read_only(read_only)

    @Slot(int)
    def _on_chosen(self, chosen: int) -> None:
        self._pages.setCurrentIndex(chosen)
        row = self.row
        self.label.setBuddy(self._toggle.segments[chosen] if row is None else row.editor)
        self.edited.emit()

    @property
    def lead_width(self) -> int:
        """How wide the label is whole."""
        return self.label.fontMetrics().horizontalAdvance(_("Destino"))

    def set_lead_width(self, width: int) -> None:
        """Have what is to choose from, and the fields, begin behind labels of this width."""
        fit_label(self.label, _("Destino"), width)
        self._page.setContentsMargins(width + GRID, 0, 0, 0)
        for row in (self.category, self.agent):
            row.set_lead_width(width)

    def set_gaps(self, above: int, below: int) -> None:
        """Keep so much room above and below the field."""
        self._column.setSpacing(above)
        self._column.setContentsMargins(0, 0, 0, below)

    def _assemble(self) -> None:
        set_style_property(self.label, "role", "muted")
        line = QHBoxLayout()
        self._column.addLayout(line)
        line.setSpacing(GRID)
        line.addWidget(self.label)
        line.addWidget(self._toggle, 1)
        self._nobody.setFixedHeight(SIZES.field)
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._nobody)
        inside.addStretch(1)
        for each in (self.category, self.agent, self._page):
            self._pages.addWidget(each)
        self._column.addWidget(self._pages)
