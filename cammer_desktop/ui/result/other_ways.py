"""What stands in place of a code that cannot be shown: why, and the other ways of the link."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import Action
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Sign
from cammer_desktop.ui.widgets.style import GRID, set_style_property
from cammer_desktop.ui.widgets.tip import explain

_SIGN: Final = 3 * GRID
_WIDTH: Final = 88 * GRID
_COLUMNS: Final = 2


class OtherWays(QWidget):
    """Says why there is no code; `chosen` carries the channel that is taken instead.

    Each has the keys that it has in the window.
    """

    chosen = Signal(object)

    def __init__(self, why: str) -> None:
        """Take the sentence."""
        super().__init__()
        self.setMaximumWidth(_WIDTH)
        text = QLabel(why)
        text.setWordWrap(True)
        set_style_property(text, "role", "header")
        self._buttons = QGridLayout()
        self._buttons.setSpacing(GRID)
        above = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addLayout(above)
        column.addLayout(self._buttons)
        column.addStretch(1)
        above.setSpacing(GRID)
        above.addWidget(Sign(_SIGN, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(text, 1)
        self._ways = QActionGroup(self)
        self._ways.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._ways.triggered.connect(self._on_triggered)
        ways = (Channel.COPY, *MESSAGE_CHANNELS, Channel.VOICE)
        buttons = [self._add(channel) for channel in ways]
        self._first, widest = buttons[0], max(button.sizeHint().width() for button in buttons)
        for number in range(_COLUMNS):
            self._buttons.setColumnMinimumWidth(number, min(widest, _WIDTH // _COLUMNS - GRID))
        self.addActions(self._ways.actions())

    def take_focus(self) -> None:
        """Move the focus to the first of the ways."""
        self._first.setFocus()

    def _add(self, channel: Channel) -> KeyButton:
        action = Action(channel.spec.description, (channel.spec.shortcut,))
        made = action.qaction(self)
        made.setData(channel)
        self._ways.addAction(made)
        button = KeyButton(_(channel.spec.name), action.shortcut)
        explain(button, action.tooltip, action.shortcut)
        button.setAutoDefault(False)
        button.clicked.connect(made.trigger)
        self._buttons.addWidget(button, *divmod(self._buttons.count(), _COLUMNS))
        return button

    @Slot(QAction)
    def _on_triggered(self, way: QAction) -> None:
        self.chosen.emit(way.data())
