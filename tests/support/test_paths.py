"""Where files are, and that new folders and files are private."""

import os
import stat
import sys
from pathlib import Path, PureWindowsPath

import pytest

from cammer_desktop.support import paths
from tests.systems import link, not_on_windows

MODES = not_on_windows("Windows has no such modes")
# Names that Windows gives to devices, or takes for another file's.
SPECIAL = (
    *("NUL", "con", "CON.png", "com1.png", "COM¹.svg", "Lpt9", "aux.tar.png", "prn .png"),
    *("CONIN$", "conout$.png", "a.png.", "a.png ", "a.png:b", "folder\\a:b.png", "...", "NUL:"),
    *("\\\\.\\COM1", "\\\\.\\pipe\\a.png", "//./NUL", "\\\\?\\GLOBALROOT\\Device\\a.png"),
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_resources_of_a_checkout_stand_beside_the_package() -> None:
    found = paths.resources()
    assert found == Path(__file__).resolve().parents[2] / "resources"
    assert (found / "style").is_dir()


def test_resources_of_a_frozen_build_stand_in_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_resources_of_an_installed_wheel_stand_inside_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resources() == tmp_path / "_resources"


def test_the_chosen_folder_goes_before_the_systems(tmp_path: Path) -> None:
    assert paths.data_directory(tmp_path, sandbox=False) == tmp_path
    usual = paths.data_directory(None, sandbox=False)
    assert usual.name == "cammer-desktop"
    assert Path(os.environ["HOME"]) in usual.parents
    assert not usual.exists()


def test_the_sandbox_has_a_folder_of_its_own(tmp_path: Path) -> None:
    for chosen in (tmp_path, None):
        real = paths.data_directory(chosen, sandbox=False)
        assert paths.data_directory(chosen, sandbox=True) == real / "sandbox"


@MODES
def test_new_folders_are_private_and_given_ones_keep_their_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(0)
    try:
        paths.make_private_directory(tmp_path / "a" / "b")
        paths.make_private_directory(tmp_path / "a" / "b")
        paths.make_private_directory(tmp_path)
    finally:
        os.umask(before)
    assert (mode(tmp_path), mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (
        0o755,
        0o700,
        0o700,
    )


def test_a_relative_folder_is_made_where_the_program_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    paths.make_private_directory(Path("a/b"))
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("below", ["", "x", "x/y"])
@pytest.mark.parametrize("name", ["file", "link"])
def test_a_file_or_a_dangling_link_in_the_way_is_an_os_error(
    tmp_path: Path, name: str, below: str
) -> None:
    if name == "file":
        (tmp_path / name).write_text("")
    else:
        link(tmp_path / name, "nowhere")
    with pytest.raises(OSError, match=name):
        paths.make_private_directory(tmp_path / name / below)


@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_RDWR | os.O_CREAT])
def test_no_link_is_opened_even_if_it_comes_after_the_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: int
) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    link(tmp_path / "link", "mine")
    with pytest.raises(paths.NotAFileError):
        paths.open_private(str(tmp_path / "link"), flags)
    if hasattr(os, "O_NOFOLLOW"):
        monkeypatch.setattr(paths, "check_is_file", lambda _path: None)
        with pytest.raises(OSError, match=r"(?i)symbolic link"):
            paths.open_private(str(tmp_path / "link"), flags)


@MODES
def test_a_file_opened_in_private_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with open(tmp_path / "new", "w", opener=paths.open_private) as file:
            file.write("x")
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == 0o600


@pytest.mark.parametrize("name", SPECIAL)
def test_what_windows_takes_for_a_device_is_told(name: str) -> None:
    assert paths.is_special_on_windows(PureWindowsPath(name))


@pytest.mark.parametrize(
    "name",
    [
        *("a.png", "C:\\a.png", "Código ú.PNG", "console.png", "com.png", "com10.png", "nul-1.svg"),
        *(".png", "\\\\?\\C:\\a.png", "\\\\?\\UNC\\server\\share\\a.png"),
        *("\\\\server\\share\\a.png", "..\\a.png"),
    ],
)
def test_what_windows_takes_for_a_file_is_one(name: str) -> None:
    assert not paths.is_special_on_windows(PureWindowsPath(name))
