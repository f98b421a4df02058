"""The handler on Linux for the desktop's own tools: who opens the scheme, and what it is given."""

import os
import subprocess
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.scheme import linux
from tests.adapters.scheme.addresses import HOSTILE
from tests.end_to_end.screen import until
from tests.programs import Programs
from tests.systems import only_on_linux

pytestmark = only_on_linux("desktop entries are Linux's")

KIND: Final = "x-scheme-handler/cammer"
ENTRY: Final = "cammer-desktop-scheme.desktop"
PLAIN: Final = "Descargas/ñandú/cammer"
FOLDERS: Final = (
    PLAIN,
    "José Pérez",
    "\"quoted\" 'twice'",
    "$HOME `id` \\n",
    "100%",
    "a=b 5%u %c%%",
    "(a) & b; c | d < e > f * ? # ~",
)
_SCRIPT: Final = """#!/bin/sh
printf '%s\\0' "$@" >"$GOT.part"
mv "$GOT.part" "$GOT"
"""


class Home:
    """A person's home, with a program in it and the desktop's tools around it."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self.entries: Final = folder / "data" / "applications"
        self.choices: Final = folder / "config" / "mimeapps.list"
        self._got: Final = folder / "got"

    def program(self, place: str) -> Path:
        """Make a program below a folder that notes its arguments."""
        program = self.folder / place / "cammer-desktop"
        program.parent.mkdir(parents=True)
        program.write_text(_SCRIPT)
        program.chmod(0o700)
        return program

    def opens(self, *command: str) -> list[str]:
        """Have a tool open an address; return the words that the program was given."""
        self._got.unlink(missing_ok=True)
        done = subprocess.run(
            command, env={**os.environ, "GOT": str(self._got)}, cwd=self.folder, timeout=60
        )
        assert done.returncode == 0
        until(self._got.exists)
        return self._got.read_text().split("\0")[:-1]

    def handler(self) -> str:
        """Return what the desktop says is the handler of the scheme, "" if there is none."""
        command = ["xdg-mime", "query", "default", KIND]
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    folder = tmp_path / "home"
    for name, value in {**Programs(folder).environment, "DISPLAY": ":99"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    return Home(folder)


@pytest.mark.parametrize("place", FOLDERS)
def test_wherever_the_program_is_it_gets_the_address_as_one_word(home: Home, place: str) -> None:
    program = home.program(place)
    linux.register((str(program), "--data-dir", f"/{place}", "open", "--"))
    assert home.handler() == ENTRY
    subprocess.run(["desktop-file-validate", home.entries / ENTRY], check=True)
    [address, *_others] = HOSTILE
    words = home.opens("gio", "open", address)
    assert words == ["--data-dir", f"/{place}", "open", "--", address]


@pytest.mark.parametrize("address", HOSTILE)
@pytest.mark.parametrize("tool", ["gio open", "xdg-open"])
def test_no_page_adds_a_word(home: Home, address: str, tool: str) -> None:
    linux.register((str(home.program(PLAIN)), "open", "--"))
    assert home.opens(*tool.split(), address) == ["open", "--", address]
    assert list(home.folder.rglob("pwned")) == []


def test_who_was_chosen_before_is_so_again(home: Home) -> None:
    other = home.entries / "other.desktop"
    program = home.program("other")
    other.write_text(
        f"[Desktop Entry]\nType=Application\nName=Other\nExec={program} %u\nMimeType={KIND};\n"
    )
    home.choices.parent.mkdir()
    chosen = f"[Default Applications]\ntext/plain=a.desktop\n{KIND}=other.desktop\n"
    home.choices.write_text(chosen)
    assert home.handler() == other.name

    linux.register((str(home.program("own")), "open", "--"))
    linux.register((str(home.folder / "own" / "cammer-desktop"), "open", "--"))
    assert home.handler() == ENTRY
    assert linux.unregister()
    assert home.handler() == other.name
    assert home.choices.read_text() == chosen
    assert [path.name for path in home.entries.glob("*.desktop")] == [other.name]
    assert home.opens("gio", "open", "cammer://new") == ["cammer://new"]
    assert not linux.unregister()


def test_without_the_desktops_tools_it_is_registered_too(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setenv("PATH", "/nowhere")
        linux.register((str(home.program(PLAIN)), "open", "--"))
    assert not (home.entries / "mimeinfo.cache").exists()
    assert home.handler() == ENTRY
    assert home.opens("gio", "open", "cammer://new") == ["open", "--", "cammer://new"]


def test_what_is_gone_but_for_the_choice_is_taken_back(home: Home) -> None:
    linux.register((str(home.program(PLAIN)), "open", "--"))
    (home.entries / ENTRY).unlink()
    assert linux.unregister()
    assert not home.choices.exists()
