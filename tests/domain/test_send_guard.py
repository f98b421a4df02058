"""Whether a request can still be stopped: exactly one side wins, at any moment."""

import threading
from collections.abc import Callable

import pytest

from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError


def test_a_withdrawn_request_never_leaves() -> None:
    guard = SendGuard()
    assert guard.withdraw()
    with pytest.raises(WithdrawnError):
        guard.body_leaves()
    assert not guard.sent


def test_a_body_that_left_cannot_be_called_back() -> None:
    guard = SendGuard()
    guard.body_leaves()
    guard.body_leaves()  # a body may be sent in pieces
    assert not guard.withdraw()
    assert guard.sent


def test_withdrawing_is_told_once_to_everybody_who_listens() -> None:
    guard = SendGuard()
    told: list[str] = []
    guard.when_withdrawn(lambda: told.append("before"))
    assert guard.withdraw()
    assert guard.withdraw()
    guard.when_withdrawn(lambda: told.append("after"))
    assert told == ["before", "after"]


def test_nobody_is_told_of_what_was_not_withdrawn() -> None:
    guard = SendGuard()
    told: list[str] = []
    guard.when_withdrawn(lambda: told.append("told"))
    guard.body_leaves()
    guard.withdraw()
    assert told == []


def test_a_listener_may_ask_how_things_stand() -> None:
    guard = SendGuard()
    seen: list[bool] = []
    guard.when_withdrawn(lambda: seen.append(guard.sent))
    guard.withdraw()
    assert seen == [False]


@pytest.mark.parametrize("repetition", range(3))
def test_of_leaving_and_withdrawing_exactly_one_wins(repetition: int) -> None:
    guards = [SendGuard() for _ in range(500)]
    start = threading.Barrier(2)
    left: list[bool] = []
    withdrawn: list[bool] = []

    def leaves(guard: SendGuard) -> bool:
        try:
            guard.body_leaves()
        except WithdrawnError:
            return False
        return True

    def race(one: Callable[[SendGuard], bool], results: list[bool]) -> None:
        for guard in guards:
            start.wait(30)
            results.append(one(guard))

    other = threading.Thread(target=race, args=(leaves, left))
    other.start()
    race(SendGuard.withdraw, withdrawn)
    other.join()
    assert all(a != b for a, b in zip(left, withdrawn, strict=True))
    assert [guard.sent for guard in guards] == left


def test_who_waits_for_the_body_goes_on_when_it_has_left_or_never_will() -> None:
    left, stopped, still_here = SendGuard(), SendGuard(), SendGuard()
    left.body_leaves()
    stopped.withdraw()
    assert left.wait(60)
    assert stopped.wait(60)
    assert not still_here.wait(0.0)
