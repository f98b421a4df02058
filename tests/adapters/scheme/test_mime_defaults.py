"""The person's choice of programs: one's own goes first and goes away, all else stays."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.scheme import mime_defaults
from tests.systems import link, not_on_windows

KIND: Final = "x-scheme-handler/cammer"
OWN: Final = "cammer-desktop-scheme.desktop"
DEFAULTS: Final = "[Default Applications]\n"

_LINES: Final = st.lists(
    st.sampled_from(
        [
            DEFAULTS[:-1],
            "[Added Associations]",
            f"{KIND}=other.desktop",
            f"{KIND}=other.desktop;third.desktop;",
            f"{KIND} = other.desktop",
            f"{KIND}-not=other.desktop;",
            "text/plain=editor.desktop;",
            "# a remark",
            "",
            "nothing of this kind \udcff",
        ]
    ),
    min_size=1,
).filter(lambda lines: lines[-1] != DEFAULTS[:-1])  # which is the one thing that is not kept


class Choices:
    """A folder with a person's choices."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self.file: Final = folder / "mimeapps.list"

    def write(self, text: str) -> None:
        self.file.write_bytes(text.encode("utf-8", "surrogateescape"))

    def read(self) -> str:
        return self.file.read_bytes().decode("utf-8", "surrogateescape")

    def prefer(self) -> None:
        mime_defaults.prefer(self.folder, KIND, OWN)

    def drop(self) -> bool:
        return mime_defaults.drop(self.folder, KIND, OWN)


@pytest.fixture
def choices(tmp_path: Path) -> Choices:
    return Choices(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{DEFAULTS}{KIND}={OWN};\n"),
        (DEFAULTS, f"{DEFAULTS}{KIND}={OWN};\n"),
        (f"{DEFAULTS}{KIND}=other.desktop\n", f"{DEFAULTS}{KIND}={OWN};other.desktop\n"),
        (f"{DEFAULTS}{KIND}={OWN};\n", f"{DEFAULTS}{KIND}={OWN};\n"),
        (
            f"{DEFAULTS}{KIND}=a.desktop;{OWN};b.desktop\n",
            f"{DEFAULTS}{KIND}={OWN};a.desktop;b.desktop\n",
        ),
        ("[A]\na=b", f"[A]\na=b\n{DEFAULTS}{KIND}={OWN};\n"),
        (
            f"[Added Associations]\n{KIND}=other.desktop;\n",
            f"[Added Associations]\n{KIND}=other.desktop;\n{DEFAULTS}{KIND}={OWN};\n",
        ),
    ],
)
def test_ones_own_goes_first(choices: Choices, before: str, after: str) -> None:
    choices.write(before)
    choices.prefer()
    assert choices.read() == after
    choices.prefer()
    assert choices.read() == after


@given(lines=_LINES)
def test_taken_out_again_all_is_as_it_was(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    choices = Choices(tmp_path_factory.mktemp("choices"))
    text = "\n".join([*lines, ""])
    choices.write(text)
    assert not choices.drop()
    choices.prefer()
    changed = choices.read().split("\n")
    assert [each for each in changed if OWN in each]
    assert set(lines) <= {each.replace(f"{OWN};", "") for each in changed}
    assert choices.drop()
    assert choices.read() == text


def test_where_there_was_no_file_there_is_none_again(choices: Choices, tmp_path: Path) -> None:
    choices.prefer()
    assert choices.drop()
    assert list(tmp_path.iterdir()) == []


def test_without_a_file_there_is_nothing_to_take_out(choices: Choices, tmp_path: Path) -> None:
    assert not choices.drop()
    assert list(tmp_path.iterdir()) == []


@not_on_windows("files have modes and links where there is such a file")
def test_a_file_that_is_kept_elsewhere_is_changed_there(choices: Choices, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.write_text(DEFAULTS)
    kept.chmod(0o640)
    link(choices.file, "dotfiles")
    choices.prefer()
    assert choices.file.is_symlink()
    assert OWN in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o640
