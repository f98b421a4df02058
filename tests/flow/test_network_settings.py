"""The users of the network get the settings when they change."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.network_settings import NetworkSettings
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.settings_service import SettingsService
from tests.flow.parts import MS


class User:
    """A user of the network."""

    def __init__(self) -> None:
        self.used: list[Network] = []

    def use(self, network: Network) -> None:
        """Record the settings."""
        self.used.append(network)


def test_every_user_is_told(data_directory: Path, qapp: QCoreApplication, qtbot: QtBot) -> None:
    background = Background()
    service = SettingsService(Settings(), SettingsFile(data_directory))
    settings = SettingsController(background, service)
    users = (User(), User())
    follows = NetworkSettings(users, settings)
    changed = Settings(connect_seconds=3, whole_seconds=9)
    settings.change(settings.settings, changed, lambda: None, lambda _error: None)
    qtbot.waitUntil(lambda: bool(users[1].used), timeout=MS)
    assert [user.used for user in users] == [[changed.network]] * 2
    follows.deleteLater()
    background.stop()
