"""Which language the system speaks, and which of ours that is."""

import plistlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.support import texts
from cammer_desktop.support.system_language import system_language

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
WANTED: Final[tuple[tuple[Mapping[str, str], str], ...]] = (
    ({}, "es"),
    ({"LANG": "C"}, "es"),
    ({"LANG": "C.UTF-8"}, "es"),
    ({"LANG": "es_MX.UTF-8"}, "es"),
    ({"LANG": "pt_BR.UTF-8"}, "pt_BR"),
    ({"LANG": "pt_PT.UTF-8@euro"}, "pt_BR"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "en"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "es"),
    ({"LANG": "es_MX.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
    ({"LANG": "es_MX.UTF-8", "LC_MESSAGES": ""}, "es"),
    ({"LANG": "es_MX", "LC_MESSAGES": "en_GB", "LC_ALL": "pt_BR"}, "pt_BR"),
    # GNU's list: the first of its languages that there is, unless nothing is to be translated.
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "pt_BR:pt:en"}, "pt_BR"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "gl:pt"}, "pt_BR"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "gl"}, "es"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": ""}, "en"),
    ({"LANG": "C.UTF-8", "LANGUAGE": "pt_BR"}, "es"),
    ({"LANGUAGE": "pt_BR"}, "es"),
)


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A person's folder on another system, without any of the variables."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("variables", "language"), WANTED, ids=str)
def test_the_variables_of_the_c_library_count(
    monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str], language: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert texts.nearest(system_language()) == language


@pytest.mark.parametrize(
    ("chosen", "language"),
    [
        (["pt-BR", "en-US"], "pt_BR"),
        (["fr-CA", "en-US"], "en"),
        (["es-419"], "es"),
        (["pt-PT"], "pt_BR"),
        (["en-Latn-US"], "en"),
        (["zh-Hans-CN"], "es"),
    ],
    ids=str,
)
def test_on_macos_the_persons_list_counts(
    monkeypatch: pytest.MonkeyPatch, home: Path, chosen: list[str], language: str
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    write_preferences(home, plistlib.dumps({"AppleLanguages": chosen}, fmt=plistlib.FMT_BINARY))
    assert texts.nearest(system_language()) == language


def test_on_macos_a_terminals_variable_goes_before(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    write_preferences(home, plistlib.dumps({"AppleLanguages": ["pt-BR"]}))
    assert texts.nearest(system_language()) == "en"


@pytest.mark.parametrize(
    "content", [None, b"", b"no list", plistlib.dumps({}), plistlib.dumps({"AppleLanguages": 1})]
)
def test_on_macos_without_a_list_it_is_spanish(
    monkeypatch: pytest.MonkeyPatch, home: Path, content: bytes | None
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    if content is not None:
        write_preferences(home, content)
    assert system_language() == ""
    assert texts.nearest("") == "es"


def write_preferences(home: Path, content: bytes) -> None:
    """Write the file in which macOS keeps what a person has chosen."""
    file = home / "Library/Preferences/.GlobalPreferences.plist"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
