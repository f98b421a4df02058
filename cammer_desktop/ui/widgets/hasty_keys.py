"""Keys that are pressed before a dialog stands: they are typed into it, in their order.

Until the system has given a new window the keyboard, which takes a while on X11 and Wayland, keys
come to the window behind. Qt drops them there, since the dialog blocks it, all but its shortcuts.
"""

import warnings
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget


class HastyKeys(QObject):
    """Hands a dialog, until it stands, the keys that come to the window behind it.

    Only where there is something to fill in: in front of a question, which nobody has seen by
    then, they are dropped. So are repetitions, which are of the key that has opened the dialog.
    """

    def __init__(self, dialog: QDialog) -> None:
        """Take a dialog that was just shown."""
        super().__init__(dialog)
        self._dialog = dialog
        self._window = window = dialog.windowHandle()
        self._behind = behind = window.transientParent()
        application = QGuiApplication.instance()
        if (
            not isinstance(application, QGuiApplication)
            or application.focusWindow() in (None, window)
            or behind is None
        ):
            return  # it stands already, or the agent is in another program
        application.focusWindowChanged.connect(self._on_focus)
        dialog.finished.connect(self._on_finished)
        behind.installEventFilter(self)
        behind.focusObject().installEventFilter(self)  # an input method writes past the window
        self._block(None)  # from a window that is blocked, no filter gets a key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is typed from the window behind, and keep from it what is pointed."""
        dialog = QApplication.activeModalWidget()  # perhaps another one by now, above it
        window = watched.window() if isinstance(watched, QWidget) else watched
        if dialog is None or window in (dialog, dialog.windowHandle()):  # the one above is closed
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent | QInputMethodEvent):
            event.accept()  # or else Qt looks for a shortcut
            if _takes(dialog, event):
                _hand(dialog, event)
            return True
        return isinstance(event, QInputEvent) or event.type() == QEvent.Type.Close

    @Slot(QWindow)
    def _on_focus(self, now: QWindow | None) -> None:
        if now is not self._behind:  # which may itself be a dialog that was still to stand
            self._end()

    @Slot()
    def _on_finished(self) -> None:
        self._end()
        window = self._dialog.parentWidget()
        still = QGuiApplication.focusWindow() is self._behind
        if still and window is not None and QApplication.activeWindow() is None:
            _make_active(window.window())  # left before it stood, of which the system says nothing

    def _end(self) -> None:
        self._block(self._behind)
        self.deleteLater()

    def _block(self, behind: QWindow | None) -> None:
        """Have the dialog block the window behind, or none."""
        # None is what Qt takes, but not what its stubs know.
        self._window.setTransientParent(cast("QWindow", behind))
        # Whether a window is blocked Qt finds out when its own parent is set.
        self._behind.setTransientParent(self._behind.transientParent())


def _takes(dialog: QWidget, event: QKeyEvent | QInputMethodEvent) -> bool:
    """Tell whether a dialog takes a key before it stands; with the first of them it is active."""
    if isinstance(event, QKeyEvent) and event.isAutoRepeat():
        return False
    if not dialog.isActiveWindow() and event.type() != QEvent.Type.KeyRelease:
        focus = dialog.focusWidget()
        if focus is not None and _is_filled_in(focus):
            _make_active(dialog)
    return dialog.isActiveWindow()


def _is_filled_in(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):  # no input method writes a token
        return not widget.isReadOnly()
    is_text = widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    return is_text or isinstance(widget, QComboBox)


def _make_active(window: QWidget) -> None:
    """Have Qt know whose shortcuts are meant, and do now what it does when the system says so."""
    with warnings.catch_warnings():
        # What is recommended in its place only asks the system, which was asked already.
        warnings.simplefilter("ignore", DeprecationWarning)
        QApplication.setActiveWindow(window)


def _hand(dialog: QWidget, event: QKeyEvent | QInputMethodEvent) -> None:
    receiver = dialog.windowHandle() if isinstance(event, QKeyEvent) else dialog.focusWidget()
    if receiver is not None:
        event.setAccepted(event.type() != QEvent.Type.ShortcutOverride)
        QCoreApplication.sendEvent(receiver, event)
