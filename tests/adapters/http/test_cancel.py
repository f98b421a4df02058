"""Cancelling a call: before the body leaves it is certainly stopped, afterwards it cannot be."""

import socket
import threading

import pytest

from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Uncertain
from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError
from cammer_desktop.support.waiting import in_background
from tests.adapters.http.calls import BOUND, call, full_queue
from tests.samples import ADDRESS, SUCCESS
from tests.servers import Server, Visit, http, never_answering, silent


def test_a_call_that_was_withdrawn_before_it_began_is_not_sent() -> None:
    guard = SendGuard()
    guard.withdraw()
    with Server(silent) as server:
        assert call(server.address, guard=guard) == NotSent(Cause.CANCELLED)
    assert server.posts == 0


def test_a_call_is_withdrawn_in_the_tls_handshake() -> None:
    guard = SendGuard()
    with Server(silent) as server:
        address = ApiAddress.parse(f"https://127.0.0.1:{server.port}")
        outcome = in_background(lambda: call(address, guard=guard), "caller")
        assert server.connected.wait(BOUND)
        assert guard.withdraw()
        assert outcome.result(BOUND) == NotSent(Cause.CANCELLED)
    assert server.posts == 0


def test_a_call_is_withdrawn_while_it_connects() -> None:
    guard = SendGuard()
    with full_queue() as port:
        address = ApiAddress.parse(f"http://127.0.0.1:{port}")
        outcome = in_background(lambda: call(address, guard=guard, connect=1.0), "caller")
        assert guard.withdraw()
        assert outcome.result(BOUND) == NotSent(Cause.CANCELLED)


def test_a_look_up_that_hangs_holds_nobody_and_sends_nothing_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hung, released = threading.Event(), threading.Event()

    def hanging(*_arguments: object, **_names: object) -> list[object]:
        hung.set()
        released.wait(BOUND)
        where = ("127.0.0.1", server.port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", where)]

    with Server(silent) as server:
        monkeypatch.setattr(socket, "getaddrinfo", hanging)
        guard = SendGuard()
        outcome = in_background(lambda: call(ADDRESS, guard=guard), "caller")
        assert hung.wait(BOUND)
        assert guard.withdraw()
        assert outcome.result(BOUND) == NotSent(Cause.CANCELLED)
        assert call(ADDRESS, connect=0.2) == NotSent(Cause.CONNECT_TIMEOUT)
        released.set()
    assert server.posts == 0


def test_a_body_that_left_cannot_be_called_back_and_its_answer_still_counts() -> None:
    asked = threading.Event()

    def play(visit: Visit) -> None:
        visit.read_request()
        asked.wait(BOUND)
        visit.send(http(200, SUCCESS))

    guard = SendGuard()
    with Server(play) as server:
        outcome = in_background(lambda: call(server.address, guard=guard), "caller")
        assert server.body_seen.wait(BOUND)
        assert not guard.withdraw()
        asked.set()
        assert isinstance(outcome.result(BOUND), Created)
    assert server.posts == 1


def test_a_body_that_left_stays_uncertain_when_its_deadline_passes() -> None:
    guard = SendGuard()
    with Server(never_answering) as server:
        outcome = in_background(lambda: call(server.address, guard=guard, whole=1.0), "caller")
        assert server.body_seen.wait(BOUND)
        assert not guard.withdraw()
        assert outcome.result(BOUND) == Uncertain(Cause.TIMEOUT)


@pytest.mark.parametrize("repetition", range(20))
def test_whatever_the_moment_of_withdrawing_what_is_told_is_true(repetition: int) -> None:
    def play(visit: Visit) -> None:
        visit.read_request()
        visit.send(http(200, SUCCESS))

    guard = SendGuard()
    with Server(play) as server:
        outcome = in_background(lambda: call(server.address, guard=guard), "caller")
        for _ in range(repetition * 20):  # another moment each time
            if outcome.done():
                break
        withdrawn = guard.withdraw()
        told = outcome.result(BOUND)
    if withdrawn:
        assert (told, server.posts) == (NotSent(Cause.CANCELLED), 0)
    else:
        assert isinstance(told, Created)
        assert server.posts == 1


def test_a_line_that_was_cut_lets_no_connection_open() -> None:
    socket_guard = SocketGuard(SendGuard())
    socket_guard.abort()
    with socket.socket() as connection:
        with pytest.raises(WithdrawnError):
            socket_guard.attach(connection)
        assert connection.fileno() == -1


def test_a_line_may_be_cut_twice_and_after_its_socket_closed() -> None:
    socket_guard = SocketGuard(SendGuard())
    one, other = socket.socketpair()
    with one, other:
        socket_guard.attach(one)
        one.close()
        other.close()
        socket_guard.abort()
        socket_guard.abort()
