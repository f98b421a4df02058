"""Between the key and the call nothing waits: not for a disk, nor for what was checked already."""

import threading
from collections.abc import Callable, Iterator

import pytest

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.settings import Settings
from tests.flow.parts import BOUND
from tests.ui.agent import Agent


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk on which no settings are saved before this is set."""
    may_go_on = threading.Event()
    change = SettingsFile.change

    def slow(
        file: SettingsFile, edit: Callable[[Settings], Settings], in_use: Settings
    ) -> Settings:
        assert may_go_on.wait(BOUND)
        return change(file, edit, in_use)

    monkeypatch.setattr(SettingsFile, "change", slow)
    yield may_go_on
    may_go_on.set()


def test_the_settings_are_not_waited_for(agent: Agent, slow_disk: threading.Event) -> None:
    agent.fills_in(name="Ana")
    agent.sends()  # and waits for the link
    assert "Enlace creado" in agent.said
    assert agent.controllers.settings.recent_regions == ()  # they are still being saved
    slow_disk.set()
    agent.waits_until(lambda: agent.controllers.settings.recent_regions == ("VE",))
