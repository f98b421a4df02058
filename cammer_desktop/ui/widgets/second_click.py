"""The second click of a double click at a list that goes at the first one."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget


class SecondClick(QObject):
    """Swallows it: it was meant for the list, not for what is below.

    It is the window's, since the focus has moved before a widget's own filters are asked.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    @Slot()
    def swallow(self) -> None:
        """Wait for it: the first click was just now."""
        self._view.window().windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow it where it comes to the window."""
        if watched.isWindowType():
            if event.type() == QEvent.Type.MouseButtonRelease:
                watched.removeEventFilter(self)
            return event.type() == QEvent.Type.MouseButtonDblClick
        return super().eventFilter(watched, event)
