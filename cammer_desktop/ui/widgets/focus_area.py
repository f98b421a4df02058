"""A scroll area for what is too high for its window: what has the focus is always in view."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cammer_desktop.ui.widgets.column import Dense
from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import GRID


class FocusArea(QScrollArea):
    """Shows a widget as wide as the area; it scrolls up and down."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._lies_over = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        if isinstance(content, Dense):  # its margin has room for the bar
            self._lay_bar_over()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def set_density(self, density: Density) -> None:
        """Hand the window's density on to what is shown."""
        if isinstance(self._content, Dense):
            self._content.set_density(density)

    def changeEvent(self, event: QEvent) -> None:
        """Take the scroll bar's width in another style or sheet."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_bar()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the scroll bar's width: by now it has its sheet."""
        super().showEvent(event)
        self._fit_bar()

    def _lay_bar_over(self) -> None:
        """Lay the scroll bar over the content's margin: nothing gets narrower when it comes.

        For Qt it is always there, and hidden while there is nothing to scroll. A width that
        depends on whether it is there has it come and go for ever, where a text that wraps
        is too high only beside it.
        """
        self._lies_over = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setVisible(bar.maximum() > 0)
        bar.rangeChanged.connect(self._on_range)
        self._fit_bar()

    def _fit_bar(self) -> None:
        if self._lies_over:
            self.setViewportMargins(0, 0, -self.verticalScrollBar().sizeHint().width(), 0)

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        self.verticalScrollBar().setVisible(most > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the focus in view when the content has become higher or lower."""
        handled = super().eventFilter(watched, event)
        if watched is self._content and event.type() == QEvent.Type.Resize:
            self._on_focus(None, QApplication.focusWidget())
        return handled

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            middle = now.mapTo(self._content, now.rect().center())
            # With a margin for the hint below it.
            self.ensureVisible(middle.x(), middle.y(), 0, now.height() // 2 + 4 * GRID)
