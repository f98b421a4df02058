"""The address that will be opened: one line that can be selected, and ends with dots."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QStylePainter

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.style import colour
from cammer_desktop.ui.widgets.tip import set_tip

_INSIDE = 12


class UriLine(QLineEdit):
    """Shows a URI from its beginning; with the focus all of it can be read and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(_("Dirección que se abre"))
        self.setPlaceholderText(_("Nada todavía"))

    @property
    def uri(self) -> str:
        """The whole URI, "" if there is none to be opened."""
        return self.text()

    def show_uri(self, uri: str) -> None:
        """Show a URI, none if it is empty."""
        if uri != self.text():
            self.setText(uri)
            self.setCursorPosition(0)
            set_tip(self, uri)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint dots where it goes on, unless it is being read or selected."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        place = self.rect().adjusted(_INSIDE, 0, -_INSIDE, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.setPen(colour("muted"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
