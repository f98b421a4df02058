"""A strip that offers something once, with a yes and a no."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cammer_desktop.ui.widgets.actions import attach
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class OfferBar(QFrame):
    """Hidden while there is nothing to offer."""

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        set_style_property(self, "role", "offer")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._yes, self._no = QPushButton(yes), QPushButton(no)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        for button in (self._yes, self._no):
            button.setAutoDefault(True)  # Enter presses it
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.hide()

    def connect_actions(self, accept: Callable[[], object], refuse: Callable[[], object]) -> None:
        """Connect the buttons with their actions."""
        attach(self._yes, accept)
        attach(self._no, refuse)

    @property
    def has_focus(self) -> bool:
        """Whether one of the buttons has the focus."""
        return self._yes.hasFocus() or self._no.hasFocus()

    def offer(self, text: str) -> None:
        """Show the strip, and say it aloud."""
        self._text.setText(text)
        for button in (self._yes, self._no):
            button.setAccessibleDescription(text)
        self.show()
        announce(self, text)
