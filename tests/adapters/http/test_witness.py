"""The time that an answer tells is a witness if the answer is the API's beyond doubt."""

import ssl
from datetime import UTC, datetime

import pytest

from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import within
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import BOUND, NETWORK
from tests.samples import SUCCESS, TOKEN, request
from tests.servers import Server, answering, http
from tests.tls import identity

TOLD = "Date: Mon, 04 May 2026 12:00:00 GMT"
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def times_told(address: ApiAddress) -> list[datetime]:
    """Make a call, and return what it tells of the time."""
    told: list[datetime] = []
    api = HttpSessionApi(NETWORK, ProxyFinder(MemoryVault()), told.append)
    within(BOUND, lambda: api.create(address, request(), TOKEN, SendGuard()), "test call")
    return told


@pytest.fixture
def tls(authority: Authority) -> ssl.SSLContext:
    """The identity of a server that is trusted."""
    return identity(authority, "localhost")


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(("status", "body"), [(200, SUCCESS), (401, b""), (500, b"<html>")])
def test_every_answer_over_tls_tells_its_time(
    tls: ssl.SSLContext, status: int, body: bytes
) -> None:
    with Server(answering(http(status, body, TOLD)), tls) as server:
        assert times_told(server.address) == [NOON]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    "headers",
    [(), ("Date: ",), ("Date: yesterday",), ("Date: Mon, 99 May 99999999 12:00:00 GMT",)],
)
def test_an_answer_without_a_time_tells_none(tls: ssl.SSLContext, headers: tuple[str, ...]) -> None:
    with Server(answering(http(200, SUCCESS, *headers)), tls) as server:
        assert times_told(server.address) == []


@pytest.mark.usefixtures("trusted")
def test_who_is_not_the_api_tells_nothing(stranger: Authority) -> None:
    tls = identity(stranger, "localhost")
    with Server(answering(http(200, SUCCESS, TOLD)), tls) as server:
        assert times_told(server.address) == []


def test_without_tls_nothing_is_told() -> None:
    with Server(answering(http(200, SUCCESS, TOLD))) as server:
        assert times_told(server.address) == []
