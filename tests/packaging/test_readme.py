"""The README's commands and lists agree with the program and the tests."""

import json
import re
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.support import screen

_ROOT: Final = Path(__file__).resolve().parents[2]
_README: Final = (_ROOT / "README.md").read_text(encoding="utf-8")


def test_the_list_for_the_window_is_the_programs_own_and_stands_before_its_command() -> None:
    line = f"    {screen.INSTALL}\n"
    assert line in _README
    assert _README.index(line) < _README.index(".venv/bin/cammer-desktop --sandbox\n")


def test_the_tests_install_all_that_a_window_needs() -> None:
    wanted = re.search(r"^packages=\(\n(.*?)^\)", (_ROOT / "tests/run").read_text(), re.S | re.M)
    assert wanted is not None
    assert set(screen.PACKAGES) <= set(wanted[1].split())


def test_a_preset_as_it_is_shown_is_understood(tmp_path: Path) -> None:
    shown = re.search(r"```json\n(.*?)```", _README, re.S)
    assert shown is not None
    # As some editors on Windows save it.
    (tmp_path / "settings.json").write_bytes(b"\xef\xbb\xbf" + shown[1].encode())
    settings = SettingsFile(tmp_path).load()
    for name, value in json.loads(shown[1]).items():
        assert getattr(settings, name) == value


def test_the_pictures_that_are_there_are_shown() -> None:
    shown = set(re.findall(r"resources/pictures/([\w-]+\.png)", _README))
    assert {path.name for path in (_ROOT / "resources/pictures").glob("*.png")} == shown
