"""Starting when something is wrong: a one-line message, or one in a window that can be used."""

import json
import os
from pathlib import Path

import pytest

from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support import screen
from tests.command_line.program import only_line, run
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started, until

NO_SCREEN = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.parametrize(
    "dead", [{"DISPLAY": ":9999"}, {"DISPLAY": "nowhere.invalid:0"}, {"WAYLAND_DISPLAY": "dead"}]
)
def test_a_screen_that_does_not_answer(dead: dict[str, str]) -> None:
    done = run("--sandbox", environment={**NO_SCREEN, **dead})
    assert (done.returncode, done.stdout) == (1, "")
    said = only_line(done.stderr)
    assert "cammer-desktop link" in said
    assert str(*dead.values()) in said


@pytest.mark.parametrize("library", ["libxcb-cursor.so.0", "libxkbcommon-x11.so.0"])
def test_a_screen_whose_plugin_lacks_a_library(
    the_screen: Screen, tmp_path: Path, library: str
) -> None:
    (tmp_path / library).touch()  # found before the system's own, and not a library
    done = run(
        "--sandbox", environment={**the_screen.environment, "LD_LIBRARY_PATH": str(tmp_path)}
    )
    assert (done.returncode, done.stdout) == (1, "")
    said = only_line(done.stderr)
    assert f"falta {library} en el sistema" in said
    assert said.endswith(screen.INSTALL)


@pytest.mark.parametrize(
    "named", [{"DISPLAY": ":9999"}, {"WAYLAND_DISPLAY": "dead"}, {"QT_QPA_PLATFORM": "nonsense"}]
)
def test_the_self_test_answers_whatever_screen_is_named(named: dict[str, str]) -> None:
    done = run("--self-test", environment={**NO_SCREEN, **named})
    report = json.loads(done.stdout)
    assert (done.returncode, report["ok"], done.stderr) == (0, True, "")


@pytest.mark.parametrize("content", [b"{", b"\xff", b'{"region": "nowhere"}'])
def test_settings_that_cannot_be_understood_are_kept_and_the_window_makes_links(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path, content: bytes
) -> None:
    data_directory.mkdir()
    (data_directory / "settings.json").write_bytes(content)
    said, link = said_and_made(the_screen, sandbox, "--data-dir", str(data_directory))
    assert "settings.json.bad" in said
    assert ("El valor de «region»" in said) == (b"region" in content)
    assert link == sandbox.received[0].link
    assert (data_directory / "settings.json.bad").read_bytes() == content


def test_of_three_broken_files_every_one_is_named(the_screen: Screen, data_directory: Path) -> None:
    data_directory.mkdir()
    broken = ("settings.json", "catalogue.json", "ledger.sqlite3")
    for name in broken:
        (data_directory / name).write_bytes(bytes(10_000))
    command = [PROGRAM, "--data-dir", str(data_directory)]
    with started(command, the_screen.environment) as process:
        the_screen.waits_for_window()
        until(lambda: all(f"{name}.bad" in the_screen.reads_message() for name in broken))
        the_screen.closes()
        assert process.wait(PATIENCE) == 0


def test_settings_that_cannot_be_opened_are_tried_again_and_lead_to_their_address(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path
) -> None:
    data_directory.symlink_to(data_directory.name)  # nobody can open what leads to itself
    token = {**the_screen.environment, "CAMMER_TOKEN": sandbox.token}
    with started([PROGRAM, "--data-dir", str(data_directory)], token) as process:
        the_screen.waits_for_window()
        the_screen.presses("Return")  # once more in vain
        the_screen.waits_for_another_window()
        data_directory.unlink()
        data_directory.mkdir()
        settings = json.dumps({"api_url": sandbox.address})
        (data_directory / "settings.json").write_text(settings)
        the_screen.presses("Return")
        the_screen.waits_for_another_window()
        the_screen.presses("ctrl+n")  # the focus was in the message bar
        the_screen.creates()
        assert the_screen.waits_for_code() == sandbox.received[0].link
        the_screen.closes()
        assert process.wait(PATIENCE) == 0


def test_settings_that_cannot_be_opened_may_be_left_to_somebody_else(
    the_screen: Screen, data_directory: Path
) -> None:
    data_directory.symlink_to(data_directory.name)
    with started([PROGRAM, "--data-dir", str(data_directory)], the_screen.environment) as process:
        the_screen.waits_for_window()
        the_screen.insists("Escape", until_it=lambda: process.poll() is not None)
        assert process.returncode == 1
    assert data_directory.is_symlink()


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_settings_that_are_no_file_are_set_aside_and_the_window_makes_links(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path, tmp_path: Path, kind: str
) -> None:
    data_directory.mkdir()
    path, mine = data_directory / "settings.json", tmp_path / "mine"
    mine.write_text('{"region": "BR"}')
    if kind == "link":
        path.symlink_to(mine)
    else:
        os.mkfifo(path)
    said, link = said_and_made(the_screen, sandbox, "--data-dir", str(data_directory))
    assert "quedó aparte, en settings.json.bad" in said
    assert link == sandbox.received[0].link
    assert path.is_file()
    assert not path.is_symlink()
    assert mine.read_text() == '{"region": "BR"}'


def test_a_data_folder_that_cannot_be_had(the_screen: Screen, sandbox: Sandbox) -> None:
    said, link = said_and_made(the_screen, sandbox, "--data-dir", "/proc/cammer")
    assert "carpeta de datos" in said
    assert link == sandbox.received[0].link


@pytest.mark.parametrize("token", ["two\nlines", "Ω"])
def test_a_token_of_the_environment_that_cannot_be_sent(
    the_screen: Screen, data_directory: Path, token: str
) -> None:
    command = [PROGRAM, "--data-dir", str(data_directory)]
    with started(command, {**the_screen.environment, "CAMMER_TOKEN": token}) as process:
        the_screen.waits_for_window()
        said = the_screen.reads_message()
        the_screen.closes()
        assert process.wait(PATIENCE) == 0
    assert "token" in said.lower()
    assert token not in said


def said_and_made(shown: Screen, sandbox: Sandbox, *options: str) -> tuple[str, str]:
    """Start, read the message bar, make a link, close; return the message and the link."""
    command = [PROGRAM, "--api-url", sandbox.address, *options]
    token = {"CAMMER_TOKEN": sandbox.token}
    with started(command, {**shown.environment, **token}) as process:
        shown.waits_for_window()
        said = shown.reads_message()
        shown.presses("ctrl+n")  # the focus was in the message bar
        shown.creates()
        link = shown.waits_for_code()
        shown.closes()
        assert process.wait(PATIENCE) == 0
    return said, link
