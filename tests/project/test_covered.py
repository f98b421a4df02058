"""The list of what is fully covered only grows."""

from pathlib import Path
from typing import Final

import pytest

from tests import covered

SESSION: Final = "cammer_desktop/domain/session.py"
TOKEN: Final = "cammer_desktop/domain/token.py"


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A list that holds one file, and one that is not there any more."""
    file = tmp_path / "covered.txt"
    file.write_text(f"{SESSION}\ncammer_desktop/domain/gone.py\n")
    monkeypatch.setattr(covered, "LIST", file)
    return file


def reached(monkeypatch: pytest.MonkeyPatch, missing: dict[str, list[int]] | None) -> None:
    monkeypatch.setattr(covered, "_missing_lines", lambda: missing)


def test_what_is_listed_has_to_be_covered(
    monkeypatch: pytest.MonkeyPatch, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reached(monkeypatch, {SESSION: [], TOKEN: [7]})
    assert covered.main([]) == 0
    reached(monkeypatch, {SESSION: [7, 8], TOKEN: [7]})
    assert covered.main([]) == covered.main(["--write"]) == 1
    assert f"{SESSION} is not covered any more: [7, 8]" in capsys.readouterr().out
    assert SESSION in listed.read_text().split()


def test_what_is_covered_has_to_be_listed(
    monkeypatch: pytest.MonkeyPatch, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reached(monkeypatch, {SESSION: [], TOKEN: []})
    assert covered.main([]) == 1
    assert f"{TOKEN} is fully covered, not listed" in capsys.readouterr().out
    assert covered.main(["--write"]) == 0
    assert listed.read_text() == f"{SESSION}\n{TOKEN}\n"


def test_tests_that_fail_cover_nothing(monkeypatch: pytest.MonkeyPatch, listed: Path) -> None:
    reached(monkeypatch, None)
    assert covered.main(["--write"]) == 1


def test_the_list_is_sorted_and_its_files_are_there() -> None:
    names = covered.LIST.read_text().split()
    assert names == sorted(set(names))
    assert [name for name in names if not (covered.ROOT / name).is_file()] == []
