"""The program as built on Windows: storing, using and deleting a token, links, the window.

The tests check what a server outside Windows receives, and what the screen shows.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PATIENCE, Screen, until
from tests.samples import SECRET
from tests.windows.wine import SCHEME, Windows

FIELDS = ("--name", "Zoë Núñez", "--phone", "0412 777 1234")


@pytest.fixture(scope="module")
def folder(fresh_windows: Windows, windows_program: Path) -> Path:
    """The program in a folder whose path has a blank and letters outside ASCII."""
    place = fresh_windows.disk / "Programas de José" / "Cammer"
    shutil.copytree(windows_program, place)
    return place


@pytest.fixture
def secret_sandbox() -> Iterator[Sandbox]:
    """A service with a token that is easily recognized where it must not be."""
    sandbox = Sandbox(token=SECRET)
    sandbox.start()
    yield sandbox
    sandbox.stop()


def test_everything_is_in_it(fresh_windows: Windows, folder: Path) -> None:
    done = fresh_windows.run(folder / "cammer-desktop-cli.exe", "--self-test")
    report = json.loads(done.stdout)
    assert [name for name, check in report["checks"].items() if not check["ok"]] == [], report
    assert (done.returncode, report["ok"], done.stderr) == (0, True, "")
    assert report["checks"]["python"]["frozen"] is True
    assert report["checks"]["keyring"]["kept"] is True


@pytest.mark.parametrize(
    ("missing", "failed"),
    [
        ("qwindows.dll", {"qt", "plugins", "texts", "pictures"}),
        ("_ssl.pyd", {"tls", "keyring", "link"}),
        ("sqlite3.dll", {"ledger", "link"}),
    ],
)
def test_what_is_missing_is_told(
    fresh_windows: Windows, windows_program: Path, tmp_path: Path, missing: str, failed: set[str]
) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(windows_program, damaged, copy_function=os.link)
    [path] = damaged.rglob(missing)
    path.unlink()
    done = fresh_windows.run(damaged / "cammer-desktop-cli.exe", "--self-test", stuck=PATIENCE)
    report = json.loads(done.stdout)
    assert {name for name, check in report["checks"].items() if not check["ok"]} == failed
    assert (done.returncode, report["ok"]) == (1, False)


def test_a_token_is_kept_used_seen_by_the_window_and_forgotten(
    fresh_windows: Windows, folder: Path, the_screen: Screen, secret_sandbox: Sandbox
) -> None:
    """Of four processes only the first one is given the token."""
    windows, sandbox = fresh_windows, secret_sandbox
    address = ("--api-url", sandbox.address)
    options = (*address, "--data-dir", "C:\\datos de Ana", "--lang", "es")
    program = folder / "cammer-desktop-cli.exe"
    kept = windows.run(program, *options, "token", "set", stdin=f"{SECRET}\r\n".encode())
    assert kept.returncode == 0, kept
    assert "(Windows)" in kept.stdout

    made = windows.run(program, *options, "link", *FIELDS)
    assert (made.returncode, made.stdout.strip()) == (0, sandbox.received[0].link), made
    assert sandbox.received[0].headers["authorization"] == SECRET

    with windows.running(folder / "cammer-desktop.exe", *options):
        the_screen.waits_for_window()
        the_screen.creates()
        link = the_screen.waits_for_code()
        assert link == sandbox.received[1].link
        assert sandbox.received[1].headers["authorization"] == SECRET
        the_screen.closes()
        windows.wait()

    for action in ("forget", "where"):
        done = windows.run(program, *options, "token", action)
        assert done.returncode == 0
        assert "No hay ningún token" in done.stdout
    refused = windows.run(program, *options, "link", *FIELDS)
    assert (refused.returncode, len(sandbox.received)) == (3, 2)

    data = windows.disk / "datos de Ana"
    files = [path for path in data.rglob("*") if path.is_file()]
    assert files
    forms = (SECRET.encode(), SECRET.encode("utf-16-le"))
    assert not any(form in path.read_bytes() for path in files for form in forms)


def test_a_second_start_reaches_the_window_that_is_open(
    fresh_windows: Windows, folder: Path, the_screen: Screen
) -> None:
    windows, second = fresh_windows, folder / "cammer-desktop-cli.exe"
    with windows.running(folder / "cammer-desktop.exe", "--sandbox", "--data-dir", "C:\\de Ana"):
        the_screen.waits_for_window()
        options = ("--sandbox", "--data-dir", "c:\\DE ANA\\.", "--lang", "es")
        done = windows.run(second, *options)
        assert (done.returncode, "ya estaba abierto" in done.stderr) == (0, True), done
        assert len(the_screen.windows) == 1
        the_screen.closes()
        windows.wait()


def test_an_address_starts_the_window_and_another_one_reaches_it(
    fresh_windows: Windows, folder: Path, the_screen: Screen
) -> None:
    windows, options = fresh_windows, ("--sandbox", "--data-dir", "C:\\de Eva", "--lang", "es")
    command_line = folder / "cammer-desktop-cli.exe"
    data = windows.disk / "de Eva" / "sandbox"

    def drafts() -> list[str]:
        return [each.draft.name for each in DraftFile(data).load()]

    assert windows.run(command_line, *options, "register-scheme").returncode == 0
    # wine opens by what the machine has registered, and not by what the person has.
    own, everybodys = (f"{root}\\{SCHEME}" for root in ("HKCU", "HKLM"))
    assert windows.run("reg", "copy", own, everybodys, "/s", "/f").returncode == 0
    windows.run("start", "cammer://new")
    the_screen.waits_for_window()
    windows.run("start", "cammer://new?name=Jos%C3%A9%20%26%20Eva&phone=0414%20131%205854")
    until(lambda: drafts() == ["José & Eva"])
    windows.run("start", "cammer://new?name=Ana")
    the_screen.waits_for_question()
    assert drafts() == ["José & Eva"]
    assert windows.run("taskkill", "/f", "/im", "cammer-desktop.exe").returncode == 0
    windows.wait()
