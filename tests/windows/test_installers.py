"""Both installers for Windows with the real program, run by wine: they install, upgrade and remove
silently, and change nothing while any file of the program is in use.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

import pytest

from resources.packaging import languages, msi, wording
from tests.end_to_end.screen import Screen, until
from tests.windows.conftest import NEW, OLD, VERSION_FILE
from tests.windows.dialogs import dialogs
from tests.windows.wine import PYTHON, SCHEME, STUCK, Windows

_CANCELLED: Final = 1
_FAILED: Final = 2
_IS_IN_USE: Final = 5
_WINDOW: Final = "cammer-desktop.exe"
_COMMAND_LINE: Final = "cammer-desktop-cli.exe"
_UNINSTALLER: Final = "uninstall.exe"
# What the dialogs say; without a language in the environment wine's Windows is an English one.
_CLOSE_IT: Final = languages.in_each(wording.IN_USE)["en"]
_REMOVE: Final = languages.in_each(wording.REMOVE)["en"]
_REMOVED: Final = languages.in_each(wording.REMOVED)["en"]
_LOADS: Final = """
import ctypes, sys
library = ctypes.WinDLL(sys.argv[1])
print("loaded", flush=True)
sys.stdin.read()
"""

Contents = dict[str, str]


@pytest.fixture
def windows(fresh_windows: Windows) -> Windows:
    """A Windows on which the program has been used."""
    data = fresh_windows.home / "AppData/Local/cammer-desktop/settings.json"
    data.parent.mkdir(exist_ok=True)
    data.write_text("{}")
    return fresh_windows


@pytest.fixture
def installed(windows: Windows, setups: dict[str, Path]) -> Iterator[Path]:
    """The folder of the old version, installed for the current user."""
    assert answer(windows, setups[OLD], "/S", "/CurrentUser") == 0
    [folder] = windows.disk.glob("users/*/AppData/Local/Programs/Cammer Desktop")
    yield folder
    if folder.exists():
        assert answer(windows, folder / _UNINSTALLER, "/S", "/CurrentUser") == 0
        windows.wait()
    assert not folder.exists()


def answer(windows: Windows, *command: str | Path) -> int:
    """Run a program and return its exit code, without waiting for what it has started.

    What wine starts for the first window inherits a program's pipes and keeps them.
    """
    with windows.running(*command) as process:
        return process.wait(STUCK)


def contents(folder: Path) -> Contents:
    """Return each file's hash."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def data(windows: Windows) -> str:
    return (windows.home / "AppData/Local/cammer-desktop/settings.json").read_text()


def opening(folder: str) -> list[str]:
    """Return what a program in a folder is to have registered for its addresses."""
    program = f'"{folder}\\{_WINDOW}"'
    command = program.replace("%", "%%") + ' open -- "%1"'
    return ["URL:cammer", "", f"{program},0", command]


def works(windows: Windows, folder: Path) -> bool:
    """Tell whether the installed program passes its self-test."""
    done = windows.run(folder / _COMMAND_LINE, "--self-test")
    return done.returncode == 0 and json.loads(done.stdout)["ok"] is True


@pytest.mark.parametrize(
    ("mode", "root", "place", "menu"),
    [
        ("/CurrentUser", "HKCU", "users/*/AppData/Local/Programs", "users/*/AppData/Roaming"),
        ("/AllUsers", "HKLM", "Program Files", "ProgramData"),
    ],
)
def test_install_upgrade_remove(
    windows: Windows,
    programs: dict[str, Path],
    setups: dict[str, Path],
    mode: str,
    root: str,
    place: str,
    menu: str,
) -> None:
    entry = f"{menu}/Microsoft/Windows/Start Menu/Programs/Cammer.lnk"
    assert answer(windows, setups[OLD], "/S", mode) == 0
    [folder] = windows.disk.glob(f"{place}/Cammer Desktop")
    inside = contents(folder)
    assert inside.pop(_UNINSTALLER)
    assert inside == contents(programs[OLD])
    assert windows.registered(root, "DisplayVersion") == OLD
    assert len(list(windows.disk.glob(entry))) == 1

    (folder / "_internal" / "mine.txt").touch()
    assert answer(windows, setups[NEW], "/S", mode) == 0
    inside = contents(folder)
    assert inside.pop(_UNINSTALLER)
    assert inside.pop("_internal/mine.txt")
    assert inside == contents(programs[NEW])
    assert windows.registered(root, "DisplayVersion") == NEW
    assert windows.opens(root) == opening(f"{windows.registered(root, 'InstallLocation')}")
    assert works(windows, folder)
    assert data(windows) == "{}"

    command = windows.registered(root, "QuietUninstallString")
    assert command == f'"{windows.registered(root, "InstallLocation")}\\uninstall.exe" {mode} /S'
    assert answer(windows, folder / _UNINSTALLER, mode, "/S") == 0
    # By then all but the running uninstaller is gone, and that goes soon after.
    assert contents(folder).keys() <= {_UNINSTALLER, "_internal/mine.txt"}
    windows.wait()
    assert contents(folder).keys() == {"_internal/mine.txt"}
    assert windows.registered(root, "DisplayVersion") is None
    assert windows.opens(root) == []
    assert list(windows.disk.glob(entry)) == []
    assert data(windows) == "{}"
    shutil.rmtree(folder)


def test_another_folder(windows: Windows, setups: dict[str, Path]) -> None:
    elsewhere = windows.disk / "100%elsewhere"
    assert answer(windows, setups[OLD], "/S", "/CurrentUser", "/D=C:\\100%elsewhere") == 0
    assert (elsewhere / _WINDOW).exists()
    # An upgrade finds it there.
    assert answer(windows, setups[NEW], "/S", "/CurrentUser") == 0
    assert (elsewhere / VERSION_FILE).read_text() == NEW
    assert windows.opens("HKCU") == opening("C:\\100%elsewhere")
    # Another program has its addresses by now, and keeps them.
    key, others = f"HKCU\\{SCHEME}", '"C:\\other.exe" "%1"'
    command = ("reg", "add", f"{key}\\shell\\open\\command", "/ve", "/f", "/d", others)
    assert windows.run(*command).returncode == 0
    assert answer(windows, elsewhere / _UNINSTALLER, "/S", "/CurrentUser") == 0
    windows.wait()
    assert not elsewhere.exists()
    assert windows.opens("HKCU")[-1] == others
    windows.run("reg", "delete", key, "/f")


@contextmanager
def open_window(windows: Windows, screen: Screen, folder: Path) -> Iterator[None]:
    with windows.running(folder / _WINDOW, "--sandbox"):
        screen.waits_for_window()
        yield


@contextmanager
def command_that_waits(windows: Windows, screen: Screen, folder: Path) -> Iterator[None]:
    data = windows.disk / "waiting"
    command = ("token", "--data-dir", "C:\\waiting", "set")  # until its standard input ends
    with windows.running(folder / _COMMAND_LINE, *command):
        until(lambda: list(data.glob("*.log")))
        yield
    shutil.rmtree(data)


@contextmanager
def library_of_another(windows: Windows, screen: Screen, folder: Path) -> Iterator[None]:
    library = folder / "_internal" / "sqlite3.dll"
    with windows.running(PYTHON, "-c", _LOADS, f"Z:{library}") as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield


Use = Callable[[Windows, Screen, Path], AbstractContextManager[None]]


@pytest.mark.parametrize("use", [open_window, command_that_waits, library_of_another])
def test_what_is_in_use_is_left_whole(
    windows: Windows,
    setups: dict[str, Path],
    installed: Path,
    the_screen: Screen,
    use: Use,
) -> None:
    before = contents(installed)
    with use(windows, the_screen, installed):
        assert answer(windows, setups[NEW], "/S", "/CurrentUser") == _IS_IN_USE
        assert contents(installed) == before
        assert answer(windows, installed / _UNINSTALLER, "/S", "/CurrentUser") == _IS_IN_USE
        assert contents(installed) == before
        assert windows.registered("HKCU", "DisplayVersion") == OLD
    assert answer(windows, setups[NEW], "/S", "/CurrentUser") == 0
    assert (installed / VERSION_FILE).read_text() == NEW


def test_what_is_in_use_and_not_registered(
    windows: Windows, setups: dict[str, Path], installed: Path, the_screen: Screen
) -> None:
    (installed / _UNINSTALLER).unlink()
    before = contents(installed)
    with command_that_waits(windows, the_screen, installed):
        assert answer(windows, setups[NEW], "/S", "/CurrentUser") == _IS_IN_USE
        assert contents(installed) == before
    assert answer(windows, setups[NEW], "/S", "/CurrentUser") == 0
    assert (installed / VERSION_FILE).read_text() == NEW
    (installed / "_internal" / f"of-{OLD}.dll").unlink()  # which nothing referred to any more


def test_who_removes_is_asked(windows: Windows, installed: Path, the_screen: Screen) -> None:
    before = contents(installed)
    with dialogs(windows) as asked:
        with windows.running(installed / _UNINSTALLER, "/CurrentUser") as removal:
            asked.presses("Cancel", _REMOVE)
            assert removal.wait(STUCK) == _CANCELLED
        with windows.running(installed / _UNINSTALLER, "/CurrentUser") as removal:
            with command_that_waits(windows, the_screen, installed):
                asked.presses("OK", _REMOVE)
                asked.presses("&Retry", _CLOSE_IT)
                asked.presses("&Retry", _CLOSE_IT)
                asked.waits_for(_CLOSE_IT)
                assert contents(installed) == before
            asked.presses("&Retry", _CLOSE_IT)
            asked.presses("OK", _REMOVED)
            assert removal.wait(STUCK) == 0
    windows.wait()
    assert not installed.exists()


def test_who_upgrades_is_asked(
    windows: Windows, setups: dict[str, Path], installed: Path, the_screen: Screen
) -> None:
    before = contents(installed)
    with (
        command_that_waits(windows, the_screen, installed),
        windows.running(setups[NEW], "/CurrentUser") as setup,
        dialogs(windows) as asked,
    ):
        for button in ("I &Agree", "&Next >", "&Install"):  # licence, for whom, where
            asked.presses(button)
        asked.presses("&Retry", _CLOSE_IT)
        asked.presses("Cancel", _CLOSE_IT)
        assert setup.wait(STUCK) == _IS_IN_USE
    assert contents(installed) == before


def test_no_room_for_the_new(windows: Windows, setups: dict[str, Path], installed: Path) -> None:
    """If the new files cannot be written, it ends before the old program is touched."""
    (installed / "cammer-desktop-next").write_text("where the setup program wants a folder")
    before = contents(installed)
    assert answer(windows, setups[NEW], "/S", "/CurrentUser") == _FAILED
    assert contents(installed) == before
    (installed / "cammer-desktop-next").unlink()


def test_the_old_does_not_remove_itself(
    windows: Windows, setups: dict[str, Path], installed: Path
) -> None:
    whole = (installed / _UNINSTALLER).read_bytes()
    (installed / _UNINSTALLER).write_bytes(b"no program")
    before = contents(installed)
    assert answer(windows, setups[NEW], "/S", "/CurrentUser") == _FAILED
    assert contents(installed) == before
    assert windows.registered("HKCU", "DisplayVersion") == OLD
    (installed / _UNINSTALLER).write_bytes(whole)


def test_group_policy(windows: Windows, programs: dict[str, Path], out: Path) -> None:
    packages = {version: msi.make(program, out, version) for version, program in programs.items()}
    folder = windows.disk / "Program Files" / "Cammer Desktop"
    assert answer(windows, "msiexec", "/i", packages[OLD], "/qn") == 0
    assert contents(folder) == contents(programs[OLD])
    # wine does not take from the package whose menu it is.
    assert len(list(windows.disk.rglob("Cammer.lnk"))) == 1
    (folder / "_internal" / "mine.txt").touch()
    assert answer(windows, "msiexec", "/i", packages[NEW], "/qn") == 0
    inside = contents(folder)
    assert inside.pop("_internal/mine.txt")
    assert inside == contents(programs[NEW])
    assert windows.opens("HKLM") == opening("C:\\Program Files\\Cammer Desktop")
    assert works(windows, folder)
    (folder / "_internal" / "mine.txt").unlink()
    assert answer(windows, "msiexec", "/x", packages[NEW], "/qn") == 0
    assert not folder.exists()
    assert windows.opens("HKLM") == []
    assert list(windows.disk.rglob("Cammer.lnk")) == []
    assert data(windows) == "{}"
