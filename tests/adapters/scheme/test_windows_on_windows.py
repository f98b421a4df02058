"""The handler on Windows: what the registry has, what a program is given, what comes back."""

import os
import subprocess
import sys
import winreg
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from unittest.mock import Mock

import pytest

from cammer_desktop.adapters.scheme import windows
from cammer_desktop.commands import register_scheme
from cammer_desktop.run_options import RunOptions
from cammer_desktop.support.held_files import patiently
from tests.adapters.scheme.addresses import HOSTILE
from tests.end_to_end.screen import until
from tests.systems import only_under_wine

OWN: Final = r"HKCU\Software\Classes\cammer"
ELSEWHERE: Final = r"HKLM\Software\Classes\cammer"
BEFORE: Final = windows._BEFORE
CLASS: Final = r"Software\Classes\cammer"
COMMAND: Final = r"Software\Classes\cammer\shell\open\command"
_PROGRAM: Final = """
import os, sys
got = os.environ["GOT"]
with open(got + ".part", "w", encoding="utf-8") as file:
    file.write("\\0".join(sys.argv[1:]))
os.replace(got + ".part", got)
"""

pytestmark = only_under_wine("it would change what opens at the machine of a person")


def reg(*arguments: str) -> str:
    """Return what Windows' own tool prints."""
    done = subprocess.run(["reg", *arguments], capture_output=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    yield
    for key in (CLASS, BEFORE):
        windows._delete(key)


def command() -> str:
    return str(winreg.QueryValue(winreg.HKEY_CURRENT_USER, COMMAND))


def is_there(key: str) -> bool:
    return "cammer" in reg("query", key).lower()


def test_what_is_written_and_taken_back() -> None:
    assert not windows.unregister()
    windows.register(("C:\\Program Files\\cammer-desktop.exe", "open", "--"))
    told = reg("query", OWN, "/s")
    assert '"C:\\Program Files\\cammer-desktop.exe" open -- "%1"' in told
    assert '"C:\\Program Files\\cammer-desktop.exe",0' in told
    assert "URL Protocol" in told
    assert windows.unregister()
    assert not is_there(OWN)
    assert not is_there(rf"HKCU\{BEFORE}")
    assert not windows.unregister()


def test_options_with_blanks_stay_words() -> None:
    options = ("--data-dir", "C:\\datos de Ana\\")
    windows.register(("C:\\a.exe", *options, "open", "--"))
    assert command() == '"C:\\a.exe" --data-dir "C:\\datos de Ana\\\\" open -- "%1"'


def test_who_was_there_before_comes_back_whole() -> None:
    winreg.SetValue(winreg.HKEY_CURRENT_USER, CLASS, winreg.REG_SZ, "URL:Other")
    winreg.SetValue(winreg.HKEY_CURRENT_USER, COMMAND, winreg.REG_SZ, "other.exe %1")
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{CLASS}\shell\open\ddeexec") as key:
        winreg.SetValueEx(key, "more", 0, winreg.REG_BINARY, b"\0\1")
    before = reg("query", OWN, "/s")
    for version in ("1", "2"):  # the second one is not taken for another's
        windows.register((f"C:\\{version}.exe", "open", "--"))
        assert command() == f'"C:\\{version}.exe" open -- "%1"'
        assert "ddeexec" not in reg("query", OWN, "/s")
    assert windows.unregister()
    assert reg("query", OWN, "/s") == before
    assert not is_there(rf"HKCU\{BEFORE}")


def test_who_came_later_stays() -> None:
    windows.register(("C:\\a.exe", "open", "--"))
    winreg.SetValue(winreg.HKEY_CURRENT_USER, COMMAND, winreg.REG_SZ, "other.exe %1")
    assert not windows.unregister()
    assert command() == "other.exe %1"


def test_the_command_registers_the_interpreter_that_opens_no_console(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It names no folder in which somebody works."""
    assert register_scheme.run(RunOptions(sandbox=True), undo=False) == 0
    python = Path(sys.executable).with_name("pythonw.exe")
    assert command() == f'"{python}" -P -m cammer_desktop --sandbox open -- "%1"'
    assert register_scheme.run(RunOptions(), undo=True) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert not is_there(OWN)


def test_what_windows_refuses_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """wine refuses nobody a key."""
    refused = PermissionError(13, "Access is denied", None, 5)
    monkeypatch.setattr(winreg, "CreateKey", Mock(side_effect=refused))
    assert register_scheme.run(RunOptions(), undo=False) == 2
    assert "(no hay permiso)" in capsys.readouterr().err


def test_what_a_page_adds_stands_behind_the_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows puts the address in as it is: a quotation mark in it ends the word, and no more."""
    program = tmp_path / "José's 100% program.py"
    program.write_text(_PROGRAM)
    windows.register((sys.executable, str(program), "open", "--"))
    # wine opens by what the machine has registered, and not by what the person has.
    reg("copy", OWN, ELSEWHERE, "/s", "/f")
    try:
        for number, address in enumerate(HOSTILE):
            got = tmp_path / f"got {number}"
            monkeypatch.setenv("GOT", str(got))
            os.startfile(address)
            until(got.exists)
            written = patiently(lambda got=got: got.read_text("utf-8"))
            opening, mark, given, *others = written.split("\0")
            assert (opening, mark) == ("open", "--")
            assert given.startswith("cammer:")
            assert '"' in address or others == []
    finally:
        reg("delete", ELSEWHERE, "/f")
