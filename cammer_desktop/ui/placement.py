"""Where the window is: its place on the screens, and in front of other windows."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget


class Placement(QObject):
    """The place of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def come_to_front(self) -> None:
        """Show the window in front of all others, with the dialog that is open above it."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        for each in (window, QApplication.activeModalWidget()):
            if each is not None:
                each.show()
                each.raise_()
                each.activateWindow()
