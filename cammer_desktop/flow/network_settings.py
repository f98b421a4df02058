"""Those who use the network, kept in step with the settings."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain.ports import NetworkUser
from cammer_desktop.flow.settings_controller import SettingsController


class NetworkSettings(QObject):
    """Tells the users of the network how to use it, whenever the settings change."""

    def __init__(self, users: Iterable[NetworkUser], settings: SettingsController) -> None:
        super().__init__()
        self._users = tuple(users)
        self._settings = settings
        settings.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Have the network used as the settings say now."""
        for user in self._users:
            user.use(self._settings.settings.network)
