"""While this program purges, its list can be read and attempts are recorded."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from cammer_desktop.adapters.ledger import purging
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from tests.ledgers import NOON, OUTCOMES, Bench, attempt

ALL = NOON + timedelta(days=1)


@pytest.fixture
def full(ledger: Bench) -> Bench:
    """A ledger of old rows, the last one left of an earlier batch."""
    ledger.put(*(attempt(number, OUTCOMES[0]) for number in range(450)))
    return ledger


def during(
    ledger: Bench, monkeypatch: pytest.MonkeyPatch, step: str, work: Callable[[], None]
) -> None:
    """Purge, and do something just before a statement that begins like this."""
    original = purging.purge

    def purge(connection: object, first_id: int) -> None:
        class Watched:
            total_changes = property(lambda _self: connection.total_changes)  # type: ignore[attr-defined]

            def execute(self, statement: str, *parameters: object) -> object:
                if statement.startswith(step):
                    work()
                return connection.execute(statement, *parameters)  # type: ignore[attr-defined]

        original(Watched(), first_id)  # type: ignore[arg-type]

    monkeypatch.setattr(purging, "purge", purge)
    ledger.file.purge(ALL)


@pytest.mark.parametrize("step", ["DELETE FROM attempt", "INSERT INTO found", "VACUUM"])
def test_between_its_steps_others_read_and_write(
    full: Bench, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    later = 60 * 24 * 2

    def work() -> None:
        nonlocal later
        later += 1
        full.put(attempt(later))
        assert full.file.page(Query())[0] == attempt(later)

    during(full, monkeypatch, step, work)
    assert {each.id for each in full.all} == {
        attempt(n).id for n in range(60 * 24 * 2 + 1, later + 1)
    }


def test_a_reader_waits_for_the_end_and_who_is_in_haste_is_told_whose_work_it_is(
    full: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cammer_desktop.adapters.ledger.access.PATIENCE", 0.0)
    read: list[int] = []
    begun = threading.Event()

    def work() -> None:
        begun.set()
        read.append(len(full.file.page(Query())))

    reader = threading.Thread(target=work)
    with full.file._access.long_work():
        full.file._access._lock.acquire()
        reader.start()
        assert begun.wait(10)
        with pytest.raises(LedgerError) as raised:
            full.file.put(attempt(1000), 0.0)
        assert (raised.value.fault, raised.value.is_own) == (LedgerFault.LOCKED, True)
        full.file._access._lock.release()
        reader.join(10)
    assert read == [100]
