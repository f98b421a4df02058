"""A dead first address costs no link, wherever a name is looked up."""

import socket
from typing import Final

import pytest

from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.probe import HttpProbe
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy, Step
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import within
from tests.adapters.http.calls import (
    ALIVE,
    BOUND,
    DEAD,
    call,
    full_queue,
    http_api,
    named,
    resolve,
)
from tests.samples import SUCCESS, TOKEN, request
from tests.servers import Server, Visit, answering, http

FAR: Final = ApiAddress.parse("https://api.example.com/api")
CREATED: Final = http(200, SUCCESS)


def made(api: HttpSessionApi, address: ApiAddress) -> Outcome:
    return within(BOUND, lambda: api.create(address, request(), TOKEN, SendGuard()), "test call")


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
    return made(http_api(Network(10.0, 15.0, Proxy.parse(proxy))), FAR)


@pytest.mark.parametrize("name", ["a" * 64, f"proxy.{'a' * 64}", ".example"])
def test_a_proxy_whose_name_can_be_none(name: str) -> None:
    assert over(f"{name}:80") == NotSent(Cause.PROXY_UNREACHABLE)
    proxy = Proxy.parse(f"{name}:80")
    found = HttpProbe(ProxyFinder(MemoryVault())).steps(FAR, Network(10.0, 15.0, proxy))
    assert [(step.step, step.cause) for step in found] == [(Step.NAME, Cause.PROXY_UNREACHABLE)]


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
        assert isinstance(made(api, named(server.port)), Created)
    assert (len(server.visits), server.posts) == (1, 1)


def test_the_check_of_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, DEAD, ALIVE)
    probe = HttpProbe(ProxyFinder(MemoryVault()))
    with Server(refusing) as server, full_queue(DEAD, server.port):
        steps = within(
            BOUND, lambda: list(probe.steps(named(server.port), Network(10.0))), "test check"
        )
    assert [(step.step, step.cause) for step in steps] == [
        (step, None) for step in Step if step not in (Step.PROXY, Step.TLS)
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
