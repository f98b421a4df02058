"""The line above the list: how much there is, and the way back to all of it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class CountLine(QWidget):
    """Tells a count; `clear_wanted` is emitted when the filters are to be taken away."""

    clear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label = ElidedLabel("meta")
        self._clear = QPushButton(_("Quitar filtros"))
        self._clear.setIcon(icon("x", "link"))
        self._clear.setIconSize(QSize(SIZES.caret, SIZES.caret))
        set_style_property(self._clear, "role", "link")
        set_style_property(self._clear, "place", "end")
        self._clear.hide()
        self.setFixedHeight(3 * GRID)  # nothing moves when it comes
        self._clear.clicked.connect(self.clear_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._label, 1)
        row.addWidget(self._clear)

    def show_count(self, text: str) -> None:
        """Show a text."""
        self._label.show_text(text)

    def show_filtered(self, is_filtered: bool) -> None:
        """Show whether there are filters to take away."""
        self._clear.setVisible(is_filtered)
