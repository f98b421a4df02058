"""A line that says something, with the sign of how good or bad it is."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property

SIGNS: Final = {
    "": ("info-fill", "muted"),
    "ok": ("check-circle-fill", "ok"),
    "warning": ("warning-fill", "warning"),
    "error": ("x-circle-fill", "error"),
}
"""A state, its sign, and the colour of that."""


class Sign(QWidget):
    """The sign of a state, painted when it is seen: in the theme and at the scale of then."""

    def __init__(self, side: int, state: str | None = None) -> None:
        """Take its side in logical pixels, and the state; None has no sign."""
        super().__init__()
        self._state = state
        self.setFixedSize(side, side)

    def show_state(self, state: str | None) -> None:
        """Show the sign of another state."""
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if self._state is not None:
            name, shade = SIGNS[self._state]
            paint_icon(QPainter(self), name, self.rect(), shade)


class Notice(QWidget):
    """Holds `label`, the text; without one there is nothing to see, and the same room."""

    def __init__(self, side: int = 0, above: int = 0) -> None:
        """Take the room at its sides, and above and below it, in logical pixels."""
        super().__init__()
        self._sign = Sign(SIZES.small_icon)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        set_style_property(self.label, "role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(side, above, side, above)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignTop)

    def show_text(self, text: str, state: str = "") -> None:
        """Show a text; `state` is "", "ok", "warning" or "error"."""
        self.label.setText(text)
        set_style_property(self.label, "state", state)
        self._sign.show_state(state if text else None)
