"""Where a proxy says that it opened the way, and no TLS comes through, the proxy is named.

What follows the 200 to CONNECT is the service's TLS, in which the client is the first to speak.
"""

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.network import Proxy, Step
from cammer_desktop.domain.outcome import Cause, NotSent
from tests.adapters.http.authority import Authority
from tests.adapters.http.proxied import (
    OPEN,
    called,
    hanging,
    network_of,
    probed,
    refusing,
)
from tests.servers import Play, Server, Visit, http
from tests.tls import identity

PAGE = b"<html>Su usuario no tiene permiso.</html>"
PAGES = [OPEN + PAGE, http(200, PAGE), OPEN + http(200, PAGE), OPEN + b"<", OPEN + b"\x16\x03\x03"]
CULPRIT = NotSent(Cause.PROXY_NOT_UNDERSTOOD)


def after_the_hello(raw: bytes, *, closes: bool) -> Play:
    """Open the way, wait for the first words of TLS, and send these bytes."""

    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(OPEN)
        visit.connection.recv(65536)
        visit.send(raw)
        if not closes:
            visit.wait()

    return play


def assert_culprit(play: Play) -> None:
    """Assert that the call and the connection check find the same."""
    with Server(play) as server:
        network = network_of(Proxy("http", "127.0.0.1", server.port))
        outcome = called(network)
        assert outcome == CULPRIT
        assert isinstance(outcome, NotSent)
        assert outcome.diagnosis is not None
        assert outcome.diagnosis.proxy.endswith(str(server.port))
        assert probed(network) == (Step.CONNECTION, Cause.PROXY_NOT_UNDERSTOOD)


@pytest.mark.parametrize("raw", PAGES)
def test_a_page_after_the_way_is_open(raw: bytes) -> None:
    assert_culprit(refusing(raw))
    assert_culprit(hanging(raw))


@pytest.mark.parametrize("closes", [True, False])
def test_a_page_in_answer_to_tls(closes: bool) -> None:
    assert_culprit(after_the_hello(PAGE, closes=closes))
    assert_culprit(after_the_hello(http(200, PAGE), closes=closes))


@hypothesis.given(
    st.text(min_size=5, max_size=60).map(str.encode)
    | st.sampled_from([b"GET / HTTP/1.1\r\n", b"CONNECT a:443 HTTP/1.1\r\n"])
)
@hypothesis.settings(max_examples=60, deadline=None)
def test_any_text_in_answer_to_tls(text: bytes) -> None:
    hypothesis.assume(text[1] != 3)  # which looks like a version of TLS
    with Server(after_the_hello(text, closes=True)) as server:
        assert called(network_of(Proxy("http", "127.0.0.1", server.port))) == CULPRIT


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("play", [hanging(OPEN + PAGE), after_the_hello(PAGE, closes=False)])
def test_a_proxy_over_tls(authority: Authority, play: Play) -> None:
    with Server(play, identity(authority, "localhost")) as server:
        assert called(network_of(Proxy("https", "localhost", server.port))) == CULPRIT
