"""Whom a certificate names: by its list of names alone, as browsers read it (RFC 9525, 2)."""

import contextlib
import socket
import ssl
import struct
import sys

import pytest

from cammer_desktop.adapters.http.certificates import trust
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy
from cammer_desktop.domain.outcome import Cause, Created, NotSent
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.team import TeamError, TeamFault
from cammer_desktop.support.waiting import in_background
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import BOUND, call, http_api
from tests.samples import SUCCESS, TOKEN, request
from tests.servers import Server, Visit, answering, http, silent
from tests.systems import not_under_wine
from tests.tls import identity, old_identity

IP = not_under_wine("wine finds no address in a list of names")
pytestmark = pytest.mark.usefixtures("trusted")


def is_taken(tls: ssl.SSLContext, name: str) -> bool:
    """Tell whether a server with this certificate is taken for `name`."""
    with (
        Server(silent, tls) as server,
        socket.create_connection(("127.0.0.1", server.port), BOUND) as connection,
    ):
        try:
            with trust("").wrap_socket(connection, server_hostname=name):
                return True
        except ssl.SSLCertVerificationError:
            return False


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["a.example"], "a.example"),
        (["b.example", "a.example"], "a.example"),
        (["a.example"], "A.Example"),
        (["*.example.com"], "a.example.com"),
        pytest.param(["127.0.0.1"], "127.0.0.1", marks=IP),
        pytest.param(["::1"], "::1", marks=IP),
        (["año.example"], "xn--ao-zja.example"),
    ],
)
def test_a_name_of_the_list_counts(authority: Authority, names: list[str], name: str) -> None:
    assert is_taken(identity(authority, *names), name)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["other.example"], "a.example"),
        (["*.example.com"], "example.com"),
        (["*.example.com"], "a.b.example.com"),
        (["127.0.0.2"], "127.0.0.1"),
        (["127.0.0.2"], "a.example"),
        (["other.example"], "127.0.0.1"),
    ],
)
def test_a_common_name_adds_nothing_to_it(
    authority: Authority, names: list[str], name: str
) -> None:
    assert not is_taken(identity(authority, *names), name)
    assert not is_taken(identity(authority, *names, common_name=name), name)


@pytest.mark.parametrize("name", ["a.example", "localhost", "127.0.0.1"])
def test_nor_does_it_count_without_one(authority: Authority, name: str) -> None:
    assert not is_taken(old_identity(authority, name), name)
    assert not is_taken(identity(authority, common_name=name), name)


def test_a_connection_that_is_gone_is_no_private_one() -> None:
    with (
        Server(silent) as server,
        socket.create_connection(("127.0.0.1", server.port), BOUND) as connection,
    ):
        assert server.connected.wait(BOUND)
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        server.visits[0].connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        server.visits[0].connection.close()
        with contextlib.suppress(ConnectionError):
            connection.recv(1)
        with pytest.raises(ConnectionError):
            trust("").wrap_socket(connection, server_hostname="a.example")


def test_the_service_is_not_told_by_its_common_name(authority: Authority) -> None:
    with Server(answering(http(200, SUCCESS)), old_identity(authority, "localhost")) as server:
        assert call(server.address) == NotSent(Cause.CERTIFICATE_NAME)
    assert server.posts == 0


def test_nor_is_a_proxy(authority: Authority) -> None:
    with Server(silent, old_identity(authority, "localhost")) as server:
        proxy = Proxy.parse(f"https://localhost:{server.port}")
        address = ApiAddress.parse("https://api.example.com/api")
        api = http_api(Network(10.0, 15.0, proxy))
        assert api.create(address, request(), TOKEN, SendGuard()) == NotSent(Cause.PROXY_TLS)


def test_nor_is_the_service_behind_a_proxy_that_speaks_tls(authority: Authority) -> None:
    def tunnelling(visit: Visit) -> None:
        visit.read_head()
        visit.send(b"HTTP/1.1 200 OK\r\n\r\n")
        with socket.create_connection(("127.0.0.1", service.port), BOUND) as onward:
            back = in_background(lambda: carry(onward, visit.connection), "back")
            carry(visit.connection, onward)
            back.result(BOUND)

    service = Server(answering(http(200, SUCCESS)), identity(authority, "api.example.com"))
    address = ApiAddress.parse("https://api.example.com/api")
    with service, Server(tunnelling, identity(authority, "localhost")) as server:
        api = http_api(Network(10.0, 15.0, Proxy.parse(f"https://localhost:{server.port}")))
        assert isinstance(api.create(address, request(), TOKEN, SendGuard()), Created)
        service.tls = old_identity(authority, "api.example.com")
        api = http_api(Network(10.0, 15.0, Proxy.parse(f"https://localhost:{server.port}")))
        assert api.create(address, request(), TOKEN, SendGuard()) == NotSent(Cause.CERTIFICATE_NAME)


def carry(one: socket.socket, other: socket.socket) -> None:
    """Pass on what comes from one side, until it leaves."""
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_WR)


def test_nor_is_the_host_of_the_teams_file(authority: Authority) -> None:
    downloads = Downloads(Network(10.0, 15.0), ProxyFinder(MemoryVault()))
    with (
        Server(answering(http(200, b"x")), old_identity(authority, "localhost")) as server,
        pytest.raises(TeamError) as raised,
    ):
        downloads.fetch(f"{server.address.base}/equipo.csv", 100)
    assert raised.value.fault is TeamFault.UNTRUSTED
