"""What every dialog has in common: one ground, one margin, one footer."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.ui.widgets.accessible import tell_focus
from cammer_desktop.ui.widgets.column import line
from cammer_desktop.ui.widgets.content_area import ContentArea
from cammer_desktop.ui.widgets.hasty_keys import HastyKeys
from cammer_desktop.ui.widgets.held_keys import ENTER
from cammer_desktop.ui.widgets.input_rules import InputRules
from cammer_desktop.ui.widgets.style import GRID, set_style_property

MARGIN: Final = 3 * GRID
"""The margin around the content of a dialog, in logical pixels."""

# The title bar and borders that the system adds; Qt knows them only once a window is shown.
_FRAME: Final = QSize(2 * GRID, 5 * GRID)
# By then a screen reader has heard that the dialog is the active window.
_SETTLED_MS: Final = 150


class Dialog(QDialog):
    """A dialog that is deleted when it is closed.

    It grows when a text needs more lines, as far as the screen goes; there its content scrolls.
    """

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._default: QPushButton | None = None
        self._rules: InputRules | None = None
        self._needed = 0

    def set_default(self, button: QPushButton, *, is_step: bool = True) -> None:
        """Have Enter press this button, whatever field has the focus.

        It is filled, unless it is no step but only closes what was looked at.
        """
        if is_step:
            set_style_property(button, "role", "primary")
        self._default = button

    def fill(self, content: QLayout, footer: QWidget) -> None:
        """Show the content, which scrolls where it has to, and below it always the footer."""
        content.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        holder = QWidget()
        holder.setLayout(content)
        self.stack(ContentArea(holder), footer)

    def stack(self, content: QWidget, footer: QWidget) -> None:
        """Show from edge to edge what has margins and scrolls of its own, and the footer.

        Tab goes through them in this order.
        """
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(content, 1)
        column.addWidget(line())
        column.addWidget(footer)

    def setVisible(self, visible: bool) -> None:
        """Fit onto the screen before anything is seen."""
        if visible and self._rules is None:
            self._rules = InputRules(self)
            if self._default is not None and self._default.property("role") == "primary":
                self._default.setDefault(True)  # by now it is one of the dialog's own
            is_sized = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            wanted = self.size() if is_sized else self.sizeHint()
            room = self._room()
            self.resize(wanted.expandedTo(self.minimumSize()).boundedTo(room))
        super().setVisible(visible)
        if visible:
            HastyKeys(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button on Enter, and on Ctrl+Enter from a field of several lines."""
        # Of itself Qt presses whatever default button it finds, even that of a dialog which this
        # very key has opened above.
        if event.key() in ENTER:
            if self._default is not None:
                self._default.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow when the content asks for a new layout."""
        wants_layout = event.type() == QEvent.Type.LayoutRequest
        if event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(_SETTLED_MS, self, tell_focus)
        handled = super().event(event)  # after a DeferredDelete neither event nor dialog is left
        if wants_layout and self.isVisible():
            self._grow()
        return handled

    def _room(self) -> QSize:
        """Return the largest size that the screen has room for."""
        return self.screen().availableGeometry().size() - _FRAME

    def _grow(self) -> None:
        # For a wrapping text Qt reserves the height of a single line.
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        areas = [each for each in self.findChildren(ContentArea) if each.isVisible()]
        needed = max([needed, *(self.height() + area.lacks for area in areas)])
        has_more, self._needed = needed > self._needed, needed
        height = min(needed, self._room().height())
        # Who made it smaller is not contradicted before there is more to show.
        if has_more and height > self.height():
            self.resize(self.width(), height)
            bottom = self.screen().availableGeometry().bottom()
            below = self.frameGeometry().bottom() - bottom
            if below > 0:
                self.move(self.x(), self.y() - below)
