"""The rail: what is left of the history's column where there is no room for it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.support.records import dataclass
from cammer_desktop.ui.widgets.actions import action_of, attach
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import set_style_property

_MOST: Final = 99


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Entrance:
    """A button with an icon: the icon's name, its accessible name, the action that it does."""

    icon: str
    name: str
    method: Callable[[], object]


def icon_button(entrance: Entrance) -> QToolButton:
    """Return a button that shows an icon alone."""
    button = QToolButton()
    button.setIcon(icon(entrance.icon))
    button.setIconSize(QSize(SIZES.icon, SIZES.icon))
    button.setAccessibleName(entrance.name)
    button.setAccessibleDescription(action_of(entrance.method).shortcut)
    attach(button, entrance.method)
    set_style_property(button, "role", "icon")
    return button


class IconRow(QWidget):
    """The entrances side by side, where they are not on the rail."""

    def __init__(self, entrances: Sequence[Entrance]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.grid)
        for each in entrances:
            row.addWidget(icon_button(each))

    @Slot(bool, bool)
    def note_folded(self, is_folded: bool, _has_room: bool) -> None:
        """Leave the entrances to the rail while it is there."""
        self.setVisible(not is_folded)


class Rail(QFrame):
    """The entrances below each other; the first one's badge counts what waits there."""

    def __init__(self, entrances: Sequence[Entrance]) -> None:
        super().__init__()
        set_style_property(self, "plane", "window")
        set_style_property(self, "role", "rail")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(SIZES.grid)
        self._buttons = [icon_button(each) for each in entrances]
        for button in self._buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._keys = action_of(entrances[0].method).shortcut if entrances else ""
        self._badge = QLabel(self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_style_property(self._badge, "role", "badge")
        self._badge_top = 0
        self._badge.hide()

    def set_density(self, density: Density) -> None:
        """Have the first button level with the headers of the columns."""
        above = (density.header - SIZES.field) // 2
        self._column.setContentsMargins(0, above, 0, 0)
        self._badge_top = max(0, above - SIZES.grid // 2)
        self._place_badge()

    @property
    def waiting(self) -> str:
        """What the badge shows, empty without one."""
        return "" if self._badge.isHidden() else self._badge.text()

    @Slot(int)
    def count(self, number: int) -> None:
        """Show how many links wait behind the first button to be handed over, none with 0."""
        self._badge.setText(f"{_MOST}+" if number > _MOST else str(number))
        self._badge.adjustSize()
        self._place_badge()
        self._badge.setVisible(number > 0)
        self._badge.raise_()
        told = (sentences.of_waiting(number), self._keys)
        self._buttons[0].setAccessibleDescription(". ".join(filter(None, told)))

    def _place_badge(self) -> None:
        """Have the badge at the first button's corner."""
        self._badge.move(self.width() - self._badge.width() - 2, self._badge_top)
