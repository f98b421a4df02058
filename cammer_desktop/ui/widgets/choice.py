"""A list to choose from, closed until it is wanted."""

from typing import cast

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Opener
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.chosen_by_action import ChosenByAction


class Choice(QComboBox):
    """A list to choose from; what is chosen ends with dots where it has no room."""

    def __init__(self, name: str) -> None:
        """Take the accessible name."""
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # of itself the list has no sheet
        # A screen reader says as the value which row of the list is selected, closed as it is.
        self.currentIndexChanged.connect(self._select)
        ChosenByAction(cast("QListView", self.view())).chosen.connect(self._take)

    def accessible(self) -> Opener:
        """Return a combo box that has its list below it."""
        return Opener(self, QAccessible.Role.ComboBox, Choice.view, Choice.showPopup)

    @Slot(int)
    def _select(self, row: int) -> None:
        self.view().setCurrentIndex(self.model().index(row, self.modelColumn()))
        if self.hasFocus() and row >= 0:
            said = _("{value}, {number} de {count}")
            said = said.format(value=self.currentText(), number=row + 1, count=self.count())
            announce(self, said)

    @Slot(QModelIndex)
    def _take(self, chosen: QModelIndex) -> None:
        self.hidePopup()
        self.setCurrentIndex(chosen.row())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as Qt does, but for the dots: with a sheet it cuts letters in two."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
            .width()
        )
        text, mode = option.currentText, Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(text, mode, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
