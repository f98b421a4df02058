"""A name with several addresses: they are tried side by side."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cammer_desktop.adapters.http import racing
from cammer_desktop.adapters.http.conversation import converse
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Created, NotSent
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import in_background
from tests.adapters.http.calls import (
    ALIVE,
    BOUND,
    DEAD,
    call,
    closed_port,
    filled,
    full_queue,
    named,
    resolve,
)
from tests.samples import SUCCESS
from tests.servers import Server, Visit, answering, http, silent

CREATED: Final = http(200, SUCCESS)
# Longer than any test may take, in seconds.
NEVER: Final = 3600.0


def test_however_many_are_dead_the_last_one_still_has_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A quarter of a second for each would be more than there is.
    resolve(monkeypatch, *[DEAD] * 15, ALIVE)
    with Server(answering(CREATED)) as server, full_queue(DEAD, server.port):
        assert isinstance(call(named(server.port), connect=3.0), Created)
    assert server.posts == 1


def test_after_a_refusal_the_next_one_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(racing, "_PAUSE", NEVER)
    resolve(monkeypatch, "127.0.0.3", DEAD, ALIVE)
    with Server(answering(CREATED)) as server:
        assert isinstance(call(named(server.port), connect=NEVER, whole=NEVER), Created)
    assert (len(server.visits), server.posts) == (1, 1)


def test_all_are_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, DEAD, DEAD)
    with full_queue(DEAD) as port:
        assert call(named(port), connect=0.5) == NotSent(Cause.CONNECT_TIMEOUT)


def test_all_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, ALIVE)
    with closed_port() as port:
        assert call(named(port)) == NotSent(Cause.REFUSED)


def test_one_that_takes_the_connection_and_resets_it_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was_reset = threading.Event()

    def play(visit: Visit) -> None:
        visit.reset()
        was_reset.set()

    class Slow(socket.socket):
        def connect(self, address: object) -> None:
            try:
                super().connect(address)  # type: ignore[arg-type]
            finally:
                was_reset.wait(BOUND)

    with Server(play) as server:
        monkeypatch.setattr(socket, "socket", Slow)
        assert call(server.address) == NotSent(Cause.BROKEN_OFF)


def test_a_name_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch)
    assert call(named(80)) == NotSent(Cause.NETWORK)


def test_of_two_that_answer_at_once_one_is_used_and_the_other_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(racing, "_PAUSE", 0.0)
    one, other = Server(answering(CREATED)), Server(answering(CREATED))
    resolve(monkeypatch, (ALIVE, one.port), (ALIVE, other.port))
    queues = ExitStack()
    for server in (one, other):
        queues.enter_context(filled(server._listener))
    begun = _count_connects(monkeypatch, 2)
    outcome = in_background(lambda: call(named(one.port)), "caller")
    assert begun.wait(BOUND)
    with one, other, queues:  # now both take the connections
        assert isinstance(outcome.result(BOUND), Created)
    assert one.posts + other.posts == 1


def _count_connects(monkeypatch: pytest.MonkeyPatch, wanted: int) -> threading.Event:
    """Return an event that is set when so many connections have begun."""
    begun = threading.Event()
    left = list(range(wanted))

    class Counted(socket.socket):
        def connect(self, address: object) -> None:
            try:
                super().connect(address)  # type: ignore[arg-type]
            finally:
                left.pop()
                if not left:
                    begun.set()

    monkeypatch.setattr(socket, "socket", Counted)
    return begun


def test_a_call_that_is_withdrawn_soon_gives_its_sockets_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolve(monkeypatch, DEAD, DEAD)
    guard = SendGuard()
    with full_queue(DEAD) as port:
        begun = _count_connects(monkeypatch, 2)
        outcome = in_background(
            lambda: call(named(port), guard=guard, connect=NEVER, whole=NEVER), "caller"
        )
        assert begun.wait(BOUND)
        assert guard.withdraw()
        assert outcome.result(BOUND) == NotSent(Cause.CANCELLED)
        (thread,) = (one for one in threading.enumerate() if one.name == "session call")
        thread.join(BOUND)
        assert not thread.is_alive()


def test_what_urllib3_wants_of_a_socket_is_kept() -> None:
    with Server(silent) as server:
        guard = SocketGuard(SendGuard())
        opened = converse(named(server.port), Network(7.0), ProxyFinder(MemoryVault()), guard)
        opened.open()
        assert opened._connection is not None
        connected = opened._connection.sock
        assert connected.gettimeout() == 7.0
        assert connected.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        opened.close()


@pytest.fixture(scope="module")
def ends() -> Iterator[dict[str, tuple[str, int]]]:
    """An address of each kind, with its port."""
    with socket.create_server((ALIVE, 0)) as alive, full_queue() as dead, closed_port() as closed:
        yield {
            "alive": alive.getsockname(),
            "dead": (ALIVE, dead),
            "refuses": (ALIVE, closed),
            "unreachable": ("255.255.255.255", 80),
        }


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["alive", "dead", "refuses", "unreachable"]), max_size=6))
def test_whatever_the_others_do_one_that_is_alive_is_found(
    ends: dict[str, tuple[str, int]], kinds: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        resolve(patched, *(ends[kind] for kind in kinds))
        if "alive" in kinds:
            with racing.connect("name", 80, 5.0, (), lambda: None) as connection:
                assert connection.getpeername() == ends["alive"]
        else:
            expected = ConnectionRefusedError if "refuses" in kinds else OSError
            with pytest.raises(TimeoutError if "dead" in kinds else expected):
                racing.connect("name", 80, 0.2, (), lambda: None)


FAMILIES: Final = (socket.AF_INET, socket.AF_INET6)


@given(st.lists(st.sampled_from(FAMILIES)))
def test_families_take_turns_and_keep_their_order(families: list[socket.AddressFamily]) -> None:
    found = [(family, socket.SOCK_STREAM, 6, "", (str(n), 1)) for n, family in enumerate(families)]
    turns = racing._in_turn(found)
    assert sorted(turns) == sorted(found)
    assert turns[:1] == found[:1]
    for family in FAMILIES:
        assert [one for one in turns if one[0] == family] == [
            one for one in found if one[0] == family
        ]
    both = 2 * min(families.count(family) for family in FAMILIES)
    assert all(turns[n][0] != turns[n + 1][0] for n in range(both - 1))
