"""A wrong clock never deletes: what the time of new attempts is, and from when attempts are old."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cammer_desktop.adapters.files.witness_file import WitnessFile
from cammer_desktop.domain.witnesses import Witnesses
from cammer_desktop.services.clock import Clock

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DAYS_KEPT = 30


class Machine:
    """A machine whose clock is wrong by `off`, and the runs of the program on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.true = NOON
        self.off = timedelta()
        self.rows: list[tuple[datetime, datetime]] = []
        """The time of each attempt in truth, and the one that it was given."""
        self.start()

    def start(self) -> None:
        """Start the program, which may have run before."""
        self.clock = Clock(
            lambda: self.true + self.off,
            WitnessFile(self.folder),
            # It does not count the time in which the machine sleeps.
            lambda: (self.true - NOON).total_seconds() / 2,
        )
        self.clock.load(self.stand_in)

    def stand_in(self) -> datetime | None:
        """Return the newest time that is a day older than another one."""
        given = [row for _true, row in self.rows]
        return max((each for each in given if each <= max(given) - DAY), default=None)

    def call(self, *, is_answered: bool) -> None:
        """Record an attempt, and take the time of its answer, if there is one."""
        self.rows.append((self.true, self.clock.now()))
        if is_answered:
            self.clock.witness(self.true)
        self.clock.keep()

    def purge(self) -> list[datetime]:
        """Purge; return the ages of what was deleted, by the time in truth."""
        self.clock.load(self.stand_in)
        cutoff = self.clock.cutoff(DAYS_KEPT)
        gone = [row for row in self.rows if cutoff is not None and row[1] < cutoff]
        self.rows = [row for row in self.rows if row not in gone]
        return [true for true, _row in gone]


@pytest.fixture
def machine(data_directory: Path) -> Machine:
    return Machine(data_directory)


def test_of_a_new_attempt_the_time_is_this_clocks(machine: Machine) -> None:
    assert machine.clock.now() == NOON
    machine.call(is_answered=True)
    machine.true += DAY
    assert machine.clock.now() == NOON + DAY
    machine.off = 100 * DAY
    assert machine.clock.now() == NOON + 101 * DAY


def test_a_clock_that_is_behind_makes_no_attempt_that_looks_old(machine: Machine) -> None:
    machine.call(is_answered=True)
    machine.off = -700 * DAY
    assert machine.clock.now() == NOON
    machine.true += 2 * HOUR
    assert machine.clock.now() == NOON + HOUR  # what this run has counted
    machine.start()
    assert machine.clock.now() == NOON  # what was kept
    assert machine.clock.now().tzinfo is not None


def test_one_start_with_the_clock_ahead_deletes_nothing(machine: Machine) -> None:
    for _day in range(10):
        machine.call(is_answered=True)
        machine.true += DAY
    machine.off = 36 * DAY
    machine.start()
    assert machine.purge() == []


def test_what_is_too_old_goes_and_nothing_else(machine: Machine) -> None:
    for _day in range(40):
        machine.call(is_answered=True)
        machine.true += DAY
    machine.start()
    gone = machine.purge()
    assert gone
    assert max(gone) < machine.true - DAYS_KEPT * DAY
    assert min(true for true, _row in machine.rows) >= machine.true - (DAYS_KEPT + 2) * DAY


def test_what_an_older_version_has_left_goes_after_the_first_answer(machine: Machine) -> None:
    machine.rows = [(at, at) for at in (NOON + n * DAY for n in range(-100, 0))]
    machine.start()
    machine.call(is_answered=True)
    assert len(machine.purge()) == 70


def test_without_a_witness_an_attempt_that_another_is_a_day_younger_than_stands_in(
    machine: Machine,
) -> None:
    for _day in range(40):
        machine.call(is_answered=False)
        machine.true += DAY
    machine.off = 3650 * DAY
    machine.call(is_answered=False)  # the odd day
    machine.start()
    assert machine.clock.cutoff(DAYS_KEPT) == NOON + 39 * DAY - DAYS_KEPT * DAY
    machine.off = -3650 * DAY
    machine.start()
    machine.call(is_answered=False)
    assert max(machine.purge(), default=NOON) < NOON + 10 * DAY


@given(st.lists(st.floats(-1000.0, 1000.0), max_size=5), st.floats(-1000.0, 1000.0))
def test_without_a_witness_no_row_dates_a_new_attempt(rows: Sequence[float], off: float) -> None:
    with TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        machine.rows = [(NOON, NOON + days * DAY) for days in rows]
        machine.off = off * DAY
        machine.start()
        assert machine.clock.now() == NOON + machine.off


def test_before_anything_is_known_nothing_is_old(machine: Machine) -> None:
    machine.off = 3650 * DAY
    assert machine.clock.cutoff(DAYS_KEPT) is None
    machine.call(is_answered=False)
    assert machine.purge() == []


def test_a_time_that_no_answer_can_have_is_not_believed(machine: Machine) -> None:
    machine.clock.witness(datetime.max.replace(tzinfo=UTC))
    assert machine.clock.now() == NOON


def test_another_program_on_this_machine_knows_what_this_one_was_told(machine: Machine) -> None:
    other = machine.clock
    machine.start()
    machine.call(is_answered=True)
    machine.off = -DAY
    other.load(machine.stand_in)
    assert other.now() == NOON


def test_what_cannot_be_read_or_kept_now_is_tried_again(data_directory: Path) -> None:
    class Store:
        """A file that is held, until it is not."""

        is_held = True
        kept: Witnesses | None = None

        def load(self) -> Witnesses | None:
            self._open()
            return self.kept

        def keep(self, witnesses: Witnesses) -> None:
            self._open()
            self.kept = witnesses

        def _open(self) -> None:
            if self.is_held:
                raise PermissionError

    store = Store()
    clock = Clock(lambda: NOON, store, lambda: 0.0)
    clock.witness(NOON)
    clock.load(lambda: None)
    clock.keep()
    assert clock.cutoff(1) is None
    store.is_held = False
    clock.load(lambda: None)
    store.is_held = True
    clock.keep()
    store.is_held = False
    clock.keep()
    assert store.kept == Witnesses((NOON,))
    assert not data_directory.exists()


# What may happen: time passes, the clock is set, the program starts, a call is made, a purge runs.
_STEPS = st.one_of(
    st.tuples(st.just("pass"), st.floats(0.0, 60.0)),
    st.tuples(st.just("set"), st.one_of(st.just(0.0), st.floats(-1000.0, 1000.0))),
    st.tuples(st.just("start"), st.just(0.0)),
    st.tuples(st.just("answer"), st.just(0.0)),
    st.tuples(st.just("none"), st.just(0.0)),
    st.tuples(st.just("purge"), st.just(0.0)),
)


@given(st.lists(_STEPS, max_size=40))
@example(
    [("set", -700.0), ("none", 0.0), ("set", 0.0), ("pass", 2.0), ("answer", 0.0), ("purge", 0.0)]
)
@example([("answer", 0.0), ("pass", 1.0), ("set", 36.0), ("start", 0.0), ("purge", 0.0)])
def test_whatever_the_clock_nothing_young_goes_and_what_is_old_does(
    steps: Sequence[tuple[str, float]],
) -> None:
    with TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        is_told = False
        for what, days in steps:
            if what == "pass":
                machine.true += days * DAY
            elif what == "set":
                machine.off = days * DAY
            elif what == "start":
                machine.start()
            elif what == "purge":
                if is_told:  # else something else stands in for a witness
                    for true in machine.purge():
                        assert machine.true - true >= DAYS_KEPT * DAY
            else:
                machine.call(is_answered=what == "answer")
                is_told = is_told or what == "answer"
        # With the clock right again, and an answer then and later, all goes.
        latest = max((row for _true, row in machine.rows), default=machine.true)
        machine.off = timedelta()
        machine.true = max(machine.true, latest)
        for _answer in range(2):
            machine.true += (DAYS_KEPT + 2) * DAY
            machine.call(is_answered=True)
        machine.purge()
        assert len(machine.rows) <= 2
