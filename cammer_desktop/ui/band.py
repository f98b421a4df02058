"""The band above everything in the sandbox."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class SandboxBand(QFrame):
    """Says that nothing made here is real."""

    def __init__(self) -> None:
        super().__init__()
        set_style_property(self, "role", "band")
        self.setFixedHeight(SIZES.band)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID + SIZES.icon + GRID, 0, 3 * GRID, 0)
        title = QLabel(_("Sandbox: enlaces de práctica"))
        set_style_property(title, "role", "title")
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(QLabel(_("No se los dé a un cliente")))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the flask."""
        super().paintEvent(event)
        top = (self.height() - SIZES.icon) // 2
        place = QRect(3 * GRID, top, SIZES.icon, SIZES.icon)
        paint_icon(QPainter(self), "flask", place, "on_badge")
