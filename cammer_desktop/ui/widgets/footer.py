"""The footer of a dialog: what its keys do, and its buttons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from cammer_desktop.ui.widgets.flow_layout import FlowLayout
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_SIDE: Final = 3 * GRID


class Footer(QFrame):
    """At the right `buttons`, the last of them what Enter does; at the left a note or `aside`."""

    def __init__(
        self, *buttons: QPushButton, note: str = "", aside: Sequence[QPushButton] = ()
    ) -> None:
        """Take the buttons, what Enter and Esc do, and the buttons that stand apart."""
        super().__init__()
        set_style_property(self, "role", "footer")
        self.setMinimumHeight(SIZES.dialog_footer)
        above = (SIZES.dialog_footer - SIZES.dialog_button) // 2
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, above, _SIDE, above)
        row.setSpacing(GRID)
        if aside:
            apart = FlowLayout(GRID)  # in a narrow window they take another row
            row.addLayout(apart, 1)
            for button in aside:
                apart.addWidget(button)
        self._note = QLabel(note, self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note.setVisible(bool(note))
        set_style_property(self._note, "role", "note")
        row.addWidget(self._note, 1)
        if not aside and not note:
            row.addStretch(1)
        # Beside two rows they end the lower one, as with Tab: between both they are of neither.
        place = Qt.AlignmentFlag.AlignBottom if aside else Qt.AlignmentFlag(0)
        for button in buttons:
            row.addWidget(button, 0, place)
        for button in (*aside, *buttons):
            button.setAutoDefault(False)  # only the dialog says what Enter means

    def say(self, note: str) -> None:
        """Say something else of the keys."""
        self._note.setText(note)
