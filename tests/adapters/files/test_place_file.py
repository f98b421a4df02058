"""The window's place: kept for the next start, and none where it cannot be used."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.place_file import PlaceFile
from cammer_desktop.domain.place import Place
from tests.systems import assert_private

PLACE = Place((-1200, 40, 900, 600), (8, 31, 8, 8), True, (300, 600), True)


@pytest.fixture
def file(data_directory: Path) -> PlaceFile:
    return PlaceFile(data_directory)


def test_it_is_there_for_the_next_start(file: PlaceFile) -> None:
    assert file.load() is None
    file.keep(PLACE)
    assert PlaceFile(file.path.parent).load() == PLACE
    assert_private(file.path)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("area", [1, 2, 3]),
        ("area", [1, 2, 0, 4]),
        ("area", [1, 2, 3, 1e9]),
        ("area", [10**9, 2, 3, 4]),
        ("area", [1, True, 3, 4]),
        ("area", None),
        ("frame", [0, -1, 0, 0]),
        ("frame", [0, 9000, 0, 0]),
        ("columns", ["a", "b"]),
        ("columns", [1, -2]),
    ],
)
def test_what_cannot_be_used_is_none(file: PlaceFile, key: str, value: object) -> None:
    file.keep(PLACE)
    stored = json.loads(file.path.read_bytes())
    file.path.write_text(json.dumps({**stored, key: value}))
    assert file.load() is None


def test_one_of_another_version_gives_what_it_has(file: PlaceFile) -> None:
    file.keep(PLACE)
    stored = json.loads(file.path.read_bytes())
    del stored["columns"], stored["folded"]
    file.path.write_text(json.dumps({**stored, "splits": {"columns": [300, 600]}}))
    assert file.load() == replace(PLACE, columns=(), is_folded=False)
    file.path.write_text(json.dumps({**stored, "columns": [1, 2, 3]}))
    assert file.load() == replace(PLACE, columns=(), is_folded=False)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_what_cannot_be_understood_is_none(file: PlaceFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    assert file.load() is None


def test_a_folder_that_cannot_be_had_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        PlaceFile(tmp_path / "file").keep(PLACE)
