"""Both installers for Windows, compiled here and run by wine: install, upgrade, remove, silently.

The program inside is a stand-in, since PyInstaller builds for its own system only; what is tested
is what the installers do with files, menu, registry and the user's data.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from resources.packaging import msi, nsis
from tests.packaging.windows import Windows

OLD: Final = "0.0.1"
NEW: Final = "0.0.2"
# A program of wine's own that waits for its user.
_WAITS: Final = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/cmd.exe")
_IS_RUNNING: Final = 5


@pytest.fixture(scope="module")
def installed_windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    windows = Windows(tmp_path_factory.mktemp("wine"))
    assert windows.run("wineboot", "--init") == 0
    yield windows
    windows.stop()


@pytest.fixture
def windows(installed_windows: Windows) -> Windows:
    """A Windows on which somebody has worked with the program."""
    data = installed_windows.home / "AppData/Local/cammer-desktop/settings.json"
    data.parent.mkdir(exist_ok=True)
    data.write_text("{}")
    return installed_windows


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installers")


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What PyInstaller would have built, by version; the newer one lacks a file of the older."""
    folder = tmp_path_factory.mktemp("programs")
    for version in (OLD, NEW):
        inside = folder / version / "_internal" / "PySide6"
        inside.mkdir(parents=True)
        (inside / "Qt6 Core.dll").write_text(version)
        shutil.copyfile(_WAITS, folder / version / "cammer-desktop.exe")
    (folder / OLD / "_internal" / "of-old.dll").touch()
    return {version: folder / version for version in (OLD, NEW)}


@pytest.fixture(scope="module")
def setups(programs: dict[str, Path], out: Path) -> dict[str, Path]:
    return {version: nsis.make(program, out, version) for version, program in programs.items()}


def files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)) for path in found}


def data(windows: Windows) -> str:
    return (windows.home / "AppData/Local/cammer-desktop/settings.json").read_text()


@pytest.mark.parametrize(
    ("mode", "root", "place", "menu"),
    [
        ("/CurrentUser", "HKCU", "users/*/AppData/Local/Programs", "users/*/AppData/Roaming"),
        ("/AllUsers", "HKLM", "Program Files", "ProgramData"),
    ],
)
def test_install_upgrade_remove(
    windows: Windows, setups: dict[str, Path], mode: str, root: str, place: str, menu: str
) -> None:
    entry = f"{menu}/Microsoft/Windows/Start Menu/Programs/Cammer.lnk"
    inside = "_internal/PySide6/Qt6 Core.dll"
    assert windows.run(setups[OLD], "/S", mode) == 0
    [folder] = windows.disk.glob(f"{place}/Cammer Desktop")
    own = {"cammer-desktop.exe", "uninstall.exe", inside}
    assert files(folder) == {*own, "_internal/of-old.dll"}
    assert windows.registered(root, "DisplayVersion") == OLD
    assert len(list(windows.disk.glob(entry))) == 1

    (folder / "_internal" / "mine.txt").touch()
    assert windows.run(setups[NEW], "/S", mode) == 0
    assert files(folder) == {*own, "_internal/mine.txt"}
    assert (folder / inside).read_text() == NEW
    assert windows.registered(root, "DisplayVersion") == NEW
    assert data(windows) == "{}"

    (folder / "_internal" / "mine.txt").unlink()
    command = windows.registered(root, "QuietUninstallString")
    assert command is not None
    assert command.endswith(f'uninstall.exe" {mode} /S')
    assert windows.run_to_the_end(folder / "uninstall.exe", mode, "/S") == 0
    assert not folder.exists()
    assert windows.registered(root, "DisplayVersion") is None
    assert list(windows.disk.glob(entry)) == []
    assert data(windows) == "{}"


def test_a_running_program_is_left_whole(windows: Windows, setups: dict[str, Path]) -> None:
    assert windows.run(setups[OLD], "/S", "/CurrentUser") == 0
    [folder] = windows.disk.glob("users/*/AppData/Local/Programs/Cammer Desktop")
    before = files(folder)
    with windows.running(folder / "cammer-desktop.exe"):
        assert windows.run(setups[NEW], "/S", "/CurrentUser") == _IS_RUNNING
    assert files(folder) == before
    assert windows.registered("HKCU", "DisplayVersion") == OLD
    assert windows.run_to_the_end(folder / "uninstall.exe", "/CurrentUser", "/S") == 0
    assert not folder.exists()


def test_group_policy(windows: Windows, programs: dict[str, Path], out: Path) -> None:
    packages = {version: msi.make(program, out, version) for version, program in programs.items()}
    folder = windows.disk / "Program Files" / "Cammer Desktop"
    own = {"cammer-desktop.exe", "_internal/PySide6/Qt6 Core.dll"}
    assert windows.run("msiexec", "/i", packages[OLD], "/qn") == 0
    assert files(folder) == {*own, "_internal/of-old.dll"}
    # Whose menu it is wine does not take from the package.
    assert len(list(windows.disk.rglob("Cammer.lnk"))) == 1
    assert windows.run("msiexec", "/i", packages[NEW], "/qn") == 0
    assert files(folder) == own
    assert windows.run("msiexec", "/x", packages[NEW], "/qn") == 0
    assert not folder.exists()
    assert list(windows.disk.rglob("Cammer.lnk")) == []
    assert data(windows) == "{}"
