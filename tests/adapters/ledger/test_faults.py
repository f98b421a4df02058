"""A ledger's file that is damaged, foreign, newer, locked or read-only, or on a full disk.

A damaged or foreign file is set aside, not overwritten, and what can be read of a damaged one is
copied. Other faults are reported, and the next call tries again.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cammer_desktop.adapters.ledger import access as ledger_access
from cammer_desktop.adapters.ledger import connection as ledger_connection
from cammer_desktop.adapters.ledger import rows as ledger_rows
from cammer_desktop.adapters.ledger import schema as ledger_schema
from cammer_desktop.adapters.ledger import search as ledger_search
from cammer_desktop.adapters.ledger.faults import fault_of
from cammer_desktop.adapters.ledger.salvage import salvaged
from cammer_desktop.domain.counts import Count
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query, SetAside, matches
from tests import disks
from tests.adapters.ledger.make_fixture import ATTEMPTS, fixture
from tests.disks import Disk
from tests.ledgers import NOON, OUTCOMES, Bench, attempt
from tests.systems import assert_private, not_on_windows

ROWS = [attempt(number, OUTCOMES[0]) for number in range(300)]


def fault(work: Callable[[], object]) -> LedgerFault:
    with pytest.raises(LedgerError) as raised:
        work()
    return raised.value.fault


@pytest.fixture
def full(ledger: Bench) -> Iterator[Bench]:
    """A ledger with rows, not yet opened."""
    ledger.put(*ROWS)
    again = ledger.reopened()
    yield again
    again.file.close()


def zeroed(content: bytes) -> bytes:
    return bytes(len(content))


def truncated(content: bytes) -> bytes:
    return content[: len(content) // 8192 * 4096]


def cut_within_a_page(content: bytes) -> bytes:
    return content[: len(content) // 2 + 100]


def with_a_zeroed_page(content: bytes) -> bytes:
    return content[: 10 * 4096] + bytes(4096) + content[11 * 4096 :]


def without_its_header(content: bytes) -> bytes:
    return b"x" * 100 + content[100:]


def as_a_text(_content: bytes) -> bytes:
    return b"mine, and no database\n" * 100


class TestDamage:
    @pytest.mark.parametrize(
        ("damage", "readable"),
        [
            (zeroed, 0),
            (as_a_text, 0),
            (without_its_header, 0),
            (truncated, 150),
            (cut_within_a_page, 150),
            (with_a_zeroed_page, 250),
        ],
    )
    def test_it_is_kept_aside_and_what_can_be_read_is_taken_over(
        self, full: Bench, damage: Callable[[bytes], bytes], readable: int
    ) -> None:
        path = full.file.path
        left = damage(path.read_bytes())
        path.write_bytes(left)
        found = full.all
        [told] = full.aside
        assert (told.fault, told.name) == (LedgerFault.DAMAGED, "ledger.sqlite3.bad")
        assert (path.parent / told.name).read_bytes()[:4096] == left[:4096]
        assert told.saved == len(found)
        assert all(each in ROWS for each in found)
        assert len(found) >= readable
        full.put(attempt(1000))
        assert full.found("cliente1000") == [attempt(1000).request.name]
        again = full.reopened()
        assert len(again.all) == len(found) + 1
        assert again.aside == []
        again.file.close()

    def test_damage_that_is_met_while_it_is_in_use(
        self, full: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ledger_connection, "_MAX_CHECKED_PAGES", 0)  # as in a large file
        assert full.found("nunez 0") != []
        path = full.file.path
        content = path.read_bytes()
        full.file.close()
        path.write_bytes(content[:4096] + b"\xff" * 4096 * 8 + content[9 * 4096 :])
        full.put(attempt(1000))
        full.all  # noqa: B018 - reads every row
        assert [each.fault for each in full.aside] == [LedgerFault.DAMAGED]
        assert attempt(1000) in full.all

    @not_on_windows("a file that is open elsewhere stays there, see test_held_files_on_windows")
    def test_another_program_does_not_set_the_new_file_aside(self, full: Bench) -> None:
        other = Bench(full.directory)
        other.all  # noqa: B018 - opens it
        content = full.file.path.read_bytes()
        full.file.path.write_bytes(zeroed(content))
        full.put(attempt(1000))
        other.put(attempt(1001))
        assert [len(bench.aside) for bench in (full, other)] == [1, 0]
        assert full.all == other.all == (attempt(1001), attempt(1000))
        other.file.close()

    def test_files_that_were_set_aside_are_never_overwritten(self, full: Bench) -> None:
        for number in range(3):
            full.file.close()
            full.file.path.write_bytes(f"damaged {number}".encode() * 100)
            assert full.all == ()
        assert [each.name.rpartition(".")[2] for each in full.aside] == ["bad", "bad1", "bad2"]

    def test_an_empty_file_is_a_new_ledger(self, ledger: Bench) -> None:
        ledger.directory.mkdir()
        ledger.file.path.touch()
        ledger.put(attempt())
        assert (ledger.all, ledger.aside) == ((attempt(),), [])

    @not_on_windows("an open file cannot be deleted there")
    def test_a_file_that_vanishes_meanwhile_is_made_anew(self, full: Bench) -> None:
        assert len(full.all) == len(ROWS)
        full.file.path.unlink()
        full.put(attempt())
        assert full.all == (attempt(),)


class TestForeignFiles:
    def test_another_programs_database_is_kept_aside_as_it_is(self, ledger: Bench) -> None:
        ledger.directory.mkdir()
        with closing(sqlite3.connect(ledger.file.path)) as connection, connection:
            connection.execute("CREATE TABLE mine (a)")
            connection.execute("INSERT INTO mine VALUES ('kept')")
        ledger.put(attempt())
        assert ledger.aside == [SetAside(LedgerFault.FOREIGN, "ledger.sqlite3.bad")]
        with closing(sqlite3.connect(ledger.directory / "ledger.sqlite3.bad")) as connection:
            assert connection.execute("SELECT a FROM mine").fetchall() == [("kept",)]
        assert ledger.all == (attempt(),)

    def test_a_newer_version_is_said_and_left_alone(self, full: Bench) -> None:
        with closing(sqlite3.connect(full.file.path)) as connection:
            connection.execute(f"PRAGMA user_version = {len(ledger_schema.STEPS) + 1}")
        before = full.file.path.read_bytes()
        assert fault(lambda: full.all) is LedgerFault.NEWER
        assert fault(lambda: full.put(attempt())) is LedgerFault.NEWER
        assert fault(full.file.wipe) is LedgerFault.NEWER
        assert full.file.path.read_bytes() == before
        assert [path.name for path in full.directory.iterdir()] == ["ledger.sqlite3"]

    def test_a_folder_in_its_place_is_said(self, ledger: Bench) -> None:
        ledger.file.path.mkdir(parents=True)
        assert fault(lambda: ledger.all) is LedgerFault.UNREACHABLE

    def test_a_file_in_the_folders_place_is_said(self, ledger: Bench) -> None:
        ledger.directory.write_text("mine")
        assert fault(lambda: ledger.put(attempt())) is LedgerFault.UNREACHABLE
        assert ledger.directory.read_text() == "mine"


class TestWhatPasses:
    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Disk]:
        with disks.disk(tmp_path / "disk", kilobytes=512) as made:
            yield made

    def test_a_locked_file(self, full: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ledger_access, "PATIENCE", 0.05)
        with closing(sqlite3.connect(full.file.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert fault(lambda: full.all) is LedgerFault.LOCKED
            assert fault(lambda: full.put(attempt(1000))) is LedgerFault.LOCKED
            other.execute("ROLLBACK")
        full.put(attempt(1000))
        assert len(full.all) == len(ROWS) + 1

    def test_a_full_disk(self, disk: Disk) -> None:
        ledger = Bench(disk.path / "data")
        ledger.put(*ROWS[:20])
        disk.fill()
        assert fault(lambda: ledger.put(*ROWS[20:])) is LedgerFault.FULL
        assert ROWS[19] in ledger.all  # what was confirmed is there, and can be found
        disk.free()
        ledger.put(ROWS[200])
        assert ROWS[200] in ledger.all
        assert ledger.aside == []
        ledger.file.close()

    def test_a_damaged_file_on_a_full_disk_is_kept_until_there_is_room(self, disk: Disk) -> None:
        ledger = Bench(disk.path / "data")
        ledger.put(*ROWS[:20])
        ledger.file.close()
        content = ledger.file.path.read_bytes()
        ledger.file.path.write_bytes(b"\xff" * 4096 + content[4096:])
        disk.fill()
        assert fault(lambda: ledger.all) is LedgerFault.FULL
        assert (len(list(ledger.directory.iterdir())), ledger.aside) == (1, [])
        disk.free()
        assert ledger.all == tuple(ROWS[19::-1])
        assert [each.saved for each in ledger.aside] == [20]
        ledger.file.close()

    def test_a_disk_that_is_full_from_the_start(self, disk: Disk) -> None:
        disk.fill()
        ledger = Bench(disk.path / "data")
        assert fault(lambda: ledger.put(attempt())) is LedgerFault.FULL
        disk.free()
        ledger.put(attempt())
        assert ledger.all == (attempt(),)
        ledger.file.close()

    def test_a_read_only_disk(self, disk: Disk) -> None:
        ledger = Bench(disk.path / "data")
        ledger.put(*ROWS[:20])
        ledger.file.close()
        disk.make_read_only()
        assert len(ledger.all) == 20
        assert fault(lambda: ledger.put(attempt(1000))) is LedgerFault.READ_ONLY
        assert fault(lambda: ledger.file.purge(NOON.replace(year=2030))) is LedgerFault.READ_ONLY
        ledger.file.close()
        disk.make_writable()
        ledger.put(attempt(1000))
        assert len(ledger.all) == 21
        ledger.file.close()

    @not_on_windows("what SQLite may not write to the program may, on a disk that is a folder")
    def test_a_read_only_disk_without_a_ledger(self, disk: Disk) -> None:
        disk.make_read_only()
        ledger = Bench(disk.path / "data")
        assert fault(lambda: ledger.put(attempt())) is LedgerFault.READ_ONLY


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EROFS, LedgerFault.READ_ONLY),
        (errno.EACCES, LedgerFault.READ_ONLY),
        (errno.EPERM, LedgerFault.READ_ONLY),
        (errno.ENOSPC, LedgerFault.FULL),
        (errno.EDQUOT, LedgerFault.FULL),
        (errno.EIO, LedgerFault.UNREACHABLE),
    ],
)
def test_what_the_system_says_of_a_folder(number: int, fault: LedgerFault) -> None:
    assert fault_of(OSError(number, os.strerror(number))) is fault


@pytest.mark.parametrize(
    "table", ["found", "found_config", "found_data", "found_docsize", "found_idx", "chore"]
)
def test_a_table_that_is_gone_costs_no_row_and_keeps_none_from_being_deleted(
    full: Bench, table: str
) -> None:
    with closing(sqlite3.connect(full.file.path)) as connection, connection:
        connection.execute(f"DROP TABLE {table}")
    full.file.delete(ROWS[0].id)
    full.put(attempt(1000))
    assert full.all == (attempt(1000), *ROWS[:0:-1])
    assert len(full.found(ROWS[0].request.name.split()[0])) > 1
    full.file.wipe()
    assert full.all == ()


class TestVersions:
    """Files of other versions, and the steps between them.

    A new step needs its fixture, which `python -m tests.adapters.ledger.make_fixture` makes.
    """

    LATER = (*ledger_schema.STEPS, ("ALTER TABLE attempt ADD COLUMN later TEXT",))

    def test_a_step_is_taken_after_a_backup(self, full: Bench) -> None:
        with closing(sqlite3.connect(full.file.path, isolation_level=None)) as connection:
            ledger_schema.migrate(connection, full.file.path, self.LATER)
            assert connection.execute("SELECT later FROM attempt LIMIT 1").fetchall() == [(None,)]
            assert connection.execute("PRAGMA user_version").fetchone() == (len(self.LATER),)
        backup = full.directory / f"ledger.sqlite3.backup{len(ledger_schema.STEPS)}"
        assert_private(backup)
        backup.replace(full.file.path)
        assert full.all == tuple(ROWS[::-1])

    def test_a_step_that_fails_leaves_the_file_as_it_was(self, full: Bench) -> None:
        steps = (*self.LATER, ("CREATE TABLE other (a)", "no statement"))
        with closing(sqlite3.connect(full.file.path, isolation_level=None)) as connection:
            with pytest.raises(sqlite3.OperationalError):
                ledger_schema.migrate(connection, full.file.path, steps)
            assert connection.execute("PRAGMA user_version").fetchone() == (len(self.LATER),)
            tables = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'other'")
            assert tables.fetchall() == []

    def test_what_is_saved_of_another_versions_file(self, full: Bench) -> None:
        full.file.close()
        with closing(sqlite3.connect(full.file.path)) as connection, connection:
            connection.execute("""UPDATE attempt SET detail = '{"customer": null, "more": 1}'""")
        read = [ledger_rows.attempt_of(row) for row in salvaged(full.file.path)]
        assert {each.id for each in read} == {each.id for each in ROWS}
        assert not any(each.is_damaged for each in read)

    def test_a_step_by_which_nothing_can_be_lost_makes_no_copy(self, tmp_path: Path) -> None:
        assert self.second_step(tmp_path / "ledger.sqlite3") == (2,)
        assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite3"]

    def test_where_it_cannot_be_taken_the_file_is_read_as_it_is(self, tmp_path: Path) -> None:
        with disks.disk(tmp_path / "disk", kilobytes=512) as disk:
            path = disk.path / "ledger.sqlite3"
            path.write_bytes(fixture(1).read_bytes())
            disk.make_read_only()
            assert self.second_step(path) == (1,)
            disk.make_writable()
            assert self.second_step(path) == (2,)

    def test_what_is_undelivered_is_found_without_its_index_too(self, tmp_path: Path) -> None:
        query = Query(undelivered=True)
        undelivered = Count(sum(matches(each, query) for each in ATTEMPTS))
        with disks.disk(tmp_path / "disk", kilobytes=512) as disk:
            path = disk.path / "ledger.sqlite3"
            path.write_bytes(fixture(2).read_bytes())
            disk.make_read_only()
            for version in (2, 3):
                with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                    ledger_schema.migrate(connection, path, ledger_schema.STEPS[:3])
                    assert connection.execute("PRAGMA user_version").fetchone() == (version,)
                    assert ledger_search.count(connection, query, ()) == undelivered
                disk.make_writable()

    def second_step(self, path: Path) -> object:
        """Open a ledger of the first version, take the second step; return what it is then."""
        if not path.exists():
            path.write_bytes(fixture(1).read_bytes())
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            ledger_schema.migrate(connection, path, ledger_schema.STEPS[:2])
            read = connection.execute("SELECT count(*) FROM attempt").fetchone()
            assert read == (len(ATTEMPTS),)
            return connection.execute("PRAGMA user_version").fetchone()

    @pytest.mark.parametrize("version", range(1, len(ledger_schema.STEPS) + 1))
    def test_a_file_of_each_version_is_read(self, data_directory: Path, version: int) -> None:
        data_directory.mkdir()
        content = fixture(version).read_bytes()
        (data_directory / "ledger.sqlite3").write_bytes(content)
        ledger = Bench(data_directory)
        assert ledger.all == ATTEMPTS[::-1]
        assert ledger.file.page(Query("nunez"))
        assert ledger.aside == []
        ledger.file.close()
