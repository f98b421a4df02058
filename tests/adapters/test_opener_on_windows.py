"""Opening with Windows' programs: who is registered gets a URI, and without one nothing opens."""

import contextlib
import ctypes
import os
import sys
import winreg
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.opener import SCHEMES, SystemOpener
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from tests.end_to_end.screen import until
from tests.programs import URIS
from tests.systems import only_under_wine

# wine looks for programs here alone, and not among the person's own.
_CLASSES: Final = r"Software\Classes"
_COMMAND: Final = r"shell\open\command"
_PROGRAM: Final = """
import os, sys
got = sys.argv[1]
with open(got + ".part", "w", encoding="utf-8") as file:
    file.write("\\n".join(sys.argv[2:]))
os.replace(got + ".part", got)
"""

pytestmark = only_under_wine("it would change what opens at the machine of a person")


@pytest.fixture
def got(tmp_path: Path) -> Iterator[Path]:
    """What the program that is registered for all schemes has been given, an argument a line."""
    program, got = tmp_path / "program.py", tmp_path / "ñ got"
    program.write_text(_PROGRAM)
    before = {scheme: _registered(scheme) for scheme in SCHEMES}
    for scheme in SCHEMES:
        _register(scheme, f'"{sys.executable}" "{program}" "{got}" "%1"')
    yield got
    for scheme, command in before.items():
        _register(scheme, command)


@pytest.fixture
def _nothing() -> Iterator[None]:
    """A machine on which no program is registered for any scheme."""
    before = {scheme: _registered(scheme) for scheme in SCHEMES}
    for scheme in SCHEMES:
        _register(scheme, None)
    yield
    for scheme, command in before.items():
        _register(scheme, command)


@pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
def test_the_registered_program_receives_exactly_the_uri(got: Path, channel: Channel) -> None:
    assert SystemOpener().open(URIS[channel])
    until(got.exists)
    assert got.read_text("utf-8") == URIS[channel]


@pytest.mark.usefixtures("_nothing")
@pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
def test_without_a_registered_program_nothing_opens(channel: Channel) -> None:
    assert not SystemOpener().open(URIS[channel])


def test_a_program_that_is_gone_has_opened_nothing(got: Path) -> None:
    _register("sms", '"C:\\gone.exe" "%1"')
    assert not SystemOpener().open(URIS[Channel.SMS])


def test_in_one_folder_programs_do_not_find_our_libraries_and_we_find_them_again(
    got: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    windows = ctypes.windll.kernel32
    windows.SetDllDirectoryW(str(tmp_path))
    seen: list[str] = []
    startfile = os.startfile
    monkeypatch.setattr(os, "startfile", lambda uri: (seen.append(_folder()), startfile(uri)))
    try:
        assert SystemOpener().open(URIS[Channel.SMS])
        assert (seen, _folder()) == ([""], str(tmp_path))
    finally:
        windows.SetDllDirectoryW(None)
    until(got.exists)


def _folder() -> str:
    """Return where this process and those that it starts look for libraries as well."""
    name = ctypes.create_unicode_buffer(1024)
    ctypes.windll.kernel32.GetDllDirectoryW(1024, name)
    return name.value


def _registered(scheme: str) -> str | None:
    try:
        return winreg.QueryValue(winreg.HKEY_LOCAL_MACHINE, f"{_CLASSES}\\{scheme}\\{_COMMAND}")
    except OSError:
        return None


def _register(scheme: str, command: str | None) -> None:
    """Register a program for a scheme, none for None."""
    place = f"{_CLASSES}\\{scheme}"
    if command is None:
        with contextlib.suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_LOCAL_MACHINE, f"{place}\\{_COMMAND}")
        return
    with winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
        winreg.SetValueEx(key, "URL Protocol", 0, winreg.REG_SZ, "")
        winreg.SetValue(key, _COMMAND, winreg.REG_SZ, command)
