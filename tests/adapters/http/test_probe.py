"""The connection check reports the step that fails, and sends neither a POST nor the token."""

import socket

import pytest

from cammer_desktop.adapters.http.probe import HttpProbe
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy, Step, StepResult
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.sentences import of_step_result
from cammer_desktop.support.waiting import within
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import BOUND, closed_port
from tests.samples import SECRET
from tests.servers import Server, Visit, http, silent
from tests.tls import identity

SERVICE = ApiAddress.parse("https://api.example.com/api")


def found(address: ApiAddress, network: Network | None = None) -> list[StepResult]:
    probe = HttpProbe(ProxyFinder(MemoryVault()))
    wanted = network or Network(connect_seconds=10.0)
    return within(BOUND, lambda: list(probe.steps(address, wanted)), "test check")


def outcomes(results: list[StepResult]) -> list[tuple[Step, Cause | None]]:
    return [(result.step, result.cause) for result in results]


def answering_nothing(visit: Visit) -> None:
    visit.read_head()
    visit.send(http(404))


@pytest.mark.usefixtures("trusted")
def test_a_way_that_is_open(authority: Authority) -> None:
    with Server(answering_nothing, identity(authority, "localhost")) as server:
        results = found(server.address)
    assert outcomes(results) == [(step, None) for step in Step if step is not Step.PROXY]
    assert results[-1].http_status == 404
    (visit,) = server.visits
    assert visit.head.startswith(b"HEAD /api HTTP/1.1")
    assert SECRET.encode() not in visit.head
    assert visit.header("Authorization") == []


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_arguments: object, **_names: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert outcomes(found(SERVICE)) == [(Step.NAME, Cause.DNS)]
    # The proxy's name is not the service's, and the service's is not looked up.
    behind = Network(proxy=Proxy.parse("proxy.example.com:3128"))
    assert outcomes(found(SERVICE, behind)) == [(Step.NAME, Cause.PROXY_UNREACHABLE)]


@pytest.mark.parametrize(
    ("proxy", "cause"),
    [
        ("socks5://proxy.example.com", Cause.PROXY_SOCKS),
        ("ftp://proxy.example.com", Cause.PROXY_UNUSABLE),
        ("http://", Cause.PROXY_UNUSABLE),
    ],
)
def test_a_proxy_of_the_environment_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, proxy: str, cause: Cause
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    (only,) = found(SERVICE)
    assert (only.step, only.cause) == (Step.PROXY, cause)
    assert sentences.of_step_result(only).startswith("✕ Proxy. ")


def test_a_port_where_nobody_listens() -> None:
    with closed_port() as port:
        results = found(ApiAddress.parse(f"https://localhost:{port}"))
    assert outcomes(results) == [(Step.NAME, None), (Step.CONNECTION, Cause.REFUSED)]
    assert results[-1].diagnosis is not None
    assert "ConnectionRefusedError" in results[-1].diagnosis.errors


def test_a_certificate_that_is_not_trusted(stranger: Authority) -> None:
    with Server(silent, identity(stranger, "localhost")) as server:
        results = found(server.address)
    assert outcomes(results) == [(Step.NAME, None), (Step.TLS, Cause.CERTIFICATE_ISSUER)]


def test_a_server_that_never_shakes_hands() -> None:
    with Server(silent) as server:
        address = ApiAddress.parse(f"https://localhost:{server.port}")
        results = found(address, Network(connect_seconds=0.3))
    assert outcomes(results) == [(Step.NAME, None), (Step.CONNECTION, Cause.CONNECT_TIMEOUT)]


@pytest.mark.usefixtures("trusted")
def test_a_server_that_never_answers(authority: Authority) -> None:
    with Server(silent, identity(authority, "localhost")) as server:
        results = found(server.address, Network(connect_seconds=1.0))
    assert outcomes(results)[-1] == (Step.ANSWER, Cause.TIMEOUT)
    assert "El servicio tardó demasiado en responder" in of_step_result(results[-1])


@pytest.mark.parametrize("status", [200, 204, 302, 401, 404, 429, 499, 500, 503, 511, 599, 999])
def test_a_service_that_says_it_fails(status: int) -> None:
    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(http(status))

    with Server(play) as server:
        last = found(server.address)[-1]
    fault = {511: Cause.PORTAL}.get(status, Cause.SERVICE_DOWN) if status >= 500 else None
    assert (last.step, last.cause, last.http_status) == (Step.ANSWER, fault, status)
    assert of_step_result(last).startswith(
        f"{'✓' if fault is None else '✕'} Respuesta (HTTP {status})"
    )


def test_a_proxy_that_does_not_open_the_way() -> None:
    def refusing(visit: Visit) -> None:
        visit.read_head()
        visit.send(http(403))

    with Server(refusing) as server:
        proxy = Proxy.parse(f"127.0.0.1:{server.port}")
        results = found(SERVICE, Network(connect_seconds=10.0, proxy=proxy))
    assert outcomes(results) == [(Step.NAME, None), (Step.CONNECTION, Cause.PROXY_REFUSED)]
    assert (results[-1].http_status, results[-1].proxy) == (403, proxy.url)


def test_a_proxy_where_nobody_listens() -> None:
    with closed_port() as port:
        network = Network(connect_seconds=10.0, proxy=Proxy.parse(f"127.0.0.1:{port}"))
        results = found(SERVICE, network)
    assert outcomes(results) == [(Step.NAME, None), (Step.CONNECTION, Cause.PROXY_UNREACHABLE)]


def test_a_file_of_certificates_that_is_not_there() -> None:
    with Server(silent) as server:
        address = ApiAddress.parse(f"https://localhost:{server.port}")
        results = found(address, Network(connect_seconds=10.0, ca_file="/nowhere.pem"))
    assert outcomes(results) == [(Step.NAME, None), (Step.TLS, Cause.CERTIFICATE_FILE)]
