"""Whatever hangs, the process ends within 2 seconds of closing, with exit code 0."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from cammer_desktop.support.waiting import within
from tests import keyrings
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started
from tests.keyrings import Desktop
from tests.samples import SECRET
from tests.servers import Play, Server, never_answering, silent

# The design's limit, in seconds.
PROMISE = 2.0


def closes(screen: Screen, process: subprocess.Popen[str]) -> None:
    """Close the window during a call, confirm, and check that the process ends in time."""
    screen.closes()
    screen.waits_for_question()
    screen.presses("Tab", "Return")  # a blank is no answer
    check_the_end(process)


def check_the_end(process: subprocess.Popen[str]) -> None:
    process.wait(timeout=PROMISE)
    assert (process.returncode, *process.communicate()) == (0, "", "")


@pytest.fixture
def token(the_screen: Screen) -> Mapping[str, str]:
    """The environment of a program on the screen, with a token."""
    return {**the_screen.environment, "CAMMER_TOKEN": SECRET}


@pytest.mark.parametrize(
    ("play", "scheme"),
    [(never_answering, "http"), (silent, "https")],
    ids=["after the body", "before the body"],
)
def test_with_a_call_that_hangs(
    the_screen: Screen, token: Mapping[str, str], data_directory: Path, play: Play, scheme: str
) -> None:
    with Server(play) as server:
        address = f"{scheme}://127.0.0.1:{server.port}/api"
        command = [PROGRAM, "--api-url", address, "--data-dir", str(data_directory)]
        with started(command, token) as process:
            the_screen.waits_for_window()
            the_screen.creates()
            event = server.body_seen if play is never_answering else server.connected
            assert event.wait(PATIENCE)
            closes(the_screen, process)


def test_with_a_call_that_was_let_go_nothing_is_asked(
    the_screen: Screen, token: Mapping[str, str], data_directory: Path
) -> None:
    with Server(never_answering) as server:
        command = [PROGRAM, "--api-url", server.address.base, "--data-dir", str(data_directory)]
        with started(command, token) as process:
            the_screen.waits_for_window()
            the_screen.creates()
            assert server.body_seen.wait(PATIENCE)
            the_screen.presses("Escape")
            the_screen.closes()
            check_the_end(process)


def test_with_a_keyring_that_asks_for_its_password(
    the_screen: Screen, locked_keyring: Desktop, data_directory: Path
) -> None:
    environment = {**locked_keyring.environment, **the_screen.environment}
    with Server(never_answering) as server, keyrings.silent_prompter(locked_keyring) as prompts:
        command = [PROGRAM, "--api-url", server.address.base, "--data-dir", str(data_directory)]
        with started(command, environment) as process:
            the_screen.waits_for_window()
            the_screen.creates()
            assert within(PATIENCE, prompts.readline, "prompt") == "asked\n"
            closes(the_screen, process)
        assert server.posts == 0
