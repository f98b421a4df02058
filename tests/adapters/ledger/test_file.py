"""The ledger's file: it keeps what was written, and no traces of what was deleted."""

import os
import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from cammer_desktop.adapters.ledger import access
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.adapters.ledger.rows import PUT, row_of
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import PAGE, LedgerError, LedgerFault, Query, State
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome, Uncertain
from tests.ledgers import NOON, OUTCOMES, Bench, attempt
from tests.samples import COPIED
from tests.systems import not_on_windows

CERTAIN = [each for each in OUTCOMES if not isinstance(each, Uncertain)]
LET_GO = Uncertain(Cause.CANCELLED)


@pytest.mark.parametrize("outcome", [None, *OUTCOMES])
def test_an_attempt_is_there_for_the_next_run_as_it_was(
    ledger: Bench, outcome: Outcome | None
) -> None:
    written = [attempt(number, outcome) for number in range(6)]
    ledger.put(*written)
    again = ledger.reopened()
    assert list(again.all) == written[::-1]
    assert [each.request.destination for each in again.all] == [
        each.request.destination for each in written[::-1]
    ]
    again.file.close()


def test_what_a_help_desk_wants_to_know_is_kept(ledger: Bench) -> None:
    ledger.put(attempt(outcome=OUTCOMES[2]))
    [read] = ledger.all
    assert repr(read.outcome) == repr(OUTCOMES[2])


def test_the_names_of_destinations_are_kept(ledger: Bench) -> None:
    ledger.put(attempt(0))
    [read] = ledger.all
    assert repr(read.request.destination) == repr(attempt(0).request.destination)


def test_an_attempt_is_closed_by_its_outcome(ledger: Bench) -> None:
    ledger.put(attempt(), attempt(outcome=OUTCOMES[0]))
    assert ledger.all == (attempt(outcome=OUTCOMES[0]),)
    assert ledger.found("a.example/s/1") == ["José Núñez 0"]


@pytest.mark.parametrize("outcome", CERTAIN)
@pytest.mark.parametrize("later", [None, LET_GO, NotSent(Cause.CANCELLED)])
def test_what_is_certain_stays(ledger: Bench, outcome: Outcome, later: Outcome | None) -> None:
    ledger.put(attempt(), attempt(outcome=outcome), attempt(outcome=later))
    assert ledger.all == (attempt(outcome=outcome),)


@pytest.mark.parametrize("outcome", CERTAIN)
def test_a_late_answer_reaches_its_row(ledger: Bench, outcome: Outcome) -> None:
    ledger.put(attempt(), attempt(outcome=LET_GO), attempt(), attempt(outcome=outcome))
    assert ledger.all == (attempt(outcome=outcome),)


def test_an_outcome_without_a_row_makes_one(ledger: Bench) -> None:
    ledger.put(attempt(outcome=OUTCOMES[0]))
    assert ledger.all == (attempt(outcome=OUTCOMES[0]),)


def test_what_is_open_from_before_is_uncertain(ledger: Bench) -> None:
    ledger.put(attempt(0), attempt(1, OUTCOMES[0]), attempt(9))
    ledger.file.end_interrupted(NOON + timedelta(minutes=5))
    assert ledger.all == (
        attempt(9),
        attempt(1, OUTCOMES[0]),
        attempt(0, Uncertain(Cause.INTERRUPTED)),
    )


def test_how_a_link_was_handed_over_is_kept(ledger: Bench) -> None:
    made = attempt(outcome=OUTCOMES[0])
    ledger.put(made)
    ledger.file.hand_over(made.id, COPIED)
    assert ledger.all == (replace(made, hand_overs=(COPIED,)),)


def test_a_page_is_the_newest_and_the_next_one_goes_on_below(ledger: Bench) -> None:
    written = [attempt(number) for number in range(PAGE + 5)]
    ledger.put(*written)
    first = ledger.file.page(Query())
    second = ledger.file.page(Query(), before=first[-1].id)
    assert [*first, *second] == written[::-1]
    assert (len(first), ledger.file.page(Query(), before=second[-1].id)) == (PAGE, ())


def test_days_and_states_narrow_what_is_found(ledger: Bench) -> None:
    ledger.put(*(attempt(number, OUTCOMES[number % len(OUTCOMES)]) for number in range(60)))
    minutes = [NOON + timedelta(minutes=number) for number in (12, 24)]
    query = Query(since=minutes[0], until=minutes[1], state=State.UNCERTAIN)
    assert [each.at for each in ledger.file.page(query)] == [
        attempt(number).at for number in (20, 14)
    ]


def test_deleting_one_leaves_the_others(ledger: Bench) -> None:
    ledger.put(*(attempt(number) for number in range(3)))
    ledger.file.delete(attempt(1).id)
    assert ledger.all == (attempt(2), attempt(0))
    assert ledger.found("maria") == []


def test_purging_deletes_what_is_older(ledger: Bench) -> None:
    ledger.put(*(attempt(number) for number in range(1200)))
    ledger.file.purge(NOON + timedelta(minutes=1190))
    assert ledger.all == tuple(attempt(number) for number in range(1199, 1189, -1))


# Whatever could identify a customer: texts, digits, words in any script.
CANARIES = (b"canar", b"1315854", b"ejemplo", b"secreto")


def canary(number: int) -> Attempt:
    made = attempt(number, Created("https://a.example/Secreto"))
    request = replace(
        made.request, name=f"Canario {number}", phone="+584141315854", email="x@ejemplo.com"
    )
    return replace(made, request=request)


def traces(folder: Path) -> list[tuple[str, bytes]]:
    """Return the files below a folder that contain a deleted word, each with that word."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        (path.name, word)
        for path in files
        for word in CANARIES
        if word in path.read_bytes().lower()
    ]


def fill(ledger: Bench) -> None:
    """Write rows that grow and move to other pages, and files beside the ledger."""
    for number in range(400):
        ledger.put(replace(canary(number), outcome=None))
    for number in range(400):
        ledger.put(canary(number))
    for name in (".bad", ".bad1-journal", ".backup1", "-journal.bad", "-wal.bad2"):
        path = ledger.directory / f"ledger.sqlite3{name}"
        path.write_bytes(b"Canario")
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    assert traces(ledger.directory)


def test_a_purge_leaves_no_trace_of_what_it_deleted(ledger: Bench) -> None:
    fill(ledger)
    kept = attempt(1000)
    ledger.put(kept)
    ledger.file.purge(NOON + timedelta(minutes=500))
    assert traces(ledger.directory) == []
    assert ledger.all == (kept,)
    assert ledger.found("cliente1000") == [kept.request.name]


def test_a_purge_leaves_no_trace_of_what_was_deleted_one_by_one(ledger: Bench) -> None:
    fill(ledger)
    for each in ledger.all:
        ledger.file.delete(each.id)
    ledger.file.purge(NOON + timedelta(days=1))
    assert traces(ledger.directory) == []


def test_wiping_leaves_no_trace_and_an_empty_ledger(ledger: Bench) -> None:
    fill(ledger)
    ledger.file.wipe()
    assert traces(ledger.directory) == []
    assert [path.name for path in ledger.directory.iterdir()] == ["ledger.sqlite3"]
    assert ledger.all == ()
    ledger.put(attempt())
    again = ledger.reopened()
    assert again.found("nunez") == ["José Núñez 0"]
    again.file.close()


@pytest.mark.parametrize("days", [None, 0])
def test_a_strangers_files_and_folders_stay_and_nothing_of_ours(
    ledger: Bench, days: int | None
) -> None:
    ledger.put(attempt())
    strangers = {".backup 12-nov", ".badminton.txt", ".pending-lista.txt", ".bad7", "-wal.bad"}
    for name in strangers:
        path = ledger.directory / f"ledger.sqlite3{name}"
        path.write_text("") if len(name) > 8 else path.mkdir()
    for name in (".bad", ".bad8", ".backup1", ".pending-1-00000000", ".pending-1-00000000.bad"):
        (ledger.directory / f"ledger.sqlite3{name}").write_text("Canario")
    ledger.file.take_over()
    if days is None:
        ledger.file.wipe()
    else:
        ledger.file.purge(datetime.now(UTC) + timedelta(days=1))
    left = {path.name.removeprefix("ledger.sqlite3") for path in ledger.directory.iterdir()}
    assert left == {"", *strangers}


def test_a_wipe_deletes_all_that_can_be_deleted_before_it_fails(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger)
    stays, unlink = ledger.directory / "ledger.sqlite3.bad", Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path == stays:
            raise PermissionError
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(LedgerError):
        ledger.file.wipe()
    monkeypatch.undo()
    assert {path.name for path in ledger.directory.iterdir()} == {"ledger.sqlite3", stays.name}


def test_what_is_made_while_a_wipe_waits_for_another_program_stays(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 60.0)
    ahead = attempt(60 * 24 * 3)  # of a clock that was ahead
    ledger.put(attempt(0), ahead)
    ledger.file.put_aside(attempt(1))
    ledger.now = NOON + timedelta(minutes=2)
    asked = threading.Event()

    def now() -> datetime:
        told = ledger.now
        asked.set()
        return told

    wiping = LedgerFile(ledger.directory, now, ledger.aside.append)
    with closing(sqlite3.connect(ledger.file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with ThreadPoolExecutor(1) as pool:
            wipe = pool.submit(wiping.wipe)
            assert asked.wait(10)
            for later in (attempt(2, OUTCOMES[0]), attempt(3)):
                ledger.file.put_aside(later)
            ledger.now = NOON + timedelta(minutes=4)
            other.execute(PUT, row_of(attempt(2), ledger.now))
            other.execute("COMMIT")
            wipe.result(10)
    wiping.close()
    ledger.file.take_over()
    assert ledger.all == (attempt(3), attempt(2, OUTCOMES[0]))
    assert ledger.found("ana de la") == [attempt(2).request.name]


def test_a_deletion_waits_for_another_program_as_long_as_anything_else(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 0.05)
    ledger.put(attempt(0))
    works = (ledger.file.wipe, lambda: ledger.file.purge(NOON))
    with closing(sqlite3.connect(ledger.file.path, isolation_level=None)) as other:
        for lock in ("BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"):
            other.execute(lock)
            for work in works:
                with pytest.raises(LedgerError) as raised:
                    work()
                assert (raised.value.fault, raised.value.is_own) == (LedgerFault.LOCKED, False)
            other.execute("ROLLBACK")
    assert ledger.all == (attempt(0),)


def test_another_program_goes_on_after_a_wipe(ledger: Bench) -> None:
    other = Bench(ledger.directory)
    other.put(attempt(0))
    ledger.file.wipe()
    other.put(attempt(1))
    assert ledger.all == other.all == (attempt(1),)
    other.file.close()


@not_on_windows("Windows has no such modes")
def test_folders_and_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    ledger = Bench(tmp_path / "one" / "two")
    before = os.umask(0)
    try:
        ledger.put(attempt())
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"one": 0o700, "two": 0o700, "ledger.sqlite3": 0o600}
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    ledger.file.close()


def test_what_is_written_after_the_end_is_kept_and_leaves_nothing_open(ledger: Bench) -> None:
    ledger.put(attempt(0))
    ledger.file.close()
    ledger.put(attempt(1))
    assert ledger.all == (attempt(1), attempt(0))
    assert str(ledger.file.path) not in [file.path for file in psutil.Process().open_files()]


def test_several_threads_and_programs_write_at_once(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 60.0)  # a busy machine may need longer than an agent
    programs = [Bench(ledger.directory) for _ in range(3)]
    # Create the file first: creating it closes it once, and on POSIX that drops all locks that this
    # process has on it. Separate programs would keep theirs.
    ledger.put(attempt(0))
    with ExitStack() as closing_all, ThreadPoolExecutor(6) as pool:
        for program in programs:
            closing_all.callback(program.file.close)
        list(pool.map(lambda n: programs[n % 3].file.put(attempt(n)), range(1, 31)))
    assert len(ledger.all) == 31


def test_the_version_is_another_one_once_another_program_has_written(ledger: Bench) -> None:
    assert ledger.file.version() is None  # there is no file
    ledger.put(attempt(0))
    before = ledger.file.version()
    ledger.put(attempt(1))
    assert ledger.file.version() == before
    other = Bench(ledger.directory)
    other.put(attempt(2))
    after = ledger.file.version()
    assert after != before
    other.file.close()
    assert ledger.file.version() == after


@not_on_windows("an open file cannot be deleted there")
def test_a_file_that_was_replaced_has_another_version(ledger: Bench) -> None:
    ledger.put(attempt(0))
    before = ledger.file.version()
    other = Bench(ledger.directory / "other")
    other.put(attempt(1))
    other.file.close()
    ledger.file.path.unlink()
    other.file.path.rename(ledger.file.path)
    assert ledger.file.version() != before


class TakenAtTheSecond:
    """A lock that is free once; from then on somebody else has it."""

    def __init__(self, lock: threading.Lock) -> None:
        self._free = iter([True])
        self._lock = lock
        self.release = lock.release

    def acquire(self, timeout: float) -> bool:
        """Take the lock if it is free."""
        return next(self._free, False) and self._lock.acquire(timeout=timeout)


def test_who_waited_for_another_program_says_so_though_a_thread_was_before_it_at_last(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 0.05)
    ledger.put(attempt(0))
    lock = TakenAtTheSecond(ledger.file._access._lock)
    with closing(sqlite3.connect(ledger.file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(ledger.file._access, "_lock", lock)
            with pytest.raises(LedgerError) as raised:
                ledger.file.wipe()
    assert not raised.value.is_own
