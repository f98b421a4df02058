"""Enter and Esc act once for each time that they go down, in all windows together.

A key that is held down neither answers the question that it opened nor closes one window after
the other.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAME: Final = "held keys"
_ONCE: Final = (*ENTER, Qt.Key.Key_Escape)
# In milliseconds: no hand presses a key again as soon, and no system waits longer to repeat it.
_SOONEST: Final = 60
_LATEST: Final = 1500


class HeldKeys(QObject):
    """Keeps repetitions from what has the focus: a filter there comes before all others."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self._key = 0
        self._at = self._released = 0
        self._is_down = self._is_held = False
        application.focusChanged.connect(self._on_focus)
        self._on_focus(None, QApplication.focusWidget())

    @classmethod
    def of(cls, application: QApplication) -> "HeldKeys":
        """Return the one of the application. A window installs it for keys without a focus."""
        # By its name: without, PySide makes an object of each child to see which of them it is.
        found = application.findChild(cls, _NAME)
        return found if isinstance(found, cls) else cls(application)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop the repetitions of a held key, but not the empty lines in a text."""
        if not isinstance(event, QKeyEvent) or event.key() not in _ONCE:
            return False
        focus = QApplication.focusWidget()
        if focus is not None and watched is not focus and watched is focus.window():
            return False  # it has come up from the focus
        if event.type() == QEvent.Type.KeyRelease:
            self._is_down, self._released = False, event.timestamp()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._note(event)
        self._is_down = True
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        is_line = isinstance(watched, QPlainTextEdit) and event.key() in ENTER and plain
        if not self._is_held or is_line:
            return False
        event.accept()
        return True

    def _note(self, event: QKeyEvent) -> None:
        """Note whether a key is held, when it is about to be pressed."""
        at, before = event.timestamp(), self._at
        if not at and before and QAccessible.isActive():
            return  # the same press once more, see below
        # On X11 Qt often takes a repetition for a release and a press, of the same instant.
        is_held = 0 < at == self._released
        if QAccessible.isActive() and 0 < before < at:
            # There Qt delivers press and release late, once more and without their time; this
            # event alone comes at once, and the release before it is still to come.
            is_held |= at - before < (_LATEST if self._is_down else _SOONEST)
        self._is_held = event.isAutoRepeat() or (is_held and event.key() == self._key)
        self._key, self._at = event.key(), at

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and not before.isWindow():
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
