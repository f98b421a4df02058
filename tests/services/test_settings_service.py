"""The settings in use: stored before they take effect, and overridden by a fixed address."""

from dataclasses import replace
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.services.settings_service import SettingsService, with_recent_region
from tests.samples import ADDRESS

OTHERS = Settings(api_url="https://example.com/api", region="BR", theme="dark")


def others(_current: Settings) -> Settings:
    """Change everything."""
    return OTHERS


def test_a_change_is_stored_and_used(data_directory: Path) -> None:
    file = SettingsFile(data_directory)
    service = SettingsService(Settings(), file)
    service.change(others)
    assert (service.current, file.load()) == (OTHERS, OTHERS)
    assert service.address == ApiAddress.parse(OTHERS.api_url)
    assert not service.address_is_fixed


def test_what_changes_nothing_writes_nothing(data_directory: Path) -> None:
    SettingsService(Settings(), SettingsFile(data_directory)).change(lambda current: current)
    assert not data_directory.exists()


def test_a_change_that_cannot_be_stored_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    service = SettingsService(Settings(), SettingsFile(tmp_path / "file"))
    with pytest.raises(OSError, match="file"):
        service.change(others)
    assert service.current == Settings()


def test_it_can_be_used_for_this_run_alone(data_directory: Path) -> None:
    file = SettingsFile(data_directory)
    service = SettingsService(Settings(), file)
    service.use(others)
    assert (service.current, file.load()) == (OTHERS, Settings())


def test_a_fixed_address_goes_before_the_settings(data_directory: Path) -> None:
    service = SettingsService(Settings(), SettingsFile(data_directory), ADDRESS)
    service.change(others)
    assert (service.address, service.address_is_fixed) == (ADDRESS, True)


def test_the_regions_used_last_are_few_and_each_once() -> None:
    settings = Settings()
    for region in ("VE", "CO", "VE", "AR", "BR", "MX", "PE"):
        settings = with_recent_region(settings, region)
    service = SettingsService(settings, SettingsFile(Path("nowhere")))
    assert service.recent_regions == ("PE", "MX", "BR", "AR", "VE")
    assert replace(settings, recent_regions="") == Settings()
