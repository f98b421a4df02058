"""A strip that offers something once, with a yes and a no."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from cammer_desktop.ui.widgets.actions import action_of, attach
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.flow_layout import FlowLayout
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class OfferBar(QFrame):
    """Hidden while there is nothing to offer.

    `changed` is emitted when something is offered or no longer: what holds the strip may have no
    room for it.
    """

    changed = Signal()

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        self._is_offering = False
        set_style_property(self, "role", "box")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._yes, self._no = KeyButton(yes), KeyButton(no)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._text)
        # In the narrowest column the second button has no room beside the first one.
        buttons = FlowLayout(GRID)
        column.addLayout(buttons)
        for button in (self._yes, self._no):
            button.setAutoDefault(True)  # Enter presses it
            buttons.addWidget(button)
        self.hide()

    def connect_actions(self, accept: Callable[[], object], refuse: Callable[[], object]) -> None:
        """Connect the buttons with their actions, whose keys stand on them."""
        for button, method in ((self._yes, accept), (self._no, refuse)):
            attach(button, method)
            button.name_keys(action_of(method).shortcut)

    @property
    def is_offering(self) -> bool:
        """Whether there is something to offer, in sight or not."""
        return self._is_offering

    @property
    def has_focus(self) -> bool:
        """Whether one of the buttons has the focus."""
        return self._yes.hasFocus() or self._no.hasFocus()

    def offer(self, text: str) -> None:
        """Show the strip, and say it aloud."""
        self._text.setText(text)
        for button in (self._yes, self._no):
            button.setAccessibleDescription(text)
        self._is_offering = True
        self.show()
        self.changed.emit()
        announce(self, text)

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._is_offering = False
        self.hide()
        self.changed.emit()
