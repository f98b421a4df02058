"""Every failure before the first byte of the body: *not sent*, and no request arrived."""

import errno
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import requests
import trustme

from cammer_desktop.domain import vendor
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause, Created, NotSent
from cammer_desktop.domain.send_guard import SendGuard
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import BOUND, NETWORK, call, closed_port, full_queue, http_api
from tests.samples import ADDRESS, NAME, SUCCESS, TOKEN, request
from tests.servers import Server, Visit, answering, http, silent
from tests.systems import not_under_wine
from tests.tls import identity

# Windows does not distinguish the two.
LINUX = sys.platform == "linux"
EXPIRED = Cause.CERTIFICATE_EXPIRED if LINUX else Cause.CERTIFICATE_DATES
NOT_YET = Cause.CERTIFICATE_NOT_YET if LINUX else Cause.CERTIFICATE_DATES


@pytest.mark.usefixtures("trusted")
def test_the_systems_certificates_are_the_ones_that_count(authority: Authority) -> None:
    with Server(answering(http(200, SUCCESS)), identity(authority, "localhost")) as server:
        assert isinstance(call(server.address), Created)
    assert server.posts == 1


@pytest.mark.parametrize(
    "issuer",
    [
        Authority(),
        pytest.param(trustme.CA(), marks=not_under_wine("wine trusts whom it does not find")),
    ],
    ids=["that is sent", "that is not sent"],
)
def test_an_unknown_issuer(issuer: Authority | trustme.CA) -> None:
    with Server(answering(http(200, SUCCESS)), identity(issuer, "localhost")) as server:
        assert call(server.address) == NotSent(Cause.CERTIFICATE_ISSUER)
    assert server.posts == 0


def test_an_issuer_that_only_certifi_has(
    stranger: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = str(tmp_path / "cacert.pem")
    stranger.cert_pem.write_to_path(bundle)
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", bundle)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", bundle)
    with Server(answering(http(200, SUCCESS)), identity(stranger, "localhost")) as server:
        # requests would trust it by default.
        requests.post(server.address.endpoint, json={}, timeout=BOUND).raise_for_status()
        assert call(server.address) == NotSent(Cause.CERTIFICATE_ISSUER)
    assert server.posts == 1


@not_under_wine("wine trusts nobody beside the system's own")
def test_an_issuer_of_the_settings_file(stranger: Authority, tmp_path: Path) -> None:
    path = tmp_path / "office.pem"
    stranger.cert_pem.write_to_path(str(path))
    api = http_api(replace(NETWORK, ca_file=str(path)))
    with Server(answering(http(200, SUCCESS)), identity(stranger, "localhost")) as server:
        outcome = api.create(server.address, request(), TOKEN, SendGuard())
    assert isinstance(outcome, Created)


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_file_of_certificates_that_cannot_be_used(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "office.pem"
    if content is not None:
        path.write_bytes(content)
    api = http_api(replace(NETWORK, ca_file=str(path)))
    with Server(silent) as server:
        outcome = api.create(over_tls(server), request(), TOKEN, SendGuard())
    assert outcome == NotSent(Cause.CERTIFICATE_FILE)
    assert isinstance(outcome, NotSent)
    assert outcome.file == "office.pem"
    assert server.visits == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("name", "begins", "ends", "cause"),
    [
        ("other.example", -1, 1, Cause.CERTIFICATE_NAME),
        ("127.0.0.1", -1, 1, Cause.CERTIFICATE_NAME),
        ("localhost", -2, -1, EXPIRED),
        ("localhost", 1, 2, NOT_YET),
    ],
)
def test_a_certificate_for_another_name_or_another_day(
    authority: Authority, name: str, begins: int, ends: int, cause: Cause
) -> None:
    tls = identity(authority, name, begins=begins, ends=ends)
    with Server(answering(http(200, SUCCESS)), tls) as server:
        assert call(server.address) == NotSent(cause)
    assert server.posts == 0


def over_tls(server: Server) -> ApiAddress:
    return ApiAddress.parse(f"https://127.0.0.1:{server.port}")


def test_a_server_that_speaks_no_tls() -> None:
    def play(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        visit.wait(0.1)

    with Server(play) as server:
        assert call(over_tls(server)) == NotSent(Cause.TLS)


def test_a_server_that_hangs_up_in_the_handshake() -> None:
    def play(visit: Visit) -> None:
        visit.connection.recv(65536)

    with Server(play) as server:
        assert call(over_tls(server)) == NotSent(Cause.BROKEN_OFF)


def test_a_server_that_never_shakes_hands() -> None:
    with Server(silent) as server:
        assert call(over_tls(server), connect=0.3) == NotSent(Cause.CONNECT_TIMEOUT)
    with Server(silent) as server:
        assert call(over_tls(server), whole=0.3) == NotSent(Cause.CONNECT_TIMEOUT)


def test_a_port_where_nobody_listens() -> None:
    with closed_port() as port:
        address = ApiAddress.parse(f"http://127.0.0.1:{port}")
        assert call(address) == NotSent(Cause.REFUSED)


def test_a_server_that_does_not_take_the_connection() -> None:
    with full_queue() as port:
        address = ApiAddress.parse(f"http://127.0.0.1:{port}")
        assert call(address, connect=0.3) == NotSent(Cause.CONNECT_TIMEOUT)
        assert call(address, whole=0.3) == NotSent(Cause.CONNECT_TIMEOUT)


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_arguments: object, **_names: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert call(ADDRESS) == NotSent(Cause.DNS)


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN])
def test_a_network_that_is_not_there(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    class Unreachable(socket.socket):
        def connect(self, _address: object) -> None:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(socket, "socket", Unreachable)
    assert call(ApiAddress.parse("https://192.0.2.1")) == NotSent(Cause.NETWORK)


def test_a_failure_of_our_own(monkeypatch: pytest.MonkeyPatch, logged_errors: list[object]) -> None:
    def broken(_request: object) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr(vendor, "body", broken)
    with Server(silent) as server:
        assert call(server.address) == NotSent(Cause.INTERNAL)
    assert server.visits == []
    assert len(logged_errors) == 1
    assert NAME not in str([vars(record) for record in logged_errors])
