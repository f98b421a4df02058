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


def test_what_is_listed_has_to_be_covered(listed: Path) -> None:
    assert covered.faults({SESSION: [], TOKEN: [7]}, writes=False) == []
    lost = [f"{SESSION} is not covered any more: [7, 8]"]
    for writes in (False, True):
        assert covered.faults({SESSION: [7, 8], TOKEN: [7]}, writes=writes) == lost
    assert SESSION in listed.read_text().split()


def test_what_is_covered_has_to_be_listed(listed: Path) -> None:
    found = covered.faults({SESSION: [], TOKEN: []}, writes=False)
    assert f"{TOKEN} is fully covered, not listed" in found
    assert covered.faults({SESSION: [], TOKEN: []}, writes=True) == []
    assert listed.read_text() == f"{SESSION}\n{TOKEN}\n"


def test_the_list_is_sorted_and_its_files_are_there() -> None:
    names = covered.LIST.read_text().split()
    assert names == sorted(set(names))
    assert [name for name in names if not (covered.ROOT / name).is_file()] == []
