"""A path of the team's file that is none, or that hangs, is told and keeps nobody waiting."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cammer_desktop.adapters.files import team_file
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.team import Download, TeamError, TeamFault
from tests.ledgers import NOON
from tests.systems import not_on_windows

ANA = NamedDestination(Kind.AGENT, "Ana", "1")
CONTENT = catalogue_file.to_csv((ANA,))
ODD = (
    "~nobody-of-this-name/equipo.csv",
    "~/no/such/file.csv",
    "a\0b",
    "\\\\dead.invalid\\share\\equipo.csv",
    "x" * 10_000,
    "/".join("x" * 100 for _ in range(100)),
    "half of \ud83d a character",
    ".",
    "NUL",
)


def team(folder: Path, seconds: float = 20.0) -> TeamFile:
    return TeamFile(folder, lambda: NOON, lambda _url, _size: Download(b"", True), seconds)


def fault(file: TeamFile, source: str) -> TeamFault:
    with pytest.raises(TeamError) as raised:
        file.read(source)
    return raised.value.fault


@pytest.mark.parametrize("source", ODD, ids=lambda source: ascii(source[:20]))
def test_an_odd_path_is_told(data_directory: Path, source: str) -> None:
    assert fault(team(data_directory), source) is TeamFault.UNREACHABLE


@not_on_windows("there are no pipes and devices among its files")
@pytest.mark.parametrize("kind", ["pipe", "device", "link to a pipe"])
def test_a_pipe_and_a_device_are_not_opened(
    data_directory: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "equipo.csv"
    if kind == "device":
        path = Path("/dev/zero")
    else:
        os.mkfifo(path)
    if kind.startswith("link"):
        path = tmp_path / "link.csv"
        path.symlink_to("equipo.csv")
    assert fault(team(data_directory), str(path)) is TeamFault.UNREACHABLE


@pytest.fixture
def dead_drive(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Have every read of `dead.csv` hang, until what is returned is called.

    There is no dead drive without root's rights.
    """
    is_back = threading.Event()
    begun: list[str] = []
    read = team_file._read_start

    def hang(path: str) -> bytes:
        if Path(path).name == "dead.csv":
            begun.append(path)
            is_back.wait(20)
        return read(path)

    monkeypatch.setattr(team_file, "_read_start", hang)

    def come_back() -> None:
        assert len(begun) == 1  # nothing was begun a second time while it hung
        is_back.set()

    return come_back


def test_a_dead_drive_is_told_and_keeps_nobody_waiting_and_is_read_when_it_comes_back(
    data_directory: Path, tmp_path: Path, dead_drive: Callable[[], None]
) -> None:
    dead, alive = tmp_path / "dead.csv", tmp_path / "alive.csv"
    for path in (dead, alive):
        path.write_bytes(CONTENT)
    file = team(data_directory, 0.1)
    for _ in range(3):
        assert fault(file, str(dead)) is TeamFault.UNREACHABLE
    file._path_seconds = 20.0
    assert file.read(str(alive)).entries == (ANA,)
    dead_drive()
    assert file.read(str(dead)).entries == (ANA,)
    assert file.read(str(dead)).entries == (ANA,)
