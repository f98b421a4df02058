"""What keeps a test from a system: a short list, each with its reason; and what systems do apart.

`end_to_end`, `packaging` and `windows` are not in it: they look at the program from outside, by
means of Linux (its screens, its proxies, its packages), at Windows by wine. Tests of what only
Windows has are in files called `test_*_on_windows.py`, which other systems do not collect.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

WINDOWS: Final[bool] = os.name == "nt"
WINE: Final[bool] = WINDOWS and hasattr(ctypes.CDLL("ntdll"), "wine_get_version")

# Without these no program of Windows starts; wine needs its own as well to start another one.
_NEEDED: Final = ("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "TEMP", "TMP")
# A console that nobody sees. Ctrl+C reaches whoever has a console, and that is this one process.
OWN_CONSOLE: Final[dict[str, Any]] = {"creationflags": 0x08000000} if WINDOWS else {}
"""What `Popen` is to be told of a process that `interrupt` is to interrupt."""
_CTRL_C: Final = """
import ctypes, sys
windows = ctypes.WinDLL("kernel32")
windows.FreeConsole()
assert windows.AttachConsole(int(sys.argv[1]))
assert windows.SetConsoleCtrlHandler(None, True)
assert windows.GenerateConsoleCtrlEvent(0, 0)
"""


def not_on_windows(reason: str) -> pytest.MarkDecorator:
    """Mark a test that is about what Windows has not."""
    return pytest.mark.skipif(WINDOWS, reason=reason)


def only_on_linux(reason: str) -> pytest.MarkDecorator:
    """Mark a test that is about what Linux alone has."""
    return pytest.mark.skipif(sys.platform != "linux", reason=reason)


def not_under_wine(reason: str) -> pytest.MarkDecorator:
    """Mark a test that Windows passes, and its imitation cannot."""
    return pytest.mark.skipif(WINE, reason=reason)


def only_under_wine(reason: str) -> pytest.MarkDecorator:
    """Mark a test that is not for the Windows of a person."""
    return pytest.mark.skipif(not WINE, reason=reason)


def is_needed(name: str) -> bool:
    """Tell whether no process starts on this system without a variable of the environment."""
    return WINDOWS and (name in _NEEDED or name.startswith("WINE"))


def bare_environment() -> dict[str, str]:
    """Return an environment in which programs are found and start, and nothing more."""
    return {name: value for name, value in os.environ.items() if name == "PATH" or is_needed(name)}


def unwritable() -> Path:
    """Return a folder in which nobody can make anything: on Windows a drive that is not there."""
    if not WINDOWS:
        return Path("/proc")
    drives = (Path(f"{letter}:\\") for letter in "QRTUVW")
    return next(drive for drive in drives if not drive.exists())


def link(path: Path, target: Path | str) -> None:
    """Make a symbolic link; the test ends here as skipped where nobody may make one."""
    try:
        path.symlink_to(target)
    except OSError as error:
        if not WINDOWS:
            raise
        pytest.skip(f"This person may make no links on Windows ({error.strerror})")
    if not os.path.lexists(path):  # wine says that it has made one
        pytest.skip("wine makes no links")


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """Have a folder that nobody can open, root neither: a link in its place that leads to itself.

    At the end of the block it is there again, as it was.
    """
    aside = folder.with_name(f"{folder.name} aside")
    folder.rename(aside)
    link(folder, folder.name)
    yield
    folder.unlink()
    aside.rename(folder)


def interrupt(process: subprocess.Popen[str], number: int = signal.SIGINT) -> None:
    """Interrupt a process that was started with OWN_CONSOLE; on Windows by Ctrl+C, always."""
    if WINDOWS:
        subprocess.run([sys.executable, "-c", _CTRL_C, str(process.pid)], check=True, timeout=60)
    else:
        process.send_signal(number)


def assert_private(*paths: Path) -> None:
    """Check that files and folders are their owner's alone.

    On Windows it is the person's own folder that lets nobody else in; files have no modes there.
    """
    if not WINDOWS:
        wanted = {path: 0o700 if path.is_dir() else 0o600 for path in paths}
        assert {path: path.stat().st_mode & 0o777 for path in paths} == wanted
