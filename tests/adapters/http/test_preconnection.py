"""A connection opened in advance: the next call uses it while it is fresh and alive."""

import ssl
import threading
import time

import pytest
from urllib3.connection import HTTPConnection

from cammer_desktop.adapters.http import preconnection, transport
from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import in_background, within
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import BOUND, closed_port, http_api
from tests.samples import SUCCESS, TOKEN, request
from tests.servers import Play, Server, Visit, answering, http, never_answering, silent
from tests.tls import identity

CREATED = http(200, SUCCESS)


def create(api: HttpSessionApi, address: ApiAddress, guard: SendGuard | None = None) -> Outcome:
    guard = guard or SendGuard()
    return within(BOUND, lambda: api.create(address, request(), TOKEN, guard), "test call")


def in_turn(*plays: Play) -> Play:
    """Use the first play for the first connection, and so on; the last one for all others."""
    left = list(plays)
    lock = threading.Lock()

    def play(visit: Visit) -> None:
        with lock:
            mine = left.pop(0) if len(left) > 1 else left[0]
        mine(visit)

    return play


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_the_connection_opened_ahead_is_the_one_used(
    authority: Authority, version: ssl.TLSVersion
) -> None:
    tls = identity(authority, "localhost")
    tls.minimum_version = tls.maximum_version = version
    assert tls.num_tickets > 0 or version is not ssl.TLSVersion.TLSv1_3
    spoken = []

    def play(visit: Visit) -> None:
        assert isinstance(visit.connection, ssl.SSLSocket)
        spoken.append(visit.connection.version())
        answering(CREATED)(visit)

    api = http_api()
    with Server(play, tls) as server:
        api.prepare(server.address)
        assert [visit.head for visit in server.visits] == [b""]
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (1, 1)
    assert spoken == [version.name.replace("_", ".")]


def test_no_http_request_is_made_ahead() -> None:
    seen = []
    both = threading.Barrier(3)

    def play(visit: Visit) -> None:
        both.wait(BOUND)
        seen.append(visit.connection.recv(65536))  # returns when the client hangs up

    api = http_api()
    with Server(play) as server:
        api.prepare(server.address)
        api.prepare(server.address)  # replaces the first, which is closed
        api.close()
        both.wait(BOUND)
    assert seen == [b"", b""]


def test_each_connection_carries_one_request() -> None:
    api = http_api()
    with Server(answering(CREATED)) as server:
        api.prepare(server.address)
        for _ in range(3):
            assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (3, 3)
    assert all(visit.header("Connection") == ["close"] for visit in server.visits)


def test_one_that_the_server_closed_is_replaced() -> None:
    closed = threading.Event()

    def closing(visit: Visit) -> None:
        visit.connection.close()
        closed.set()

    api = http_api()
    with Server(in_turn(closing, answering(CREATED))) as server:
        api.prepare(server.address)
        assert closed.wait(BOUND)
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (2, 1)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_one_that_the_server_closed_over_tls_is_replaced(
    authority: Authority, version: ssl.TLSVersion
) -> None:
    closed = threading.Event()

    def closing(visit: Visit) -> None:
        visit.connection.close()
        closed.set()

    tls = identity(authority, "localhost")
    tls.minimum_version = tls.maximum_version = version
    api = http_api()
    with Server(in_turn(closing, answering(CREATED)), tls) as server:
        api.prepare(server.address)
        assert closed.wait(BOUND)
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (2, 1)


def test_one_that_said_something_unasked_is_replaced() -> None:
    said = threading.Event()

    def chatty(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n")
        said.set()
        visit.wait()

    api = http_api()
    with Server(in_turn(chatty, answering(CREATED))) as server:
        api.prepare(server.address)
        assert said.wait(BOUND)
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (2, 1)


def test_one_that_dies_before_the_body_left_is_replaced_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    died = []

    def dies(connection: HTTPConnection, *_arguments: object, **_names: object) -> None:
        if connection.sock is None:
            connection.connect()
        died.append(True)
        raise ConnectionResetError

    api = http_api()
    with Server(answering(CREATED)) as server:
        api.prepare(server.address)
        with monkeypatch.context() as patched:
            patched.setattr(transport._Watched, "endheaders", dies)
            assert create(api, server.address) == NotSent(Cause.BROKEN_OFF)
    assert len(died) == 2
    assert (len(server.visits), server.posts) == (2, 0)


@pytest.mark.parametrize("seconds", [-1.0, 0.0])
def test_one_that_is_too_old_is_replaced(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    api = http_api()
    with Server(answering(CREATED)) as server:
        api.prepare(server.address)
        monkeypatch.setattr(preconnection, "MAX_AGE_SECONDS", seconds)
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (2, 1)


def test_a_clock_that_was_put_back_makes_it_old(monkeypatch: pytest.MonkeyPatch) -> None:
    api = http_api()
    with Server(answering(CREATED)) as server:
        api.prepare(server.address)
        monkeypatch.setattr(time, "time", lambda: 0.0)
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (2, 1)


def test_once_it_is_closed_nothing_is_opened_ahead() -> None:
    api = http_api()
    api.close()
    with Server(silent) as server:
        api.prepare(server.address)
    assert server.visits == []


def test_one_to_another_address_is_not_used() -> None:
    api = http_api()
    with Server(silent) as other, Server(answering(CREATED)) as server:
        api.prepare(other.address)
        assert other.connected.wait(BOUND)
        assert isinstance(create(api, server.address), Created)
        assert (len(other.visits), len(server.visits)) == (1, 1)


def test_one_that_goes_another_way_than_the_settings_say_now_is_not_used() -> None:
    api = http_api()
    with Server(answering(CREATED)) as server:
        api.prepare(server.address)
        api.use(Network(connect_seconds=9.0, whole_seconds=9.0))
        assert isinstance(create(api, server.address), Created)
    assert (len(server.visits), server.posts) == (2, 1)


def test_what_cannot_be_opened_ahead_is_told_by_the_call() -> None:
    api = http_api()
    with closed_port() as port:
        address = ApiAddress.parse(f"http://127.0.0.1:{port}")
        within(BOUND, lambda: api.prepare(address), "test prepare")
        assert create(api, address) == NotSent(Cause.REFUSED)


def test_opening_ahead_ends_with_its_deadline() -> None:
    api = http_api(Network(connect_seconds=0.3, whole_seconds=10.0))
    with Server(silent) as server:
        address = ApiAddress.parse(f"https://127.0.0.1:{server.port}")
        within(BOUND, lambda: api.prepare(address), "test prepare")
        assert create(api, address) == NotSent(Cause.CONNECT_TIMEOUT)


def test_a_call_waits_for_the_connection_that_is_being_opened(
    authority: Authority, trusted: None
) -> None:
    listening, greeted = threading.Event(), threading.Event()
    tls = identity(authority, "localhost")

    def late(_socket: object, _name: object, _context: object) -> None:
        listening.set()
        greeted.wait(BOUND)

    tls.sni_callback = late
    api = http_api()
    with Server(answering(CREATED), tls) as server:
        in_background(lambda: api.prepare(server.address), "test prepare")
        assert listening.wait(BOUND)
        outcome = in_background(lambda: create(api, server.address), "test call")
        greeted.set()
        assert isinstance(outcome.result(BOUND), Created)
    assert (len(server.visits), server.posts) == (1, 1)


def test_a_call_over_a_connection_opened_ahead_can_be_cut() -> None:
    api = http_api(Network(connect_seconds=5.0, whole_seconds=1.0))
    gone = threading.Event()

    def play(visit: Visit) -> None:
        visit.read_request()
        visit.connection.recv(1)  # returns when the client hangs up
        gone.set()

    with Server(play) as server:
        api.prepare(server.address)
        assert not isinstance(create(api, server.address), Created)
        assert gone.wait(BOUND)
    assert (len(server.visits), server.posts) == (1, 1)


def test_a_call_that_was_withdrawn_does_not_use_it() -> None:
    api = http_api()
    guard = SendGuard()
    guard.withdraw()
    with Server(never_answering) as server:
        api.prepare(server.address)
        assert create(api, server.address, guard) == NotSent(Cause.CANCELLED)
    assert server.posts == 0
