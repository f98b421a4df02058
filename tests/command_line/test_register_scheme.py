"""`register-scheme` on Linux: what it does and says, for the desktop's own tools."""

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop import cli
from cammer_desktop.adapters.scheme import handler
from cammer_desktop.commands import register_scheme
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.run_options import RunOptions
from tests.adapters.scheme.addresses import HOSTILE
from tests.command_line.program import files_below, only_line, run
from tests.systems import only_on_linux

pytestmark = only_on_linux("the desktop's files are Linux's; Windows' registry has its own tests")

KIND: Final = "x-scheme-handler/cammer"
PROGRAM: Final = (sys.executable, "-P", "-m", "cammer_desktop")
ENTRY: Final = "applications/cammer-desktop-scheme.desktop"


class Home:
    """A person's folders for data and configuration."""

    def __init__(self, folder: Path) -> None:
        self.data: Final = folder / "data"
        self.data.mkdir()

    def command(self) -> list[str]:
        lines = (self.data / ENTRY).read_text().splitlines()
        [command] = (line for line in lines if line.startswith("Exec="))
        return shlex.split(command.removeprefix("Exec="))

    def handler(self) -> str:
        command = ["xdg-mime", "query", "default", KIND]
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_DIRS", "/nothing")
    return Home(tmp_path)


def test_it_is_registered_and_that_is_taken_back(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = {"XDG_DATA_HOME": str(home.data), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = run("register-scheme", environment=folders)
    assert (done.returncode, done.stderr) == (0, "")
    assert "se abren ahora con este programa" in only_line(done.stdout)
    assert home.command() == [*PROGRAM, "open", "--", "%u"]
    assert home.handler() == Path(ENTRY).name

    done = run("register-scheme", "--undo", environment=folders)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ya no se abren con este programa" in only_line(done.stdout)
    assert home.handler() == ""
    assert files_below(tmp_path).keys() <= {"data/applications/mimeinfo.cache"}

    assert register_scheme.run(RunOptions(), undo=True) == 0
    assert "No hay nada que deshacer" in only_line(capsys.readouterr().out)


def test_the_options_that_decide_which_window_it_is_are_kept(home: Home) -> None:
    address = ApiAddress.parse("https://api.example.com/")
    options = RunOptions(Path("datos de Ana"), address, sandbox=True, debug=True, language="pt_BR")
    assert register_scheme.run(options, undo=False) == 0
    folder = Path("datos de Ana").absolute()
    kept = ["--data-dir", str(folder), "--api-url", "https://api.example.com", "--sandbox"]
    assert home.command() == [*PROGRAM, *kept, "--lang", "pt_BR", "open", "--", "%u"]


@pytest.mark.parametrize("name", ["XDG_DATA_HOME", "XDG_CONFIG_HOME"])
@pytest.mark.parametrize("place", ["/proc", "/dev/null"])
def test_a_folder_that_cannot_be_written_is_said(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    place: str,
) -> None:
    monkeypatch.setenv(name, place)
    assert register_scheme.run(RunOptions(), undo=False) == 2
    said = capsys.readouterr()
    assert place in only_line(said.err)
    assert said.out == ""
    register_scheme.run(RunOptions(), undo=True)
    assert len("".join(capsys.readouterr()).splitlines()) == 1


def test_what_stands_in_the_place_of_the_choices_is_said(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config" / "mimeapps.list").mkdir(parents=True)
    assert register_scheme.run(RunOptions(), undo=False) == 2
    assert "mimeapps.list (es una carpeta)" in only_line(capsys.readouterr().err)


@pytest.mark.parametrize(
    "words",
    [
        *((address,) for address in HOSTILE if "?" not in address),
        *(("--sandbox",), ("https://evil.example",), ("cammer://new?category=a&user=b",)),
        # What Windows makes of an address with quotation marks.
        ("cammer://new", "--data-dir", "x", "--sandbox"),
    ],
)
def test_what_is_registered_takes_one_address_and_refuses_all_else(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert cli.main([*handler.command(())[-2:], *words]) == 2
    said = capsys.readouterr()
    assert only_line(said.err)
    assert said.out == ""


def test_on_macos_it_says_that_the_application_does_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    for undo in (False, True):
        assert register_scheme.run(RunOptions(), undo=undo) == 0
        assert "Cammer Desktop" in only_line(capsys.readouterr().out)
