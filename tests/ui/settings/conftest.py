"""A window that goes by its settings, on a sandbox that is another program's."""

from pathlib import Path

import pytest

from cammer_desktop.domain.settings import Settings
from cammer_desktop.run_options import RunOptions
from cammer_desktop.sandbox.server import Sandbox
from tests.ui.agent import Agent


@pytest.fixture
def options(data_directory: Path) -> RunOptions:
    """A run that goes by its settings."""
    return RunOptions(data_dir=data_directory)


@pytest.fixture
def settings(sandbox: Sandbox) -> Settings:
    """The settings that the program starts with."""
    return Settings(api_url=sandbox.address, theme="light")


@pytest.fixture
def agent(agent: Agent) -> Agent:
    """An agent who has opened the settings."""
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    return agent
