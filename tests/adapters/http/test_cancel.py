"""Giving up on a call: before the body it is stopped for sure, afterwards it cannot be."""

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
    way = SendGuard()
    way.withdraw()
    with Server(silent) as server:
        assert call(server.address, way=way) == NotSent(Cause.CANCELLED)
    assert server.posts == 0


def test_a_call_is_withdrawn_in_the_tls_handshake() -> None:
    way = SendGuard()
    with Server(silent) as server:
        address = ApiAddress.parse(f"https://127.0.0.1:{server.port}")
        outcome = in_background(lambda: call(address, way=way), "caller")
        assert server.connected.wait(BOUND)
        assert way.withdraw()
        assert outcome.result(BOUND) == NotSent(Cause.CANCELLED)
    assert server.posts == 0


def test_a_call_is_withdrawn_while_it_connects() -> None:
    way = SendGuard()
    with full_queue() as port:
        address = ApiAddress.parse(f"http://127.0.0.1:{port}")
        outcome = in_background(lambda: call(address, way=way, connect=1.0), "caller")
        assert way.withdraw()
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
        way = SendGuard()
        outcome = in_background(lambda: call(ADDRESS, way=way), "caller")
        assert hung.wait(BOUND)
        assert way.withdraw()
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

    way = SendGuard()
    with Server(play) as server:
        outcome = in_background(lambda: call(server.address, way=way), "caller")
        assert server.body_seen.wait(BOUND)
        assert not way.withdraw()
        asked.set()
        assert isinstance(outcome.result(BOUND), Created)
    assert server.posts == 1


def test_a_body_that_left_stays_uncertain_when_its_deadline_passes() -> None:
    way = SendGuard()
    with Server(never_answering) as server:
        outcome = in_background(lambda: call(server.address, way=way, whole=1.0), "caller")
        assert server.body_seen.wait(BOUND)
        assert not way.withdraw()
        assert outcome.result(BOUND) == Uncertain(Cause.TIMEOUT)


@pytest.mark.parametrize("repetition", range(20))
def test_whatever_the_moment_of_withdrawing_what_is_told_is_true(repetition: int) -> None:
    def play(visit: Visit) -> None:
        visit.read_request()
        visit.send(http(200, SUCCESS))

    way = SendGuard()
    with Server(play) as server:
        outcome = in_background(lambda: call(server.address, way=way), "caller")
        for _ in range(repetition * 20):  # another moment each time
            if outcome.done():
                break
        withdrawn = way.withdraw()
        told = outcome.result(BOUND)
    if withdrawn:
        assert (told, server.posts) == (NotSent(Cause.CANCELLED), 0)
    else:
        assert isinstance(told, Created)
        assert server.posts == 1


def test_a_line_that_was_cut_lets_no_connection_open() -> None:
    line = SocketGuard(SendGuard())
    line.cut()
    with socket.socket() as connection:
        with pytest.raises(WithdrawnError):
            line.opened(connection)
        assert connection.fileno() == -1


def test_a_line_may_be_cut_twice_and_after_its_socket_closed() -> None:
    line = SocketGuard(SendGuard())
    one, other = socket.socketpair()
    with one, other:
        line.opened(one)
        one.close()
        other.close()
        line.cut()
        line.cut()
