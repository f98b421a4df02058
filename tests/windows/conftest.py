"""Fixtures of these tests: a screen, a Windows on it, and the program as built there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from resources.packaging import bundle, nsis
from tests.end_to_end.screen import Screen, screen
from tests.windows.wine import PYTHON, Windows

OLD: Final = "0.0.1"
NEW: Final = "0.0.2"
VERSION_FILE: Final = "_internal/version.txt"
# Seconds that a build may take.
_BUILD: Final = 1200


@pytest.fixture(scope="session")
def the_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen for the windows of Windows' programs."""
    with screen(tmp_path_factory.mktemp("screen")) as made:
        yield made


@pytest.fixture(scope="session")
def fresh_windows(
    tmp_path_factory: pytest.TempPathFactory, the_screen: Screen
) -> Iterator[Windows]:
    """A Windows shared by all tests; each finds what the earlier ones left."""
    display = the_screen.environment["DISPLAY"]
    windows = Windows(tmp_path_factory.mktemp("wine"), {"DISPLAY": display})
    yield windows
    windows.stop()


@pytest.fixture(scope="session")
def windows_program(fresh_windows: Windows) -> Path:
    """The program's folder as built by PyInstaller on Windows, as a path of this system.

    CAMMER_WINDOWS_PROGRAM names one that is already built.
    """
    built = os.environ.get("CAMMER_WINDOWS_PROGRAM")
    if built:
        return Path(built)
    done = fresh_windows.run(
        PYTHON,
        "resources\\packaging\\build.py",
        "program",
        "--out",
        "C:\\dist",
        environment={"SOURCE_DATE_EPOCH": str(bundle.commit_time())},
        stuck=_BUILD,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return fresh_windows.disk / "dist" / "cammer-desktop"


@pytest.fixture
def small_program(tmp_path: Path) -> Path:
    """A folder with the names of the program's and nothing in them, for what only looks at them."""
    folder = tmp_path / "small"
    (folder / "_internal").mkdir(parents=True)
    for name in ("cammer-desktop.exe", "cammer-desktop-cli.exe", "_internal/base.dll"):
        (folder / name).touch()
    return folder


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installers")


@pytest.fixture(scope="session")
def programs(windows_program: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The program in two versions; each has a file that the other lacks."""
    folder = tmp_path_factory.mktemp("programs")
    for version in (OLD, NEW):
        shutil.copytree(windows_program, folder / version, copy_function=os.link)
        (folder / version / VERSION_FILE).write_text(version)
        (folder / version / "_internal" / f"of-{version}.dll").touch()
    return {version: folder / version for version in (OLD, NEW)}


@pytest.fixture(scope="session")
def setups(programs: dict[str, Path], out: Path) -> dict[str, Path]:
    return {
        version: nsis.make(program, out, version, packed=False)
        for version, program in programs.items()
    }
