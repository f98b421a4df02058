"""The way to the network, in step with the settings."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain.ports import NetworkUser
from cammer_desktop.flow.settings_controller import SettingsController


class Connection(QObject):
    """Tells who uses the network how, whenever the settings change."""

    def __init__(
        self, users: Iterable[NetworkUser], settings_controller: SettingsController
    ) -> None:
        super().__init__()
        self._users = tuple(users)
        self._settings_controller = settings_controller
        settings_controller.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Let the network be used as the settings say now."""
        for user in self._users:
            user.use(self._settings_controller.settings.network)
