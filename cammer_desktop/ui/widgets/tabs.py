"""The tabs of a dialog: one width each, whichever is chosen."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Unfocused
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, font

_PADDING = 12


class Tabs(QTabWidget):
    """Its tabs stand side by side; a bar is below the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabBar(_Bar())
        self.setDocumentMode(True)
        self.currentChanged.connect(self._name_page)

    def accessible(self) -> Unfocused:
        """Return what is around the tabs: they have the focus, not this."""
        return Unfocused(self, QAccessible.Role.Client)

    def showEvent(self, event: QShowEvent) -> None:
        """Say which dialog has opened and at which page: Orca says no more of it than the tab."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, self.opening)

    @property
    def opening(self) -> str:
        """What is said when the dialog opens."""
        page = self.tabText(self.currentIndex()).replace("&", "")
        return _("{title}, página {page}.").format(title=self.window().windowTitle(), page=page)

    @Slot(int)
    def _name_page(self, number: int) -> None:
        """Have the page heard before what has the focus in it."""
        pages = self.findChild(QStackedWidget)
        if pages is not None:
            pages.setAccessibleName(self.tabText(number).replace("&", ""))

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
