"""The settings in use: stored before they count, and never ahead of a fixed address."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from cammer_desktop.adapters.settings import SettingsFile
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.preferences import Preferences
from tests.samples import ADDRESS

OTHERS = Settings(api_url="https://example.com/api", region="BR", theme="dark")

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_change_is_stored_used_and_told(data_directory: Path) -> None:
    file = SettingsFile(data_directory)
    preferences = Preferences(Settings(), file)
    told: list[Settings] = []
    preferences.changed.connect(lambda: told.append(preferences.settings))
    preferences.change(OTHERS)
    assert told == [OTHERS]
    assert file.load() == OTHERS
    assert preferences.address == ApiAddress.parse(OTHERS.api_url)
    assert not preferences.address_is_fixed


def test_a_change_that_cannot_be_stored_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    preferences = Preferences(Settings(), SettingsFile(tmp_path / "file"))
    told: list[None] = []
    preferences.changed.connect(lambda: told.append(None))
    with pytest.raises(OSError, match="file"):
        preferences.change(OTHERS)
    assert (preferences.settings, told) == (Settings(), [])


def test_a_fixed_address_goes_before_the_settings(data_directory: Path) -> None:
    preferences = Preferences(Settings(), SettingsFile(data_directory), ADDRESS)
    preferences.change(OTHERS)
    assert (preferences.address, preferences.address_is_fixed) == (ADDRESS, True)


def test_preferences_need_no_screen(qapp: QCoreApplication) -> None:
    assert qapp.platformName() == "offscreen"  # type: ignore[attr-defined]
