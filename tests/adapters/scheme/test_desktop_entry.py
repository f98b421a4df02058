"""How a command stands in a desktop entry: whatever its words are, a shell reads the same."""

import subprocess
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.scheme import desktop_entry
from tests.systems import only_on_linux

pytestmark = only_on_linux("desktop entries are Linux's")

KIND: Final = "x-scheme-handler/cammer"
# What a folder may be called: all that shells, entries and their values take for something else.
_NAMES: Final = st.text(
    st.sampled_from("aé ñ日\"'\\$`%=&;|<>()[]{}*?#~!^\n\t") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=12,
).filter(lambda name: "\0" not in name and "/" not in name)


def value(key: str, command: tuple[str, ...], icon: Path = Path("/icon.png")) -> str:
    """Return a key's value of the entry, without the escapes of its file."""
    lines = desktop_entry.written(command, icon, KIND).decode().split("\n")
    [line] = [line.partition("=")[2] for line in lines if line.startswith(f"{key}=")]
    plain, escapes = "", {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
    characters = iter(line)
    for character in characters:
        plain += escapes[next(characters)] if character == "\\" else character
    return plain


def words(text: str) -> list[str]:
    """Return the words that a shell reads, as the quotes of Exec are defined."""
    command = ["sh", "-c", f"printf '%s\\0' {text}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().split("\0")[:-1]


@given(_NAMES, _NAMES)
def test_the_words_are_read_as_they_are(program: str, folder: str) -> None:
    command = (f"/opt/{program}/cammer-desktop", "--data-dir", folder, "open", "--")
    line = value("Exec", command)
    assert line.replace("%%", "").count("%") == 1  # that of %u
    assert line.endswith(" %u")
    read = words(line.removesuffix(" %u").replace("%%", "%"))
    starter = ["nice", "-n", "0"] if set("%=") & set(program) else []
    assert read == [*starter, *command]


@given(_NAMES)
def test_an_icons_place_is_read_as_it_is(folder: str) -> None:
    assert value("Icon", ("/usr/bin/true",), Path(f"/{folder}/a.png")) == f"/{folder}/a.png"


@pytest.mark.parametrize(
    "program", ["/usr/bin/true", "/opt/José Pérez/a", '/opt/"$a`\\', "/100%/a=b"]
)
def test_it_is_valid(program: str, tmp_path: Path) -> None:
    entry = tmp_path / "a.desktop"
    entry.write_bytes(desktop_entry.written((program, "open", "--"), tmp_path / "ñ \\ b", KIND))
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
