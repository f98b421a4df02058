"""The way through a proxy, and what is behind it: the service's faults are not the proxy's."""

import pytest

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Password, Proxy, Step
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Rejected, RejectionReason
from tests.adapters.http.authority import Authority
from tests.adapters.http.proxied import HURRIED, OPEN, called, network_of, opening, probed, refusing
from tests.samples import ADDRESS, SUCCESS
from tests.servers import Server, answering, http, silent
from tests.tls import identity

BASIC = "Basic YW5hOmNsYXZl"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    "raw",
    [
        OPEN,
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: y\r\n\r\n" + OPEN,
    ],
)
def test_a_proxy_that_opens_the_way(raw: bytes, authority: Authority) -> None:
    with (
        Server(answering(http(200, SUCCESS)), identity(authority, ADDRESS.host)) as service,
        Server(opening(service.port, raw, BASIC)) as proxy,
    ):
        network = network_of(Proxy("http", "127.0.0.1", proxy.port, "ana", Password("clave")))
        assert isinstance(called(network), Created)
    assert service.posts == 1
    (visit,) = proxy.visits
    assert visit.head.split(b"\r\n")[0] == b"CONNECT api.example.com:443 HTTP/1.1"
    assert visit.header("Host") == ["api.example.com:443"]
    assert visit.header("Authorization") == []


def test_an_ipv6_address_is_asked_for_in_brackets() -> None:
    with Server(refusing(http(403))) as proxy:
        network = network_of(Proxy("http", "127.0.0.1", proxy.port))
        called(network, ApiAddress.parse("https://[2001:db8::1]:8443"))
    assert proxy.visits[0].head.startswith(b"CONNECT [2001:db8::1]:8443 HTTP/1.1\r\n")


@pytest.mark.usefixtures("trusted")
def test_over_tls_a_proxy_opens_the_way_too(authority: Authority) -> None:
    with (
        Server(answering(http(200, SUCCESS)), identity(authority, ADDRESS.host)) as service,
        Server(opening(service.port), identity(authority, "localhost")) as proxy,
    ):
        assert isinstance(called(network_of(Proxy("https", "localhost", proxy.port))), Created)
    assert service.posts == 1


def test_a_service_that_is_not_trusted_is_not_the_proxys_fault(stranger: Authority) -> None:
    with (
        Server(silent, identity(stranger, ADDRESS.host)) as service,
        Server(opening(service.port)) as proxy,
    ):
        network = network_of(Proxy("http", "127.0.0.1", proxy.port))
        assert called(network) == NotSent(Cause.CERTIFICATE_ISSUER)
        assert probed(network) == (Step.TLS, Cause.CERTIFICATE_ISSUER)


def test_a_service_that_hangs_up_is_not_the_proxys_fault() -> None:
    with Server(lambda _visit: None) as service, Server(opening(service.port)) as proxy:
        network = network_of(Proxy("http", "127.0.0.1", proxy.port))
        assert called(network) == NotSent(Cause.BROKEN_OFF)
        assert probed(network) == (Step.CONNECTION, Cause.BROKEN_OFF)


def test_a_service_that_hangs_is_not_the_proxys_fault() -> None:
    with Server(silent) as service, Server(opening(service.port)) as proxy:
        network = network_of(Proxy("http", "127.0.0.1", proxy.port), HURRIED)
        assert called(network) == NotSent(Cause.CONNECT_TIMEOUT)
        assert probed(network) == (Step.CONNECTION, Cause.CONNECT_TIMEOUT)


@pytest.mark.usefixtures("trusted")
def test_what_comes_through_the_way_is_the_services_even_a_407(authority: Authority) -> None:
    refusal = http(407, b"<html>", "Proxy-Authenticate: NTLM")
    with (
        Server(answering(refusal), identity(authority, ADDRESS.host)) as service,
        Server(opening(service.port)) as proxy,
    ):
        outcome = called(network_of(Proxy("http", "127.0.0.1", proxy.port)))
    assert outcome == Rejected(RejectionReason.HTTP, http_status=407)
