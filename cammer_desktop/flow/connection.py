"""The way to the network, in step with the settings."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from cammer_desktop.domain.ports import NetworkUser
from cammer_desktop.flow.preferences import Preferences


class Connection(QObject):
    """Tells who uses the network how, whenever the settings change."""

    def __init__(self, users: Iterable[NetworkUser], preferences: Preferences) -> None:
        super().__init__()
        self._users = tuple(users)
        self._preferences = preferences
        preferences.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Let the network be used as the settings say now."""
        for user in self._users:
            user.use(self._preferences.settings.network)
