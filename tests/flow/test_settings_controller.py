"""The settings in use: stored before they count, and never ahead of a fixed address."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.settings_controller import SettingsController
from tests.samples import ADDRESS

OTHERS = Settings(api_url="https://example.com/api", region="BR", theme="dark")

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_change_is_stored_used_and_told(data_directory: Path) -> None:
    file = SettingsFile(data_directory)
    settings_controller = SettingsController(Settings(), file)
    told: list[Settings] = []
    settings_controller.changed.connect(lambda: told.append(settings_controller.settings))
    settings_controller.change(OTHERS)
    assert told == [OTHERS]
    assert file.load() == OTHERS
    assert settings_controller.address == ApiAddress.parse(OTHERS.api_url)
    assert not settings_controller.address_is_fixed


def test_a_change_that_cannot_be_stored_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings_controller = SettingsController(Settings(), SettingsFile(tmp_path / "file"))
    told: list[None] = []
    settings_controller.changed.connect(lambda: told.append(None))
    with pytest.raises(OSError, match="file"):
        settings_controller.change(OTHERS)
    assert (settings_controller.settings, told) == (Settings(), [])


def test_a_fixed_address_goes_before_the_settings(data_directory: Path) -> None:
    settings_controller = SettingsController(Settings(), SettingsFile(data_directory), ADDRESS)
    settings_controller.change(OTHERS)
    assert (settings_controller.address, settings_controller.address_is_fixed) == (ADDRESS, True)


def test_preferences_need_no_screen(qapp: QCoreApplication) -> None:
    assert qapp.platformName() == "offscreen"  # type: ignore[attr-defined]
