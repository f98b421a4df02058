"""A strip that offers something once, with a yes and a no."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class OfferBar(QFrame):
    """Hidden until there is something to offer; `accepted` and `refused` hide it again."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        set_style_property(self, "role", "offer")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self._text, 1)
        for text, signal in ((yes, self.accepted), (no, self.refused)):
            button = QPushButton(text)
            button.clicked.connect(self.hide)
            button.clicked.connect(signal)
            line.addWidget(button)
        self.hide()

    def offer(self, text: str) -> None:
        """Show the strip."""
        self._text.setText(text)
        self.show()
        announce(self, text)
