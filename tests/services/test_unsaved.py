"""A ledger that cannot be written costs a link no time, and loses no attempt."""

import queue
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.counts import Count, Counts
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from cammer_desktop.domain.outcome import Cause, Uncertain
from cammer_desktop.domain.settings import Settings
from cammer_desktop.services import unsaved
from cammer_desktop.services.ledger_news import News
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.settings_service import SettingsService
from tests.ledgers import NOON, OUTCOMES, attempt, clock

MADE = attempt(0, OUTCOMES[1])


class Run:
    """A run of the program over a folder."""

    def __init__(
        self, folder: Path, ledger: type[LedgerFile] = LedgerFile, settings: Settings | None = None
    ) -> None:
        self.folder = folder
        news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self.file = ledger(folder, lambda: NOON, news.put)
        self.settings = SettingsService(settings or Settings(), SettingsFile(folder))
        self.service = LedgerService(self.file, news, self.settings, clock(folder, lambda: NOON))

    @property
    def shown(self) -> tuple[Attempt, ...]:
        """What the list shows."""
        return self.service.page(Query(), None).attempts

    @property
    def waiting(self) -> list[str]:
        """The files of attempts that wait."""
        return sorted(path.name for path in self.folder.glob("*.pending-*"))

    def starts_again(self) -> "Run":
        """Kill it, and start the program again."""
        self.file.close()
        again = Run(self.folder)
        again.service.begin(NOON)
        return again


@pytest.fixture
def run(data_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setattr("cammer_desktop.adapters.ledger.access.PATIENCE", 0.05)
    made = Run(data_directory)
    made.service.record(attempt(100))
    made.service.delete(attempt(100).id)
    yield made
    made.file.close()


@contextmanager
def held(run: Run, how: str = "EXCLUSIVE") -> Iterator[None]:
    """Hold the ledger's file as another program does."""
    with closing(sqlite3.connect(run.file.path, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_under_a_lock_each_state_is_on_disk_before_the_call_goes_on(run: Run, how: str) -> None:
    with held(run, how):
        run.service.record(attempt(0))
        assert len(run.waiting) == 1
        run.service.record(MADE)
        assert len(run.waiting) == 2
        assert run.shown == (MADE,)
        assert not run.service.is_up_to_date
    run.service.save()
    assert run.waiting == []
    assert run.shown == run.file.page(Query()) == (MADE,)
    assert run.service.is_up_to_date


def test_what_a_kill_has_left_is_shown_and_written_by_the_next_run(run: Run) -> None:
    with held(run):
        run.service.record(MADE)
        again = run.starts_again()
        assert again.shown == (MADE,)
        assert again.service.faults == {LedgerFault.LOCKED}
    again.service.save()
    assert (again.waiting, again.file.page(Query())) == ([], (MADE,))
    again.service.refresh_recent()
    assert again.service.faults == frozenset()
    again.file.close()


def test_what_waits_beside_a_ledger_that_is_held_is_known_as_a_duplicate(run: Run) -> None:
    with held(run):
        run.service.record(MADE)
        again = run.starts_again()
        assert again.service.likely_duplicate(MADE.request) == MADE
        run.service.record(attempt(1, OUTCOMES[1]))
        again.service.save()
        again.service.refresh_recent()
        assert again.service.likely_duplicate(attempt(1).request) == attempt(1, OUTCOMES[1])
    again.file.close()


def test_an_attempt_that_was_under_way_at_the_kill_is_uncertain(run: Run) -> None:
    with held(run):
        run.service.record(replace(attempt(-1)))
        again = run.starts_again()
    again.service.save()
    assert [each.outcome for each in again.shown] == [Uncertain(Cause.INTERRUPTED)]
    again.file.close()


def test_a_certain_outcome_that_waits_is_not_replaced_by_an_uncertain_one(run: Run) -> None:
    with held(run):
        run.service.record(MADE)
        run.service.record(replace(MADE, outcome=Uncertain(Cause.TIMEOUT)))
        assert run.shown == (MADE,)
    run.service.save()
    assert run.file.page(Query()) == (MADE,)


def test_what_another_program_has_taken_over_is_not_written_again(run: Run) -> None:
    other = Run(run.folder)
    with held(run):
        run.service.record(attempt(0))
        run.service.record(attempt(1))
    other.service.save()
    assert run.waiting == []
    other.service.delete(attempt(0).id)
    other.service.record(attempt(1, OUTCOMES[1]))
    run.service.save()
    assert run.service.is_up_to_date
    assert run.shown == other.shown == (attempt(1, OUTCOMES[1]),)
    other.file.close()


def test_what_another_program_has_wiped_does_not_come_back(run: Run) -> None:
    other = Run(run.folder)
    with held(run):
        run.service.record(MADE)
    other.service.wipe()
    run.service.save()
    assert run.shown == other.shown == ()
    other.file.close()


def test_what_is_deleted_meanwhile_does_not_come_back(run: Run) -> None:
    with held(run):
        run.service.record(MADE)
        run.service.record(attempt(1))
        with pytest.raises(LedgerError):
            run.service.delete(MADE.id)
        assert MADE in run.shown
    run.service.delete(MADE.id)
    run.service.save()
    assert run.shown == run.file.page(Query()) == (attempt(1),)


def test_how_a_link_was_handed_over_meanwhile_is_kept(run: Run) -> None:
    run.service.record(attempt(0))
    with held(run):
        run.service.record(MADE)
        handed_over = run.service.record_hand_over(MADE, Channel.COPY)
        assert run.shown == (handed_over,)
        again = run.starts_again()
    again.service.save()
    assert again.file.page(Query()) == (handed_over,)
    again.file.close()


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_that_a_link_in_the_ledger_was_handed_over_is_kept_while_that_is_held(
    run: Run, how: str
) -> None:
    run.service.record(MADE)
    undelivered = Query(undelivered=True)
    with held(run, how):
        handed_over = run.service.record_hand_over(MADE, Channel.COPY)
        assert run.shown == (handed_over,)
        assert run.service.page(undelivered, None).attempts == ()
        assert len(run.waiting) == 1
        again = run.starts_again()
        assert again.shown == (handed_over,)
    again.service.save()
    assert again.file.page(Query()) == (handed_over,)
    assert run.waiting == []
    again.file.close()


def test_that_a_link_in_the_ledger_was_handed_over_is_known_where_nothing_can_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise LedgerError(LedgerFault.READ_ONLY)

    run.service.record(MADE)
    for name in ("hand_over", "put", "put_aside"):
        monkeypatch.setattr(run.file, name, fails)
    handed_over = run.service.record_hand_over(MADE, Channel.COPY)
    assert (run.shown, run.waiting) == ((handed_over,), [])
    assert run.service.counts.of(Query()) == Counts(Count(1), Count(0), Count(1))
    assert run.service.faults == {LedgerFault.READ_ONLY}
    monkeypatch.undo()
    run.service.save()
    assert run.file.page(Query()) == (handed_over,)


def test_that_a_link_was_handed_over_counts_in_whatever_order_its_files_are_read(run: Run) -> None:
    handed_over = []
    with held(run):
        for number in range(9):
            made = attempt(number, OUTCOMES[1])
            run.service.record(made)
            handed_over.append(run.service.record_hand_over(made, Channel.COPY))
        again = run.starts_again()
        assert list(again.shown) == handed_over[::-1]
    again.service.save()
    assert list(again.file.page(Query())) == handed_over[::-1]
    again.file.close()


def test_each_attempt_that_is_not_in_the_ledger_is_told_of(run: Run) -> None:
    with held(run):
        for number in range(3):
            run.service.record(attempt(number))
            run.service.record(attempt(number, OUTCOMES[1]))
            assert run.service.take_news() == (LedgerFault.LOCKED,)
            assert run.service.take_news() == ()
    run.service.save()
    assert (run.service.take_news(), run.service.faults) == ((), frozenset())
    with held(run):
        run.service.record(attempt(3))
        assert run.service.take_news() == (LedgerFault.LOCKED,)


def test_a_list_that_cannot_be_read_is_told_of_once_until_it_can(run: Run) -> None:
    with held(run):
        for _look in range(3):
            fault = run.service.refresh_recent()
            assert fault is LedgerFault.LOCKED
            run.service.report(fault)
        assert run.shown == ()
        assert run.service.take_news() == (LedgerFault.LOCKED,)
        assert run.service.take_news() == ()
    assert run.service.refresh_recent() is None
    assert (run.service.take_news(), run.service.faults) == ((), frozenset())
    with held(run):
        assert run.shown == ()
        assert run.service.take_news() == (LedgerFault.LOCKED,)


def test_what_could_not_be_written_is_told_until_something_can(run: Run) -> None:
    run.service.begin(NOON)
    with held(run, "IMMEDIATE"):
        with pytest.raises(LedgerError):
            run.service.delete(MADE.id)
        assert run.service.refresh_recent() is None
        assert run.service.take_news() == (LedgerFault.LOCKED,)
        run.service.save()
        assert run.service.faults == {LedgerFault.LOCKED}
    run.service.save()
    assert run.service.faults == frozenset()


def test_a_run_without_an_attempt_writes_nothing(data_directory: Path) -> None:
    run = Run(data_directory)
    run.service.begin(NOON)
    run.service.refresh_recent()
    run.service.save()
    run.service.finish()
    assert not data_directory.exists()


def test_where_nothing_is_kept_nothing_waits_beside_the_ledger(data_directory: Path) -> None:
    data_directory.mkdir()
    run = Run(data_directory, settings=Settings(days_kept=0))
    run.service.record(MADE)
    run.service.save()
    run.service.finish()
    assert run.shown == (MADE,)
    assert list(data_directory.iterdir()) == []
    assert (run.service.faults, run.service.take_news()) == (frozenset(), ())
    assert run.service.is_up_to_date


class Hanging(LedgerFile):
    """A ledger in a folder that hangs as soon as it is written to, until it is let go on."""

    def __init__(self, *more: object) -> None:
        super().__init__(*more)  # type: ignore[arg-type]
        self.goes_on = threading.Event()

    def take_over(self, seconds: float | None = None) -> None:
        """Hang, as a network folder whose server is gone."""
        self.goes_on.wait(30)
        super().take_over(seconds)


def test_a_folder_that_hangs_is_waited_for_once_and_told_of(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "HANG", 0.05)
    run = Run(data_directory, Hanging)
    for number in range(5):
        run.service.record(attempt(number))  # it would take half a minute each
        assert run.service.take_news() == (LedgerFault.UNREACHABLE,)
    assert len(run.shown) == 5
    assert isinstance(run.file, Hanging)
    run.file.goes_on.set()
    run.service.finish()
    assert run.service.is_up_to_date
    assert len(run.file.page(Query())) == 5
    run.file.close()


def test_what_is_noted_is_known_at_once_and_on_the_disk_after_that(data_directory: Path) -> None:
    run = Run(data_directory, Hanging)
    assert isinstance(run.file, Hanging)
    run.service.note(MADE)  # it would take half a minute
    assert (run.shown, run.file.page(Query()), run.service.faults) == ((MADE,), (), frozenset())
    assert not run.service.is_up_to_date
    run.file.goes_on.set()
    run.service.finish()
    assert run.file.page(Query()) == (MADE,)
    run.file.close()


def test_nothing_is_noted_on_the_disk_where_nothing_may_be_kept(data_directory: Path) -> None:
    run = Run(data_directory, settings=Settings(days_kept=0))
    run.service.note(MADE)
    run.service.finish()
    assert run.shown == (MADE,)
    assert not run.file.path.exists()


def test_this_programs_own_work_is_not_told_of_as_another_programs(run: Run) -> None:
    with run.file._access.long_work(), held(run):
        run.service.record(MADE)
        assert len(run.waiting) == 1
        assert run.service.take_news() == ()
    run.service.save()
    assert run.file.page(Query()) == (MADE,)


def test_its_own_reader_does_not_end_what_is_told_of_another_program(run: Run) -> None:
    with held(run):
        run.service.record(MADE)
        assert run.service.take_news() == (LedgerFault.LOCKED,)
        with run.file._access._lock:
            run.service.save()
        assert run.service.faults == {LedgerFault.LOCKED}


class NotedLock:
    """A lock that notes whether somebody waits for it."""

    def __init__(self, lock: threading.Lock) -> None:
        self._lock = lock
        self.is_waited_for = threading.Event()
        self.release = lock.release

    def acquire(self, timeout: float) -> bool:
        """Take the lock, waiting at most so many seconds."""
        if timeout > 0 and self._lock.locked():
            self.is_waited_for.set()
        return self._lock.acquire(timeout=timeout)


def test_at_the_end_it_waits_for_a_reader_of_its_own_after_a_lock_was_met(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "MOMENT", 30.0)
    lock = NotedLock(run.file._access._lock)
    monkeypatch.setattr(run.file._access, "_lock", lock)
    with held(run):
        assert run.service.refresh_recent(0.0) is LedgerFault.LOCKED
        run.service.record(MADE)
    reads = threading.Event()

    def read(_connection: sqlite3.Connection) -> None:
        reads.set()
        lock.is_waited_for.wait(30.0)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run.file._access.run, read)
        assert reads.wait(30.0)
        run.service.finish()
        lock.is_waited_for.set()  # for one that has not waited
    assert run.waiting == []
    assert run.file.page(Query()) == (MADE,)


def test_the_first_who_records_after_a_lock_was_met_does_not_wait(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "MOMENT", 30.0)
    with held(run):
        assert run.service.refresh_recent(0.0) is LedgerFault.LOCKED
        run.service.record(MADE)  # it would take half a minute
        assert run.shown == (MADE,)
