"""Keys that were meant for what was there before must not answer what comes unasked."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

BURST_MS: Final = 600
"""A longer pause than any between two keys of one name, in milliseconds."""

_DOWN: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class TypedOn(QObject):
    """Drops the keys of a window from `begin` until none came for as long as BURST_MS.

    Nobody presses a key sooner for what has just come, and who types on has not seen it. `dropped`
    is emitted for the first of them. The mouse, and actions of a screen reader, are not stopped.
    """

    dropped = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._has_dropped = False
        self._burst = QTimer(self)
        self._burst.setSingleShot(True)
        self._burst.timeout.connect(self._end)

    @Slot()
    def begin(self) -> None:
        """Drop keys from now on."""
        application = QApplication.instance()
        if application is not None and not self._burst.isActive():
            application.installEventFilter(self)
        self._has_dropped = False
        self._burst.start(BURST_MS)

    @property
    def is_dropping(self) -> bool:
        """Whether keys are dropped now."""
        return self._burst.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop a key that goes down, before its shortcut or anything else sees it."""
        if event.type() == QEvent.Type.Hide and watched is self._window:
            self._burst.stop()
            self._end()  # what is being destroyed must not pass here
        # Until a dialog stands, its keys come to the window behind.
        is_here = QApplication.activeWindow() in (self._window, self._window.parentWidget())
        if event.type() not in _DOWN or not isinstance(event, QKeyEvent) or not is_here:
            return super().eventFilter(watched, event)
        self._burst.start(BURST_MS)
        event.accept()  # and no shortcut acts
        if not self._has_dropped:
            self._has_dropped = True
            self.dropped.emit()
        return True

    @Slot()
    def _end(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
