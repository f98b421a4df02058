"""What is sent: the documented headers, the exact token and body, to one host only."""

import json
from pathlib import Path

import pytest

from cammer_desktop.domain import vendor
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest, Ticket
from cammer_desktop.domain.token import Token
from cammer_desktop.sandbox.server import Sandbox
from tests.adapters.http.calls import call, http_api
from tests.samples import CODE, SECRET, SUCCESS, request
from tests.servers import Server, Visit, answering, http, silent


def visit_of(sent: SessionRequest) -> Visit:
    """Return the one visit that a request makes."""
    with Server(answering(http(200, SUCCESS))) as server:
        assert isinstance(call(server.address, sent), Created)
    assert len(server.visits) == 1
    return server.visits[0]


def test_the_documented_headers_are_sent_once_each() -> None:
    visit = visit_of(request())
    first = visit.head.split(b"\r\n")[0]
    assert first == b"POST /api/v1/access/external/cammer/generate-session HTTP/1.1"
    assert visit.header("Authorization") == [SECRET]
    assert visit.header("X-Requested-With") == ["XMLHttpRequest"]
    assert visit.header("Content-Type") == ["application/json"]
    assert visit.header("Accept-Encoding") == ["gzip, deflate"]
    assert visit.header("Cookie") == []


@pytest.mark.parametrize(
    "sent",
    [
        request(destination=NoDestination()),
        request(destination=Category(CODE)),
        request(destination=Agent("7")),
        request(email="ana@example.com", ticket=Ticket("Promoción", "20%\n«todo»")),
        request(name="Zoë 李 👩🏽"),
    ],
)
def test_the_body_is_the_vendors_json_and_nothing_else(sent: SessionRequest) -> None:
    assert json.loads(visit_of(sent).body) == vendor.body(sent)


@pytest.mark.parametrize("text", ["abc def", "ñandú-é", "Bearer x", "a" * 4000])
def test_a_token_arrives_as_it_is(text: str) -> None:
    sandbox = Sandbox(token=text)
    sandbox.start()
    try:
        address = ApiAddress.parse(sandbox.address)
        outcome = http_api().create(address, request(), Token(text), SendGuard())
    finally:
        sandbox.stop()
    assert isinstance(outcome, Created)
    assert sandbox.received[0].headers["authorization"] == text


@pytest.mark.parametrize("name", [".netrc", "_netrc"])
def test_a_netrc_does_not_take_the_tokens_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    lines = "default login eve password netrc\nmachine 127.0.0.1 login eve password netrc\n"
    (tmp_path / name).write_text(lines)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / name))
    assert visit_of(request()).header("Authorization") == [SECRET]


def test_proxies_of_the_environment_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(silent) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        visit_of(request())
        assert proxy.visits == []


@pytest.mark.parametrize("http_status", [301, 302, 303, 307, 308])
def test_the_target_of_a_redirect_gets_not_one_byte(http_status: int) -> None:
    with Server(silent) as target:
        location = f"Location: {target.address.endpoint}"
        with Server(answering(http(http_status, b"", location))) as server:
            outcome = call(server.address)
        assert not isinstance(outcome, Created)
        assert (server.posts, len(target.visits)) == (1, 0)


def test_each_call_has_a_connection_of_its_own_and_no_memory() -> None:
    with Server(answering(http(200, SUCCESS, "Set-Cookie: a=b"))) as server:
        for _ in range(3):
            call(server.address)
    assert server.posts == len(server.visits) == 3
    assert all(visit.header("Cookie") == [] for visit in server.visits)


def test_a_user_name_in_an_address_has_no_way_in() -> None:
    # requests would make a Basic header of it, in place of the token.
    with pytest.raises(ValueError, match="not a web address"):
        ApiAddress.parse("http://eve:word@127.0.0.1/api")
