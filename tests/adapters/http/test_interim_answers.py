"""Interim answers (RFC 9110, 15.2) are skipped until the final one comes."""

import time

import pytest

from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.probe import HttpProbe
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.network import Network, Proxy, Step
from cammer_desktop.domain.outcome import Cause, Created, Uncertain
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import within
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import BOUND, NETWORK, call, http_api
from tests.samples import ADDRESS, LINK, SUCCESS, TOKEN, TOKEN_REFUSED, request
from tests.servers import Play, Server, Visit, answering, dripping, http
from tests.tls import identity

HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
PROCESSING = b"HTTP/1.1 102 Processing\r\n\r\n"
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"


@pytest.mark.parametrize("status", [100, *range(102, 200)])
def test_any_interim_answer_is_skipped(status: int) -> None:
    with Server(
        answering(b"HTTP/1.1 %d X\r\nX: y\r\n\r\n" % status + http(200, SUCCESS))
    ) as server:
        outcome = call(server.address)
    assert isinstance(outcome, Created)
    assert (outcome.link, server.posts) == (LINK, 1)


def test_several_are_skipped_with_a_refusal_after_them_too() -> None:
    with Server(answering((HINTS + PROCESSING) * 200 + http(401, TOKEN_REFUSED))) as server:
        outcome = call(server.address)
    assert getattr(outcome, "message", "") == "No Authorization token"


def test_what_an_interim_answer_says_is_not_the_final_ones() -> None:
    interim = b"HTTP/1.1 103 X\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
    with Server(answering(interim + http(200, SUCCESS))) as server:
        assert isinstance(call(server.address), Created)


def test_nobody_asked_to_switch_protocols() -> None:
    with Server(answering(SWITCHING + http(200, SUCCESS))) as server:
        assert call(server.address) == Uncertain(Cause.NOT_UNDERSTOOD, 101)
    assert server.posts == 1


@pytest.mark.parametrize("raw", [b"", HINTS[:30], HINTS[:-2], HINTS, PROCESSING * 3])
def test_no_final_answer_is_a_broken_line(raw: bytes) -> None:
    with Server(answering(raw)) as server:
        assert call(server.address) == Uncertain(Cause.BROKEN_OFF)


@pytest.mark.parametrize(
    "play",
    [
        dripping(b"", HINTS),
        dripping(HINTS[:-2], b"X: y\r\n"),
        dripping(b"", PROCESSING * 2000),
    ],
    ids=["slowly", "headers of one", "fast"],
)
def test_interim_answers_for_ever_end_at_the_deadline(play: Play) -> None:
    begun = time.monotonic()
    with Server(play) as server:
        assert call(server.address, whole=0.4) in (
            Uncertain(Cause.TIMEOUT),
            Uncertain(Cause.NOT_UNDERSTOOD),
        )
        assert time.monotonic() - begun < 10
    assert server.posts == 1


def test_the_connection_check_skips_them() -> None:
    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(HINTS + PROCESSING + b"HTTP/1.1 204 No Content\r\n\r\n")

    with Server(play) as server:
        steps = HttpProbe(ProxyFinder(MemoryVault())).steps(server.address, NETWORK)
        *_, last = steps
    assert (last.step, last.cause, last.http_status) == (Step.ANSWER, None, 204)


def test_the_teams_file_comes_after_them() -> None:
    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(HINTS + PROCESSING + http(200, b"tipo;nombre"))

    with Server(play) as server:
        url = f"http://127.0.0.1:{server.port}/equipo.csv"
        file = Downloads(NETWORK, ProxyFinder(MemoryVault())).fetch(url, 1000)
    assert file.content == b"tipo;nombre"


def test_a_proxy_may_send_them_before_it_refuses() -> None:
    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(b"HTTP/1.1 100 Continue\r\n\r\n" + HINTS + http(407))

    with Server(play) as server:
        proxy = Proxy.parse(f"127.0.0.1:{server.port}")
        steps = HttpProbe(ProxyFinder(MemoryVault())).steps(ADDRESS, Network(10.0, 15.0, proxy))
        *_, last = steps
    assert (last.step, last.http_status) == (Step.CONNECTION, 407)


@pytest.mark.usefixtures("trusted")
def test_a_proxy_may_send_them_before_it_opens_the_way(authority: Authority) -> None:
    tls = identity(authority, ADDRESS.host)

    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(b"HTTP/1.1 100 Continue\r\n\r\n" + HINTS + b"HTTP/1.1 200 Open\r\n\r\n")
        with tls.wrap_socket(visit.connection, server_side=True) as visit.connection:
            visit.head = b""
            answering(HINTS + http(200, SUCCESS))(visit)

    with Server(play) as server:
        network = Network(10.0, 15.0, Proxy.parse(f"127.0.0.1:{server.port}"))
        api = http_api(network)
        outcome = within(
            BOUND, lambda: api.create(ADDRESS, request(), TOKEN, SendGuard()), "test call"
        )
    assert isinstance(outcome, Created)
    assert server.posts == 1
