"""The README's and the manual page's commands and lists agree with the program and the tests."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters import ledger
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS
from cammer_desktop.domain.message import VARIABLES
from cammer_desktop.support import logs, screen, texts
from resources.packaging import languages, manual
from tests.command_line.program import run

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


def paragraphs(heading: str) -> list[str]:
    """Return the paragraphs below each heading that matches."""
    parts = re.findall(rf"^## {heading}\n(.*?)(?=^## )", _README, re.S | re.M)
    return [paragraph for part in parts for paragraph in part.strip().split("\n\n")]


def fixed(paragraph: str) -> Counter[str]:
    """Return what is the same in each language: commands, files, settings, numbers, list items."""
    words = " ".join(paragraph.replace("```json", "").split())
    found = re.findall(r"`[^`]+`|\d[\d.]*|\([^()]*\.md\)", words)
    return Counter([*found, *re.findall(r"^(?:- |\|)", paragraph, re.M)])


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Install it", "Para agentes"),
        ("(?:Roll it out|Command line|The network)", "Para quien administra"),
        ("For integrators", "Para quien integra"),
    ],
)
def test_what_stands_in_two_languages_is_the_same(english: str, spanish: str) -> None:
    told, told_in_spanish = paragraphs(english), paragraphs(spanish)
    assert len(told) == len(told_in_spanish) > 2
    for one, other in zip(told, told_in_spanish, strict=True):
        assert fixed(one) == fixed(other)


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


def test_the_templates_of_a_team_as_they_are_shown_are_read_without_a_doubt() -> None:
    shown = re.search(r"```csv\n(.*?)```", _README, re.S)
    assert shown is not None
    rows = catalogue_file.read(shown[1].encode())
    assert {row.entry.channel for row in rows if isinstance(row.entry, Template)} == {
        *MESSAGE_CHANNELS
    }
    assert not [row for row in rows if row.flaw is not None or row.doubts]
    assert [name for name in VARIABLES if f"{{{name}}}" not in _README] == []


@pytest.mark.parametrize("language", texts.languages())
def test_the_manual_names_every_option_of_link_and_every_file_with_data(language: str) -> None:
    with languages.spoken(language):
        page = manual.page("1.2.3", "2026-01-31")
    plain = page.replace("\\-", "-")
    named = set(re.findall(r"^\.BI? (--[a-z-]+)", plain, re.M))
    asked = ("--lang", language, "--help")
    helped = run(*asked).stdout + run("link", *asked).stdout
    assert named == set(re.findall(r"--[a-z-]+", helped))
    folder = _ROOT / "cammer_desktop/adapters/files"
    stored = {
        name
        for path in folder.glob("*_file.py")
        for name in re.findall(r'directory / "([a-z.]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(stored) > 5
    assert {*stored, ledger.NAME, logs.NAME} <= set(re.findall(r"^\.I (\S+)$", page, re.M))
