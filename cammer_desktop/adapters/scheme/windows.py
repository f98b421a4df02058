"""The person's handler of the scheme on Windows: a key of the registry, without an administrator.

https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa767914(v=vs.85)
"""

import ctypes
import subprocess
import sys
import winreg
from collections.abc import Sequence
from typing import Final

from cammer_desktop.adapters.scheme.handler import REGISTRY_KEY
from cammer_desktop.domain.screen_pop import SCHEME

assert sys.platform == "win32"  # noqa: S101 - mypy then checks the rest for Windows only

_COMMAND: Final = r"shell\open\command"
# What was there before, whole: of another program a part would be enough to start that one.
_BEFORE: Final = r"Software\Cammer Desktop (scheme before)"
# The value of our key that says which command we wrote: a program that writes another one into it
# is the handler from then on.
_MARK: Final = "CammerDesktop"
# SHCNE_ASSOCCHANGED: https://learn.microsoft.com/windows/win32/api/shlobj_core/nf-shlobj_core-shchangenotify
_PROGRAMS_CHANGED: Final = 0x08000000


def register(command: Sequence[str]) -> None:
    """Make a program, by its command's words, the handler of the scheme. Raises OSError."""
    if not _is_ours():
        _delete(_BEFORE)
        _copy(REGISTRY_KEY, _BEFORE)
    _delete(REGISTRY_KEY)
    line = _line(command)
    _write(REGISTRY_KEY, "", f"URL:{SCHEME}")
    _write(REGISTRY_KEY, "URL Protocol", "")
    _write(rf"{REGISTRY_KEY}\DefaultIcon", "", f'"{command[0]}",0')
    _write(rf"{REGISTRY_KEY}\{_COMMAND}", "", line)
    _write(REGISTRY_KEY, _MARK, line)
    _tell_programs()


def unregister() -> bool:
    """Take back what `register` did; return whether there was anything. Raises OSError."""
    if not _is_ours():
        return False
    _delete(REGISTRY_KEY)
    _copy(_BEFORE, REGISTRY_KEY)
    _delete(_BEFORE)
    _tell_programs()
    return True


def _line(command: Sequence[str]) -> str:
    """Return a command as the registry has it.

    Windows puts the address in place of %1, as it is, and one % in place of two (wine's own test
    `test_argify`, which Windows passes).
    """
    program, arguments = command[0], subprocess.list2cmdline(command[1:])
    return f'"{program}" {arguments}'.replace("%", "%%") + ' "%1"'


def _is_ours() -> bool:
    mark = _read(REGISTRY_KEY, _MARK)
    return mark is not None and mark == _read(rf"{REGISTRY_KEY}\{_COMMAND}", "")


def _read(key: str, name: str) -> str | None:
    """Return a value, None where there is none."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except FileNotFoundError:
        return None


def _write(key: str, name: str, text: str) -> None:
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
        winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)


def _copy(key: str, target: str) -> None:
    """Copy a key with all below it, if it is there."""
    try:
        source = winreg.OpenKey(winreg.HKEY_CURRENT_USER, key)
    except FileNotFoundError:
        return
    with source, winreg.CreateKey(winreg.HKEY_CURRENT_USER, target) as copy:
        for number in range(winreg.QueryInfoKey(source)[1]):
            name, value, kind = winreg.EnumValue(source, number)
            winreg.SetValueEx(copy, name, 0, kind, value)
        for below in _below(source):
            _copy(rf"{key}\{below}", rf"{target}\{below}")


def _delete(key: str) -> None:
    """Delete a key with all below it, if it is there."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            names = _below(opened)
    except FileNotFoundError:
        return
    for below in names:
        _delete(rf"{key}\{below}")
    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)


def _below(key: winreg.HKEYType) -> list[str]:
    return [winreg.EnumKey(key, number) for number in range(winreg.QueryInfoKey(key)[0])]


def _tell_programs() -> None:
    ctypes.windll.shell32.SHChangeNotify(_PROGRAMS_CHANGED, 0, None, None)
