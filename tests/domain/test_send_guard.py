"""Whether a request can still be called back: exactly one side wins, whatever the moment."""

import threading
from collections.abc import Callable

import pytest

from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError


def test_a_withdrawn_request_never_leaves() -> None:
    way = SendGuard()
    assert way.withdraw()
    with pytest.raises(WithdrawnError):
        way.body_leaves()
    assert not way.sent


def test_a_body_that_left_cannot_be_called_back() -> None:
    way = SendGuard()
    way.body_leaves()
    way.body_leaves()  # a body may leave in pieces
    assert not way.withdraw()
    assert way.sent


def test_withdrawing_is_told_once_to_everybody_who_listens() -> None:
    way = SendGuard()
    told: list[str] = []
    way.when_withdrawn(lambda: told.append("before"))
    assert way.withdraw()
    assert way.withdraw()
    way.when_withdrawn(lambda: told.append("after"))
    assert told == ["before", "after"]


def test_nobody_is_told_of_what_was_not_withdrawn() -> None:
    way = SendGuard()
    told: list[str] = []
    way.when_withdrawn(lambda: told.append("told"))
    way.body_leaves()
    way.withdraw()
    assert told == []


def test_a_listener_may_ask_how_things_stand() -> None:
    way = SendGuard()
    seen: list[bool] = []
    way.when_withdrawn(lambda: seen.append(way.sent))
    way.withdraw()
    assert seen == [False]


@pytest.mark.parametrize("repetition", range(3))
def test_of_leaving_and_withdrawing_exactly_one_wins(repetition: int) -> None:
    ways = [SendGuard() for _ in range(500)]
    start = threading.Barrier(2)
    left: list[bool] = []
    withdrawn: list[bool] = []

    def leaves(way: SendGuard) -> bool:
        try:
            way.body_leaves()
        except WithdrawnError:
            return False
        return True

    def race(one: Callable[[SendGuard], bool], results: list[bool]) -> None:
        for way in ways:
            start.wait(30)
            results.append(one(way))

    other = threading.Thread(target=race, args=(leaves, left))
    other.start()
    race(SendGuard.withdraw, withdrawn)
    other.join()
    assert all(a != b for a, b in zip(left, withdrawn, strict=True))
    assert [way.sent for way in ways] == left
