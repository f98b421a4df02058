"""A name with several addresses: one that is dead costs a moment, and never the link."""

import socket
import threading
from contextlib import ExitStack
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.http import racing
from cammer_desktop.adapters.http.conversation import converse
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.probe import HttpProbe
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy, Step
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import in_background, within
from tests.adapters.http.calls import (
    BOUND,
    call,
    closed_port,
    filled,
    full_queue,
    http_api,
    resolve,
)
from tests.samples import SUCCESS, TOKEN, request
from tests.servers import Server, Visit, answering, http, silent

ALIVE: Final = "127.0.0.1"
DEAD: Final = "127.0.0.2"
CREATED: Final = http(200, SUCCESS)
# Longer than any test may take, in seconds.
NEVER: Final = 3600.0


def named(port: int) -> ApiAddress:
    return ApiAddress.parse(f"http://localhost:{port}/api")


def refusing(visit: Visit) -> None:
    visit.read_head()
    visit.send(http(403))


def test_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, ALIVE)
    with Server(answering(CREATED)) as server, full_queue(DEAD, server.port):
        assert isinstance(call(named(server.port)), Created)
    assert (len(server.visits), server.posts) == (1, 1)


def test_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, ALIVE)
    with Server(refusing) as server, full_queue(DEAD, server.port):
        assert over(f"proxy.example:{server.port}") == NotSent(Cause.PROXY_REFUSED, 403)
    assert server.visits[0].head.startswith(b"CONNECT api.example.com:443")


def over(proxy: str) -> Outcome:
    """Return the outcome of a call over a proxy."""
    api = http_api(Network(10.0, 15.0, Proxy.parse(proxy)))
    address = ApiAddress.parse("https://api.example.com/api")
    return within(BOUND, lambda: api.create(address, request(), TOKEN, SendGuard()), "test call")


@pytest.mark.parametrize("name", ["a" * 64, f"proxy.{'a' * 64}", ".example"])
def test_a_proxy_whose_name_can_be_none(name: str) -> None:
    assert over(f"{name}:80") == NotSent(Cause.PROXY_UNREACHABLE)
    proxy = Proxy.parse(f"{name}:80")
    found = HttpProbe(ProxyFinder(MemoryVault())).steps(
        ApiAddress.parse("https://api.example.com"), Network(10.0, 15.0, proxy)
    )
    assert [(step.step, step.cause) for step in found] == [(Step.NAME, Cause.DNS)]


def test_a_proxy_at_an_ipv6_address_is_looked_up_without_its_brackets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def answer(name: str, port: int, *_wishes: object, **_names: object) -> list[object]:
        asked.append(name)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ALIVE, port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with Server(refusing) as server:
        assert over(f"[::1]:{server.port}") == NotSent(Cause.PROXY_REFUSED, 403)
    assert asked == ["::1"]


def test_the_connection_that_is_opened_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, ALIVE)
    api = http_api()
    with Server(answering(CREATED)) as server, full_queue(DEAD, server.port):
        within(BOUND, lambda: api.prepare(named(server.port)), "test prepare")
        assert server.connected.wait(BOUND)
        outcome = within(
            BOUND,
            lambda: api.create(named(server.port), request(), TOKEN, SendGuard()),
            "test call",
        )
    assert isinstance(outcome, Created)
    assert (len(server.visits), server.posts) == (1, 1)


def test_the_check_of_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, ALIVE)
    probe = HttpProbe(ProxyFinder(MemoryVault()))
    with Server(refusing) as server, full_queue(DEAD, server.port):
        steps = within(
            BOUND, lambda: list(probe.steps(named(server.port), Network(10.0))), "test check"
        )
    assert [(step.step, step.cause) for step in steps] == [
        (step, None) for step in Step if step is not Step.TLS
    ]


def test_the_teams_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(visit: Visit) -> None:
        visit.read_head()
        visit.send(http(200, b"equipo"))

    resolve(monkeypatch, DEAD, ALIVE)
    downloads = Downloads(Network(5.0, 5.0), ProxyFinder(MemoryVault()))
    with Server(serve) as server, full_queue(DEAD, server.port):
        url = f"http://localhost:{server.port}/equipo.csv"
        assert within(BOUND, lambda: downloads.fetch(url, 100), "test").content == b"equipo"


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


@pytest.mark.parametrize("hosts", [(ALIVE, "255.255.255.255"), ("255.255.255.255", ALIVE)])
def test_a_refusal_says_more_than_what_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch, hosts: tuple[str, str]
) -> None:
    resolve(monkeypatch, *hosts)
    with closed_port() as port:
        assert call(named(port)) == NotSent(Cause.REFUSED)


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
