"""Keeping everything that uses the network in step with the settings."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain.ports import NetworkUser
from cammer_desktop.flow.settings_controller import SettingsController


class NetworkSettings(QObject):
    """Passes the settings to the users of the network whenever they change."""

    def __init__(self, users: Iterable[NetworkUser], settings: SettingsController) -> None:
        super().__init__()
        self._users = tuple(users)
        self._settings = settings
        settings.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Pass on the settings in use."""
        for user in self._users:
            user.use(self._settings.settings.network)
