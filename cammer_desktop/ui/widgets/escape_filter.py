"""Esc in a widget that uses it itself, beside a window whose shortcut it is as well."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class EscapeFilter(QObject):
    """Keeps Esc for its widget, unless `gives_way` says that the window needs it first."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.gives_way: Callable[[], bool] = bool  # never
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer for the widget, which is asked before a shortcut has the key."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self.gives_way()
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)
