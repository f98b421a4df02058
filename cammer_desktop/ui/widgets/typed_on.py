"""Keys that were meant for what was there before must not answer what comes unasked."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

BURST_MS: Final = 600
"""A longer pause than any between two keys of one name, in milliseconds."""

_DOWN: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_DELETING: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
# One of them makes a command of a letter; both together are AltGr on Windows, which writes.
_BOTH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_MODIFIERS: Final = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta)


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
        if not (_is_typing(event) and QApplication.activeWindow() in windows):
            return super().eventFilter(watched, event)
        self._burst.start(BURST_MS)
        if not (self._drops and self._is_kept_off(event)):
            return super().eventFilter(watched, event)
        event.accept()  # and no shortcut acts
        if not self._has_dropped:
            self._has_dropped = True
            self.dropped.emit()
        return True

    def _is_kept_off(self, _event: QEvent) -> bool:
        """Tell whether this is one of those that are dropped."""
        return True

    @Slot()
    def _end(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)


class TextTypedOn(TypedOn):
    """Drops what writes alone, until a rest, a click or a command such as Ctrl+Tab.

    It is for a dialog that a key opens and that begins with something to change or to agree to; one
    that begins with an empty field has what is typed behind its key (`hasty_keys`).
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop what writes, unless it follows what only somebody does who means the dialog."""
        if event.type() == QEvent.Type.MouseButtonPress or _is_command(event):
            self._burst.stop()
            self._end()
            return False
        return super().eventFilter(watched, event)

    def _is_kept_off(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return True  # an input method does nothing but write
        writes = bool(event.text()) and event.text().isprintable()
        return writes or event.key() in _DELETING


def _is_typing(event: QEvent) -> bool:
    """Tell whether this is a key that goes down, or something of an input method."""
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString() or event.preeditString())
    return event.type() in _DOWN and isinstance(event, QKeyEvent)


def _is_command(event: QEvent) -> bool:
    """Tell whether this is a key that was pressed together with Ctrl or Alt."""
    if event.type() not in _DOWN or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
        return False
    is_modifier = event.key() in _MODIFIERS
    return not is_modifier and event.modifiers() & _BOTH not in (_NONE, _BOTH)
