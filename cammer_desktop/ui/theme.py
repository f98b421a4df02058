"""The theme of the whole program, light or dark."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.ui.widgets import style


class ApplicationTheme(QObject):
    """Keeps the theme in step with the settings and with the system."""

    def __init__(self, application: QApplication, settings_controller: SettingsController) -> None:
        super().__init__()
        self._application = application
        self._settings_controller = settings_controller
        self._applied = ""
        settings_controller.changed.connect(self.refresh)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Apply the theme that the settings ask for, if it is another."""
        theme = style.theme_for(self._settings_controller.settings.theme)
        if theme != self._applied:
            self._applied = theme
            style.apply(self._application, theme)
