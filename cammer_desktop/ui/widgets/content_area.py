"""A scroll area that is as large as its content, if there is room for that."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.ui.widgets.focus_area import FocusArea
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.viewport import viewport_of

_LEAST = 8 * GRID


class ContentArea(FocusArea):
    """Shows a widget; the window hears when that wants another height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        content.installEventFilter(self)
        self._lay_bar_over()  # any content has a margin

    @property
    def lacks(self) -> int:
        """How many logical pixels of its content's height are out of view."""
        return max(0, self._height_for(viewport_of(self).width()) - viewport_of(self).height())

    def sizeHint(self) -> QSize:
        """Return the size of the content."""
        width = self._content.sizeHint().width()
        return QSize(width, self._height_for(width))

    def minimumSizeHint(self) -> QSize:
        """Return a height in which there is something to see, and the content's width."""
        return QSize(self._content.minimumSizeHint().width(), _LEAST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window hear of a new layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            QCoreApplication.postEvent(self.window(), QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)

    @Slot(QWidget)
    def reveal(self, widget: QWidget) -> None:
        """Bring a part of the content into view."""
        # Qt's own `ensureWidgetVisible` looks at an editor's caret only.
        middle = widget.mapTo(self._content, widget.rect().center())
        self.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + GRID)

    def _height_for(self, width: int) -> int:
        if self._content.hasHeightForWidth():
            return self._content.heightForWidth(width)
        return self._content.sizeHint().height()
