"""A choice of few, side by side: radio buttons that look like one control."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from cammer_desktop.ui.widgets.accessible import Named
from cammer_desktop.ui.widgets.own_text import OwnText
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font, set_style_property
from cammer_desktop.ui.widgets.tip import set_tip

_BAR: Final = 3
_RING: Final = 2
_LEAST: Final = 48


class Segment(OwnText, QRadioButton):
    """A part of the control, its text in the middle, a bar below the one that is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_style_property(self, "role", "segment")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIZES.field)

    def sizeHint(self) -> QSize:
        """Return the room for its text: semibold, so that none moves when this one is chosen."""
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(self.text())
        return QSize(wide + GRID, SIZES.field)

    def minimumSizeHint(self) -> QSize:
        """Return a room that any segment can do with: its text ends with dots."""
        return QSize(_LEAST, SIZES.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have a tooltip where the text is not whole."""
        super().resizeEvent(event)
        is_whole = self.width() >= self.sizeHint().width()
        set_tip(self, "" if is_whole else self.text())

    def hitButton(self, position: QPoint) -> bool:
        """Take a click anywhere in it, not only on the text."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's panel, the text in the middle, bar and ring: no sheet can say that."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self.isChecked():
            # By a brush: for `fillRect` PySide makes 180 enum members of gradients first.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("link" if self.isEnabled() else "edge"))
            painter.drawRect(1, self.height() - _BAR, self.width() - 2, _BAR)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        letters = font(SIZES.text, bold=self.isChecked())
        painter.setFont(letters)
        painter.setPen(colour("text" if self.isEnabled() else "disabled"))
        room = self.width() - GRID // 2
        shown = QFontMetrics(letters).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), shown)
        if self.hasFocus():
            painter.setPen(colour("focus"))
            for inside in range(_RING):
                painter.drawRect(self.rect().adjusted(inside, inside, -inside - 1, -inside - 1))


class Segments(QWidget):
    """Chooses one of some; `chosen` carries the number of the one that is chosen from here on."""

    chosen = Signal(int)

    def __init__(self, *texts: str, name: str) -> None:
        """Take the texts, and what a screen reader says they choose."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, text in enumerate(texts):
            segment = Segment(text)
            places = {0: "first", len(texts) - 1: "last"}
            set_style_property(segment, "place", places.get(number, "middle"))
            self._group.addButton(segment, number)
            row.addWidget(segment)  # without a stretch each has at least the room for its text
        self._group.idToggled.connect(self._on_toggled)

    def accessible(self) -> Named:
        """Return a group, whose name is heard before the part that has the focus."""
        return Named(self, QAccessible.Role.Grouping)

    @property
    def current(self) -> int:
        """The number of the chosen one, -1 without one."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Choose one."""
        self._group.button(number).setChecked(True)

    @property
    def segments(self) -> list[Segment]:
        """The parts, in their order."""
        return [each for each in self._group.buttons() if isinstance(each, Segment)]

    @Slot(int, bool)
    def _on_toggled(self, number: int, is_chosen: bool) -> None:
        if is_chosen:
            self._stop_at(number)
            self.chosen.emit(number)

    def _stop_at(self, number: int) -> None:
        """Make what is chosen the stop of the tab key: Qt does so only after a key or a click."""
        for each in self._group.buttons():
            policies = Qt.FocusPolicy
            is_stop = self._group.id(each) == number
            each.setFocusPolicy(policies.StrongFocus if is_stop else policies.ClickFocus)
