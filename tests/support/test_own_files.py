"""A data folder that was there before: nobody else is let in, and what is not ours stays."""

import os
from pathlib import Path

import pytest

from cammer_desktop.support import own_files
from tests.systems import not_on_windows

pytestmark = not_on_windows("Windows has no such modes")

OURS = (
    *("settings.json", "settings.json.bad", "settings.json.bad12", "settings.lock"),
    *("draft.json", "catalogue.json", "catalogue.lock", "team.json", "window.json"),
    *("window-1000.lock", "window-Ana María.lock", "cammer.log", "cammer.log.1", "cammer.log.0"),
    *("ledger.sqlite3", "ledger.sqlite3-journal", "ledger.sqlite3-wal", "ledger.sqlite3-shm"),
    *("ledger.sqlite3.bad", "ledger.sqlite3.bad2-journal", "ledger.sqlite3.backup1"),
    *("ledger.sqlite3.pending-17-0123abcd", "ledger.sqlite3.pending-17-0123abcd.bad"),
    *("clock.json", "cammer.log.bad", ".0123456789abcdef.part", ".draft-a_1b2c3d"),
)
STRANGERS = ("notes.txt", "settings.py", "window.jsonl", "ledger.sqlite3.zip", "x.part", "cammer")


def mode(path: Path) -> int:
    return os.lstat(path).st_mode & 0o7777


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o755)
    return folder


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).touch()
        (folder / name).chmod(0o664)


def test_a_folder_of_ours(folder: Path) -> None:
    put(folder, *OURS)
    (folder / "sandbox").mkdir()
    own_files.restrict(folder)
    assert mode(folder) == 0o700
    assert {mode(folder / name) for name in OURS} == {0o600}


@pytest.mark.parametrize("name", [name for name in OURS if not name.startswith(".")])
def test_what_stood_in_the_place_of_one_of_ours(folder: Path, name: str) -> None:
    for _ in range(2):
        (folder / name).symlink_to("/etc/passwd")
        own_files.make_way(folder / name)
    own_files.restrict(folder)
    assert len(os.listdir(folder)) == 2
    assert mode(folder) == 0o700


def test_an_empty_one(folder: Path) -> None:
    own_files.restrict(folder)
    assert mode(folder) == 0o700


@pytest.mark.parametrize("stranger", STRANGERS)
def test_one_with_anything_else_in_it(folder: Path, stranger: str) -> None:
    put(folder, stranger, "draft.json")
    own_files.restrict(folder)
    assert (mode(folder), mode(folder / stranger)) == (0o755, 0o664)
    assert mode(folder / "draft.json") == 0o600


def test_one_that_is_common_to_all(folder: Path) -> None:
    put(folder, "draft.json")
    folder.chmod(0o1777)
    own_files.restrict(folder)
    assert (mode(folder), mode(folder / "draft.json")) == (0o1777, 0o600)


def test_what_links_lead_to(folder: Path, tmp_path: Path) -> None:
    put(tmp_path, "mine")
    (folder / "draft.json").symlink_to("../mine")
    (folder / "team.json").symlink_to("nowhere")
    os.mkfifo(folder / "window.json", 0o644)
    own_files.restrict(folder)
    assert mode(tmp_path / "mine") == 0o664
    assert mode(folder / "window.json") == 0o644


def test_no_right_is_given_that_was_taken(folder: Path) -> None:
    put(folder, "draft.json")
    (folder / "draft.json").chmod(0o440)
    folder.chmod(0o570)
    own_files.restrict(folder)
    assert (mode(folder), mode(folder / "draft.json")) == (0o500, 0o400)


def test_a_folder_that_is_not_there_or_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    own_files.restrict(tmp_path / "nowhere")
    own_files.restrict(tmp_path / "file")


def test_somebody_elses_folder_and_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "draft.json")
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)  # to make another's files takes root
    own_files.restrict(folder)
    assert (mode(folder), mode(folder / "draft.json")) == (0o755, 0o664)


@pytest.mark.parametrize("name", OURS)
def test_nothing_that_is_exported_takes_the_place_of_one_of_ours(folder: Path, name: str) -> None:
    with pytest.raises(PermissionError):
        own_files.refuse(folder / ".." / folder.name / name.upper(), folder)
    own_files.refuse(folder / f"{name}.csv", folder)
    own_files.refuse(folder.parent / name, folder)
