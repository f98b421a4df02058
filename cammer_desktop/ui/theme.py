"""The theme of the whole program: light, dark, or with high contrast."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.ui.widgets import style


class ApplicationTheme(QObject):
    """Keeps the theme in step with the settings and with the system.

    A first window is made with its colours; `refresh()` is called once its widgets stand.
    """

    def __init__(self, application: QApplication, settings_controller: SettingsController) -> None:
        super().__init__()
        self._application = application
        self._settings_controller = settings_controller
        # For a window that takes another one's place, they are there already.
        self._applied = style.applied(application)
        if not self._applied:
            style.begin(application, style.theme_for(settings_controller.settings.theme))
        settings_controller.changed.connect(self.refresh)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)
        # Whoever comes back may have chosen other colours in the system's settings.
        application.applicationStateChanged.connect(self.refresh)

    @Slot()
    def prepare(self) -> None:
        """Have the first key not wait for what PySide makes of a style: 600 members of enums."""
        self._application.style()

    @Slot()
    def refresh(self) -> None:
        """Apply the theme that settings and system ask for, if its colours are others."""
        theme = style.theme_for(self._settings_controller.settings.theme)
        colours, _pictured = style.colours_of(theme)
        if colours != self._applied:
            self._applied = colours
            style.apply(self._application, theme)
