"""The tabs of a dialog: one width each, whichever is chosen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QTabWidget

from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, font

_PADDING = 12


class Tabs(QTabWidget):
    """Its tabs stand side by side; a bar is below the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabBar(_Bar())
        self.setDocumentMode(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below the tabs, from edge to edge; the chosen one's bar lies over it."""
        super().paintEvent(event)
        bottom = self.tabBar().geometry().bottom()
        QPainter(self).fillRect(0, bottom, self.width(), 1, colour("line"))


class _Bar(QTabBar):
    """The chosen tab is semibold, which is wider: no other tab moves for that."""

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setDrawBase(False)

    def tabSizeHint(self, index: int) -> QSize:
        shown = self.tabText(index).replace("&", "")
        wide = QFontMetrics(font(SIZES.text, bold=True)).horizontalAdvance(shown)
        return QSize(wide + 2 * _PADDING, SIZES.tab)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)
