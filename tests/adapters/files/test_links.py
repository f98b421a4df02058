"""What somebody has put in the place of one of our files: not read, not written, not waited for."""

import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.place_file import PlaceFile
from cammer_desktop.adapters.files.settings_file import SettingsFile, UnreadableSettingsError
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.ledger import LedgerFault, SetAside
from cammer_desktop.domain.place import Place
from cammer_desktop.domain.session import Draft
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import Download
from cammer_desktop.support import logs
from cammer_desktop.support.file_lock import FileLock
from tests.ledgers import NOON, Bench, attempt
from tests.systems import WINDOWS, assert_private, link

DRAFT = KeptDraft(Draft("Ana", "0414 131 5854", "VE", "", NoDestination(), None))
PLACE = Place((1, 2, 300, 400), (0, 0, 0, 0))


def use_settings(folder: Path) -> None:
    settings = SettingsFile(folder)
    with contextlib.suppress(UnreadableSettingsError):
        assert settings.load() == Settings()
    settings.change(lambda _: Settings(region="BR"), Settings())
    assert settings.load() == Settings(region="BR")


def use_catalogue(folder: Path) -> None:
    aside = list[str]()
    catalogue = CatalogueFile(folder, aside.append)
    assert catalogue.load() == Catalogue()
    assert aside == ["catalogue.json.bad"]
    assert catalogue.change(lambda _: Catalogue(recent=("x",))) == catalogue.load()


def use_drafts(folder: Path) -> None:
    assert DraftFile(folder).load() == ()
    DraftFile(folder).keep([DRAFT])
    assert DraftFile(folder).load() == (DRAFT,)


def use_place(folder: Path) -> None:
    assert PlaceFile(folder).load() is None
    PlaceFile(folder).keep(PLACE)
    assert PlaceFile(folder).load() == PLACE


def use_team(folder: Path) -> None:
    source = folder.parent / "team.csv"
    source.write_text("tipo,nombre,código\ncategoría,Ventas,v1\n", encoding="utf-8")
    team = TeamFile(folder, lambda: NOON, lambda _address, _most: Download(b"", has_end=True))
    assert team.kept(str(source)) is None
    assert team.read(str(source)) == team.kept(str(source))


def use_lock(folder: Path) -> None:
    lock, other = (FileLock(folder / "settings.lock") for _ in range(2))
    assert lock.take()
    assert not other.take()
    lock.release()


def use_log(folder: Path) -> None:
    logs.start(folder, debug=False)
    logs.event(logs.Event.STARTED)
    logs.stop()
    assert "started" in (folder / logs.NAME).read_text("utf-8")


def use_ledger(folder: Path) -> None:
    ledger = Bench(folder)
    ledger.put(attempt())
    assert ledger.all == (attempt(),)
    ledger.file.close()
    assert ledger.aside == [SetAside(LedgerFault.FOREIGN, "ledger.sqlite3.bad")]


def use_companion(folder: Path) -> None:
    ledger = Bench(folder)
    ledger.put(attempt())
    assert ledger.all == (attempt(),)
    ledger.file.close()
    assert ledger.aside == []
    (folder / "ledger.sqlite3-journal").touch()  # where SQLite had its own, which is gone again


USES: dict[str, Callable[[Path], None]] = {
    "settings.json": use_settings,
    "catalogue.json": use_catalogue,
    "draft.json": use_drafts,
    "window.json": use_place,
    "team.json": use_team,
    "settings.lock": use_lock,
    "cammer.log": use_log,
    "ledger.sqlite3": use_ledger,
    "ledger.sqlite3-journal": use_companion,
}
LINKS = {"to a file": "../mine", "to none": "../nowhere", "to a folder": "..", "to itself": ""}
KINDS = (*LINKS, *(() if WINDOWS else ("a pipe", "a socket")))


def put(kind: str, path: Path) -> None:
    """Put something in the place of a file."""
    path.parent.mkdir(parents=True)
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a socket":
        with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)  # a whole path may be too long for one
    else:
        link(path, LINKS[kind] or path.name)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", USES)
def test_it_is_set_aside_and_a_new_file_begun(tmp_path: Path, name: str, kind: str) -> None:
    folder, mine = tmp_path / "data", tmp_path / "mine"
    mine.write_bytes(b"{}")
    mine.chmod(0o644)
    path = folder / name
    put(kind, path)
    before = os.lstat(path)
    USES[name](folder)
    aside = folder / f"{name}.bad"
    assert os.lstat(aside).st_ino == before.st_ino
    assert path.is_file()
    assert not path.is_symlink()
    if name != "ledger.sqlite3-journal":
        assert_private(path)
    assert mine.read_bytes() == b"{}"
    if not WINDOWS:
        assert mine.stat().st_mode & 0o777 == 0o644
    assert not (tmp_path / "nowhere").exists()


def test_drafts_that_are_answered_for_delete_no_link(tmp_path: Path) -> None:
    put("to a file", tmp_path / "data" / "draft.json")
    DraftFile(tmp_path / "data").keep([])
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["draft.json.bad"]
