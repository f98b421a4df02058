"""Files that another program holds: waited for, never lost, replaced or treated as damaged."""

import _winapi
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.adapters.ledger.csv_export import write_csv
from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from cammer_desktop.domain.session import Draft
from cammer_desktop.domain.settings import Settings
from cammer_desktop.support import logs
from tests.ledgers import NOON, Bench, attempt

# Seconds: long enough to be noticed, far shorter than the program's patience.
_MOMENT: Final = 0.2
_DRAFTS: Final = (KeptDraft(Draft("Ana", "0414 131 5854", "VE", "", NoDestination(), None)),)
# Who may open the file at the same time. With the second, which is that of Python's open(), others
# can read and write it, but not rename it.
_NOBODY: Final = 0
_READERS_AND_WRITERS: Final = 3


@contextmanager
def held(path: Path, sharing: int, seconds: float | None = None) -> Iterator[None]:
    """Hold a file open until the end of the block, or for so many seconds."""
    read, existing, plain = 0x80000000, 3, 0x80
    handle = _winapi.CreateFile(str(path), read, sharing, 0, existing, plain, 0)
    release = threading.Timer(seconds or 0, _winapi.CloseHandle, (handle,))
    if seconds is not None:
        release.start()
    yield
    if seconds is None:
        release.start()
    release.join()


def fetch(_address: str, _most: int) -> bytes:
    raise AssertionError


class Stored:
    """A file with content, and the functions that read and write it."""

    def __init__(self, folder: Path) -> None:
        self.settings = SettingsFile(folder)
        self.settings.change(lambda _: Settings(region="BR"), Settings())
        self.drafts = DraftFile(folder)
        self.drafts.keep(_DRAFTS)
        self.catalogue = CatalogueFile(folder, pytest.fail)
        self.catalogue.change(lambda _: Catalogue(recent=("x",)))
        source = folder / "team.csv"
        source.write_text("tipo,nombre,código\ncategoría,Ventas,v1\n", encoding="utf-8")
        self.source = str(source)
        self.team = TeamFile(folder, lambda: NOON, fetch)
        self.copy = self.team.read(self.source)

    @property
    def files(self) -> dict[Path, tuple[Callable[[], object], Callable[[], object], object]]:
        """By file: a function that reads it, one that writes it, and what is read."""
        return {
            self.settings.path: (
                self.settings.load,
                lambda: self.settings.change(lambda _: Settings(region="CO"), Settings()),
                Settings(region="BR"),
            ),
            self.drafts.path: (
                self.drafts.load,
                lambda: self.drafts.keep(_DRAFTS * 2),
                _DRAFTS,
            ),
            self.catalogue.path: (
                self.catalogue.load,
                lambda: self.catalogue.change(lambda _: Catalogue(recent=("y",))),
                Catalogue(recent=("x",)),
            ),
            self.team.path: (
                lambda: self.team.kept(self.source),
                lambda: self.team.read(self.source),
                self.copy,
            ),
        }


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    return Stored(tmp_path)


@pytest.mark.parametrize("which", range(4))
def test_a_file_that_is_held_for_a_moment_is_waited_for(stored: Stored, which: int) -> None:
    path, (read, write, expected) = list(stored.files.items())[which]
    with held(path, _NOBODY, _MOMENT):
        assert read() == expected
    before = path.read_bytes()
    with held(path, _READERS_AND_WRITERS, _MOMENT):
        write()
    assert path.read_bytes() != before or path == stored.team.path


def test_one_that_is_held_for_long_stays_as_it_is(stored: Stored) -> None:
    names = sorted(path.name for path in stored.settings.path.parent.iterdir())
    contents = {path: path.read_bytes() for path in stored.files}
    for path, (read, write, _expected) in list(stored.files.items())[:3]:
        with held(path, _NOBODY):
            if path == stored.drafts.path:
                assert read() == ()
            else:
                with pytest.raises(PermissionError):
                    read()
            with pytest.raises(OSError):  # noqa: PT011 - whichever Windows has for it
                write()
    assert {path: path.read_bytes() for path in stored.files} == contents
    assert sorted(path.name for path in stored.settings.path.parent.iterdir()) == names


def test_an_export_to_a_file_that_is_open_in_a_spreadsheet_says_so(tmp_path: Path) -> None:
    path = tmp_path / "historial.csv"
    path.write_bytes(b"old")
    with held(path, _READERS_AND_WRITERS), pytest.raises(OSError) as caught:  # noqa: PT011 - told below
        write_csv(path, [], False)
    assert "otro programa lo tiene abierto" in sentences.of_failed_export(caught.value)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(path.name, b"old")]


def test_a_log_that_another_window_holds_loses_nothing(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 2000)
    logs.start(data_directory, debug=False)

    def write(first: int, last: int) -> None:
        for number in range(first, last):
            logs.event(logs.Event.CALL_STARTED, number=number)

    try:
        write(0, 20)
        with held(data_directory / "cammer.log", _READERS_AND_WRITERS):
            write(20, 60)
        write(60, 65)
    finally:
        logs.stop()
    kept = "".join(path.read_text("utf-8") for path in data_directory.iterdir())
    assert [number for number in range(65) if f"number={number}\n" not in kept] == []
    assert len(list(data_directory.iterdir())) > 1  # and once it could be, it was rotated


def test_a_damaged_ledger_that_another_window_holds_loses_nothing(ledger: Bench) -> None:
    other: Any = Bench(ledger.file.path.parent)
    ledger.put(attempt())
    other.put(attempt(1))  # and keeps it open
    ledger.file.close()
    damaged = bytearray(ledger.file.path.read_bytes())
    damaged[4096:8192] = b"\xff" * 4096
    ledger.file.path.write_bytes(damaged)
    with pytest.raises(LedgerError) as caught:
        ledger.put(attempt(2))
    assert caught.value.fault is LedgerFault.LOCKED
    assert ledger.file.path.read_bytes() == damaged
    assert [path.name for path in ledger.file.path.parent.iterdir()] == [ledger.file.path.name]
    other.file.close()
    ledger.put(attempt(2))
    since = NOON - timedelta(days=1)
    assert attempt(2) in ledger.file.page(Query(since=since))
    assert len(list(ledger.file.path.parent.glob("*.bad"))) == 1


def test_a_ledger_that_is_held_is_waited_for_and_said_to_be_held(ledger: Bench) -> None:
    ledger.put(attempt())
    ledger.file.close()
    with held(ledger.file.path, _NOBODY, _MOMENT):
        ledger.put(attempt(1))
    before = ledger.file.path.read_bytes()
    with held(ledger.file.path, _NOBODY), pytest.raises(LedgerError) as caught:
        ledger.put(attempt(2))
    assert caught.value.fault is LedgerFault.LOCKED
    assert ledger.file.path.read_bytes() == before
    assert ledger.all == (attempt(1), attempt())
