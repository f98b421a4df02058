"""The destination: one toggle, and the code of what it chose.

Changing the toggle keeps the other choice's code in reserve, but only the chosen one can be read.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Kind
from cammer_desktop.domain.destination import Agent, Category, Destination, NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.offers import Offer
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.code_row import CodeRow, CodeState
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_CATEGORY, _AGENT, _NONE = range(3)
_PLACES: Final = {Category: _CATEGORY, Agent: _AGENT, NoDestination: _NONE}


class _Segment(QRadioButton):
    """A radio button that looks like a part of one control, its text in the middle."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_style_property(self, "role", "segment")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: QPoint) -> bool:
        """Take a click anywhere in it, not only on the text."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet's panel, and the text in the middle (a sheet cannot say that)."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)
        roles = QPalette.ColorRole
        role = roles.HighlightedText if self.isChecked() else roles.ButtonText
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawItemText(self.rect(), centre, self.palette(), True, text, role)


class DestinationBox(QWidget):
    """Chooses a category, an agent or neither; `edited` is emitted when any of it changes."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.category = CodeRow(
            Kind.CATEGORY, sentences.of_field(Field.CATEGORY), _("Elegir categoría")
        )
        self.agent = CodeRow(Kind.AGENT, sentences.of_field(Field.AGENT), _("Elegir agente"))
        self._toggle = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._assemble()
        self._toggle.idToggled.connect(self._on_toggled)
        for row in (self.category, self.agent):
            row.edited.connect(self.edited)
            row.name_save_keys(action_of(self.save_code).shortcut)
        self.choose(Category(""))

    @property
    def destination(self) -> Destination:
        """The chosen destination with its code as it was typed."""
        chosen = self._toggle.checkedId()
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
        return {_CATEGORY: self.category, _AGENT: self.agent}.get(self._toggle.checkedId())

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
        self._toggle.button(_PLACES[type(destination)]).setChecked(True)

    def restore(self, codes: tuple[CodeState, CodeState], kind: type[Destination]) -> None:
        """Show both fields again (category, agent), and choose one or none of them."""
        self.category.restore(codes[0])
        self.agent.restore(codes[1])
        self._toggle.button(_PLACES[kind]).setChecked(True)

    def forget_flaws(self) -> None:
        """Be quiet again about what is wrong with the codes, until they are left once more."""
        for row in (self.category, self.agent):
            row.was_left = False
            row.show_hint("")

    @action(N_("Guardar el código con un nombre"), "Ctrl+S")
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
        for button in self._toggle.buttons():
            button.setEnabled(not read_only)
        self.category.set_read_only(read_only)
        self.agent.set_read_only(read_only)

    @Slot(int, bool)
    def _on_toggled(self, chosen: int, on: bool) -> None:
        if on:
            self._stop_at(chosen)
            self._pages.setCurrentIndex(chosen)
            self.edited.emit()

    def _stop_at(self, chosen: int) -> None:
        """Make what is chosen the stop of the tab key: Qt does so only after a key or a click."""
        for button in self._toggle.buttons():
            is_chosen = self._toggle.id(button) == chosen
            policies = Qt.FocusPolicy
            button.setFocusPolicy(policies.StrongFocus if is_chosen else policies.ClickFocus)

    def _assemble(self) -> None:
        segments = QHBoxLayout()
        segments.setSpacing(0)
        texts = ((_CATEGORY, _("Categoría")), (_AGENT, _("Agente")), (_NONE, _("Sin destino")))
        for place, text in texts:
            button = _Segment(text)
            set_style_property(
                button, "place", {_CATEGORY: "first", _NONE: "last"}.get(place, "middle")
            )
            self._toggle.addButton(button, place)
            segments.addWidget(button, 1)
        nobody = QLabel(_("El servicio decide quién atiende."))
        set_style_property(nobody, "role", "muted")
        nobody.setMinimumHeight(self.category.editor.sizeHint().height())
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(nobody)
        for each in (self.category, self.agent, page):
            self._pages.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(segments)
        column.addWidget(self._pages)
