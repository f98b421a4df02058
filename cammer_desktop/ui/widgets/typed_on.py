"""Keys that were meant for what was there before must not answer what comes unasked."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

BURST_MS: Final = 600
"""A longer pause than any between two keys of one name, in milliseconds."""

_DOWN: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class TypedOn(QObject):
    """Waits until no key of a window came for as long as BURST_MS; from `begin` on it drops them.

    Nobody presses a key sooner for what has just come, and who types on has not seen it. `dropped`
    is emitted for the first of them, `rested` when none came. The mouse, and actions of a screen
    reader, are not stopped.
    """

    dropped = Signal()
    rested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._drops = self._has_dropped = False
        self._burst = QTimer(self)
        self._burst.setSingleShot(True)
        self._burst.timeout.connect(self._end)
        self._burst.timeout.connect(self.rested)

    @Slot()
    def begin(self) -> None:
        """Drop keys from now on."""
        self._drops, self._has_dropped = True, False
        self._watch()

    def wait(self) -> None:
        """Let keys pass unless they are dropped just now, and wait for a rest."""
        self._drops = self.is_dropping
        self._watch()

    @property
    def is_dropping(self) -> bool:
        """Whether keys are dropped now."""
        return self._drops and self._burst.isActive()

    def _watch(self) -> None:
        application = QApplication.instance()
        if application is not None and not self._burst.isActive():
            application.installEventFilter(self)
        self._burst.start(BURST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop a key that goes down, before its shortcut or anything else sees it."""
        # Until a dialog stands, its keys come to the window behind.
        windows = (self._window, self._window.parentWidget())
        if event.type() == QEvent.Type.Hide and watched in windows:
            self._burst.stop()
            self._end()  # what is being destroyed must not pass here
        is_here = QApplication.activeWindow() in windows
        if event.type() not in _DOWN or not isinstance(event, QKeyEvent) or not is_here:
            return super().eventFilter(watched, event)
        self._burst.start(BURST_MS)
        if not self._drops:
            return super().eventFilter(watched, event)
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
