"""A user whose name, and so every path of theirs, has a letter outside ASCII."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import Screen
from tests.windows.conftest import NEW
from tests.windows.wine import Windows

FIELDS = ("--name", "Zoë Núñez", "--phone", "0412 777 1234")


@pytest.fixture(scope="module")
def joses_windows(
    tmp_path_factory: pytest.TempPathFactory, the_screen: Screen
) -> Iterator[Windows]:
    """José's Windows: wine takes the name from this system's list of users."""
    people = tmp_path_factory.mktemp("people") / "passwd"
    people.write_text(f"José:x:{os.getuid()}:{os.getgid()}:José:/:/bin/sh\n", encoding="utf-8")
    environment = {
        "DISPLAY": the_screen.environment["DISPLAY"],
        "LD_PRELOAD": "libnss_wrapper.so",
        "NSS_WRAPPER_PASSWD": str(people),
        "NSS_WRAPPER_GROUP": "/etc/group",
    }
    windows = Windows(tmp_path_factory.mktemp("wine"), environment)
    yield windows
    windows.stop()


def test_josé_installs_keeps_a_token_makes_links_and_removes(
    joses_windows: Windows, setups: dict[str, Path], the_screen: Screen, sandbox: Sandbox
) -> None:
    windows = joses_windows
    assert windows.home.name == "José"
    assert windows.run(setups[NEW], "/S", "/CurrentUser").returncode == 0
    folder = windows.home / "AppData/Local/Programs/Cammer Desktop"
    program = folder / "cammer-desktop-cli.exe"
    options = ("--api-url", sandbox.address)
    kept = windows.run(program, *options, "token", "set", stdin=sandbox.token.encode())
    assert kept.returncode == 0, kept
    made = windows.run(program, *options, "link", *FIELDS)
    assert (made.returncode, made.stdout.strip()) == (0, sandbox.received[0].link), made

    with windows.running(folder / "cammer-desktop.exe", *options) as window:
        the_screen.waits_for_window()
        the_screen.creates()
        assert the_screen.waits_for_code() == sandbox.received[1].link
        the_screen.closes()
        assert window.wait() == 0
    assert windows.run(program, *options, "token", "forget").returncode == 0

    assert windows.run(folder / "uninstall.exe", "/S", "/CurrentUser").returncode == 0
    windows.wait()
    assert not folder.exists()
    # The user's data stay, in the user's own folder.
    data = windows.home / "AppData/Local/cammer-desktop"
    assert {"cammer.log", "ledger.sqlite3"} <= {path.name for path in data.iterdir()}
