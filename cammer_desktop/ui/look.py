"""The look of the program as a whole."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cammer_desktop.flow.preferences import Preferences
from cammer_desktop.ui import style


class Look(QObject):
    """Keeps the look in step with the settings and with the system."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application = application
        self._preferences = preferences
        self._shown = ""
        preferences.changed.connect(self.refresh)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the look that the settings ask for, where it is another."""
        theme = style.theme_for(self._preferences.settings.theme)
        if theme != self._shown:
            self._shown = theme
            style.apply(self._application, theme)
