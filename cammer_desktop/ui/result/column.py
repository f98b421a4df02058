"""The result's column: what came of it, whose it is, the link, and what the next key does."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.widgets.column import Column, Strip
from cammer_desktop.ui.widgets.focus_area import FocusArea
from cammer_desktop.ui.widgets.key_notes import KeyNotes
from cammer_desktop.ui.widgets.message_bar import MessageBar
from cammer_desktop.ui.widgets.notice_strip import NoticeStrip
from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.viewport import viewport_of


class _SteadyArea(FocusArea):
    """Scrolls what is longer; the scroll bar stands in the margin, so that nothing is narrower."""

    def __init__(self, panel: ResultPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._edge = 0
        panel.turned.connect(self._on_turned)

    def set_density(self, density: Density) -> None:
        """Take the column's edge."""
        self._panel.set_density(density)
        self._edge = density.edge
        self._keep_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scroll bar a part of the margin; what can be done stays in view."""
        super().resizeEvent(event)
        self._keep_width()
        if event.size().height() < event.oldSize().height() and self._panel.advice_box.isVisible():
            self.ensureWidgetVisible(self._panel.advice_box.buttons, 0, GRID)

    def _keep_width(self) -> None:
        bar = self.width() - viewport_of(self).width()
        self._panel.leave_margin(max(0, self._edge - bar))

    @Slot()
    def _on_turned(self) -> None:
        """Show the beginning of what is shown from here on."""
        self.verticalScrollBar().setValue(0)


class _Content(QWidget):
    """The panel, and at its bottom the notices."""

    def __init__(self, panel: ResultPanel, notices: NoticeStrip) -> None:
        super().__init__()
        self._area = _SteadyArea(panel)
        self._panel = panel
        self._notices = notices
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(notices)

    def set_density(self, density: Density) -> None:
        """Hand the window's density on."""
        self._area.set_density(density)
        self._notices.set_density(density)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the panel into the new height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have all in view above a usual notice; nothing moves when one comes."""
        self._panel.fit(self.height() - self._notices.least)


def result_column(bar: MessageBar, panel: ResultPanel, notes: KeyNotes) -> Column:
    """Return the column around what is said, the link, and the notes on the next key."""
    made = Column("base", bar, _Content(panel, bar.notices), Strip(notes, is_footer=True))
    made.setFocusProxy(bar)
    return made
