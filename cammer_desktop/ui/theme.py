"""The look of the program as a whole."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.ui.widgets import style


class Look(QObject):
    """Keeps the look in step with the settings and with the system."""

    def __init__(self, application: QApplication, settings_controller: SettingsController) -> None:
        super().__init__()
        self._application = application
        self._settings_controller = settings_controller
        self._shown = ""
        settings_controller.changed.connect(self.refresh)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the look that the settings ask for, where it is another."""
        theme = style.theme_for(self._settings_controller.settings.theme)
        if theme != self._shown:
            self._shown = theme
            style.apply(self._application, theme)
