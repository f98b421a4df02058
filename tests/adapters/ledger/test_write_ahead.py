"""An open window writes ahead; everything else finds one file, and nothing of what was deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cammer_desktop.adapters.ledger import LOG_NAME, write_ahead
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query, SetAside
from tests.ledgers import NOON, attempt
from tests.systems import only_on_linux

SECRET = "Ghwqxzabra"
TRIGRAM = b"ghw"
_PATIENCE = 0.05


@pytest.fixture
def aside() -> list[SetAside]:
    return []


@pytest.fixture
def window(data_directory: Path, aside: list[SetAside]) -> Iterator[LedgerFile]:
    file = LedgerFile(data_directory, lambda: NOON, aside.append)
    file.stay_open()
    yield file
    file.close()


def log_of(file: Path) -> Path:
    return file.with_name(LOG_NAME)


def named(number: int, name: str = SECRET) -> Attempt:
    """Return an attempt of a customer whose name stands nowhere else."""
    made = attempt(number)
    return replace(made, request=replace(made.request, name=name))


def mode_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return str(mode)


def test_a_window_writes_ahead_and_leaves_one_file(window: LedgerFile) -> None:
    window.put(attempt())
    assert log_of(window.path).stat().st_size > 0
    window.close()
    assert [each.name for each in window.path.parent.iterdir()] == [window.path.name]
    assert mode_of(window.path) == "delete"


def test_a_command_does_not(data_directory: Path, window: LedgerFile) -> None:
    command = LedgerFile(data_directory, lambda: NOON, print)
    command.put(attempt())
    assert not log_of(window.path).exists()
    command.close()


def test_two_programs_see_what_the_other_writes(data_directory: Path, window: LedgerFile) -> None:
    window.put(attempt(1))
    other = LedgerFile(data_directory, lambda: NOON, print)
    other.put(attempt(2))
    assert len(window.page(Query())) == len(other.page(Query())) == 2
    window.close()  # the other one still needs the log
    other.put(attempt(3))
    other.close()
    assert mode_of(window.path) == "delete"
    assert len(LedgerFile(data_directory, lambda: NOON, print).page(Query())) == 3


@pytest.mark.parametrize("way", ["delete", "purge", "wipe"])
def test_nothing_of_what_was_deleted_stays_in_any_file(window: LedgerFile, way: str) -> None:
    window.put(named(1))
    window.put(attempt(200))
    log = log_of(window.path).read_bytes()
    assert SECRET.encode() in log
    assert TRIGRAM in log
    if way == "delete":
        window.delete(named(1).id)
    elif way == "purge":
        window.purge(NOON + timedelta(minutes=100))
    else:
        window.wipe()
    files = list(window.path.parent.iterdir())
    assert len(files) == 3
    if way != "delete":  # which leaves the search's index to the next purge
        assert not [each.name for each in files if TRIGRAM in each.read_bytes()]
    assert not [each.name for each in files if SECRET.encode() in each.read_bytes()]
    assert log_of(window.path).stat().st_size == 0


def test_who_reads_meanwhile_is_waited_for(
    window: LedgerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cammer_desktop.adapters.ledger.access.PATIENCE", _PATIENCE)
    window.put(named(1))
    with closing(sqlite3.connect(window.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM attempt").fetchone()
        with pytest.raises(LedgerError) as raised:
            window.delete(named(1).id)
    assert raised.value.fault is LedgerFault.LOCKED
    window.delete(named(1).id)
    assert log_of(window.path).stat().st_size == 0


def test_who_reads_does_not_keep_others_from_writing(window: LedgerFile) -> None:
    window.put(attempt(1))
    with closing(sqlite3.connect(window.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM attempt").fetchone()
        window.put(attempt(2), seconds=0.0)
    assert len(window.page(Query())) == 2


def test_what_a_killed_window_left_is_there_for_who_knows_no_log(window: LedgerFile) -> None:
    window.put(attempt(1))
    copy = window.path.parent / "copy"
    copy.mkdir()
    for suffix in ("", "-wal"):  # as it is on the disk now
        source = Path(f"{window.path}{suffix}")
        (copy / source.name).write_bytes(source.read_bytes())
    with closing(sqlite3.connect(copy / window.path.name)) as older:
        assert older.execute("SELECT count(*) FROM attempt").fetchone() == (1,)
    command = LedgerFile(copy, lambda: NOON, print)
    assert len(command.page(Query())) == 1
    command.close()


def test_a_damaged_one_is_salvaged_with_what_its_log_holds(
    window: LedgerFile, data_directory: Path, aside: list[SetAside]
) -> None:
    for number in range(300):
        window.put(attempt(number))
    with closing(sqlite3.connect(window.path)) as other:
        other.execute("PRAGMA wal_checkpoint (PASSIVE)")
    window.put(attempt(300))
    kept = {suffix: Path(f"{window.path}{suffix}").read_bytes() for suffix in ("", "-wal")}
    window.close()
    for suffix, content in kept.items():
        Path(f"{window.path}{suffix}").write_bytes(content)
    with window.path.open("r+b") as file:
        for page in (20, 30, 40):
            file.seek(page * 4096)
            file.write(b"\xff" * 100)
    again = LedgerFile(data_directory, lambda: NOON, aside.append)
    again.stay_open()
    rows = again.page(Query(), size=1_000)
    assert [each.fault for each in aside] == [LedgerFault.DAMAGED]
    assert rows[0].id == attempt(300).id
    assert len(rows) > 250
    again.close()


@only_on_linux("which file systems there are is read from its table of mounts")
@pytest.mark.parametrize(
    ("mounts", "is_local"),
    [
        ("1 0 8:1 / / rw - ext4 /dev/vda rw", True),
        ("1 0 8:1 / / rw - ext4 /dev/vda rw\n2 1 0:5 / {folder} rw shared:1 - nfs4 a:/b rw", False),
        ("1 0 8:1 / / rw - ext4 /dev/vda rw\n2 1 0:5 / {folder} rw - cifs //a/b rw", False),
        ("1 0 0:9 / / rw - nfs a:/ rw\n2 1 8:1 / {folder} rw - xfs /dev/vda rw", True),
        ("1 0 8:1 / / rw - fuse.sshfs a: rw", False),
        ("1 0 8:1 / /elsewhere rw - ext4 /dev/vda rw", False),
    ],
)
def test_only_a_file_system_of_this_machine_is_written_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, is_local: bool
) -> None:
    folder = tmp_path / "the folder"
    folder.mkdir()
    table = tmp_path / "mountinfo"
    table.write_text(mounts.format(folder=str(folder).replace(" ", r"\040")) + "\n")
    monkeypatch.setattr(write_ahead, "_MOUNTS", table)
    assert write_ahead.is_local(folder / "ledger.sqlite3") is is_local
    file = LedgerFile(folder, lambda: NOON, print)
    file.stay_open()
    file.put(attempt())
    assert log_of(file.path).exists() is is_local
    file.close()


@only_on_linux("which file systems there are is read from its table of mounts")
def test_without_a_table_of_mounts_nothing_is_written_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_ahead, "_MOUNTS", tmp_path / "none")
    assert not write_ahead.is_local(tmp_path / "ledger.sqlite3")
