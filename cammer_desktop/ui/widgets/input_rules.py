"""Enter, the wheel and Tab, in every window alike: what Qt leaves to the platform or to chance.

Enter presses the button that has the focus. The wheel scrolls, and changes a value only where the
focus was put with the mouse. A field says its name when Tab leads there, also for the first time.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from cammer_desktop.ui.widgets.held_keys import ENTER, HeldKeys

_TURNED: Final = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
_PASSING: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class InputRules(QObject):
    """Keeps the rules in one window, for the widgets that it has by now."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._clicked: QObject | None = None
        is_dialog = isinstance(window, QDialog)
        # A choice in a dialog is a field like the others: there Enter is for the default button.
        self._pressed = (QPushButton, QToolButton) if is_dialog else QAbstractButton
        self._press = QShortcut(window)
        plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        held = (plain, control) if is_dialog else (plain,)
        self._press.setKeys([QKeySequence(each | key) for each in held for key in ENTER])
        self._press.setEnabled(False)
        self._press.activated.connect(self._on_enter)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
            window.installEventFilter(HeldKeys.of(application))
        for widget in window.findChildren(QWidget):
            if isinstance(widget, _TURNED) and not isinstance(widget, QScrollBar):
                self._calm(widget)
            elif isinstance(widget, QLineEdit) and not widget.text():
                # Of itself Qt tells where an empty field's caret is just before it has the focus:
                # Orca takes that for the news, and does not say the name.
                widget.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what scrolls, unless the widget was clicked."""
        if isinstance(event, QFocusEvent) and event.reason() not in _PASSING:
            is_click = event.gotFocus() and event.reason() == Qt.FocusReason.MouseFocusReason
            self._clicked = watched if is_click else None
        elif event.type() == QEvent.Type.Wheel and watched is not self._clicked:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _calm(self, widget: QWidget) -> None:
        if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_here = now is not None and now.window() is self._window
        self._press.setEnabled(is_here and isinstance(now, self._pressed))

    @Slot()
    def _on_enter(self) -> None:
        button = self._window.focusWidget()
        if isinstance(button, QAbstractButton):
            button.click()
