"""What a proxy does when it is asked for the way is told as the proxy's, never as the service's."""

import ssl

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.network import Password, Proxy, Step
from cammer_desktop.domain.outcome import (
    Cause,
    NotSent,
    Outcome,
    ProxyLogin,
)
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import closed_port
from tests.adapters.http.proxied import (
    HURRIED,
    PATIENT,
    asking,
    called,
    hanging,
    network_of,
    probed,
    refusing,
)
from tests.servers import Play, Server, Visit, http, silent
from tests.tls import identity


def both(
    play: Play,
    *,
    connect: float = PATIENT,
    scheme: str = "http",
    tls: ssl.SSLContext | None = None,
    password: str | None = None,
) -> Outcome:
    """Return the outcome of a call through a proxy, after the check has found the same cause."""
    with Server(play, tls) as server:
        host = "127.0.0.1" if tls is None else "localhost"
        secret = None if password is None else Password(password)
        user = "" if password is None else "ana"
        network = network_of(Proxy(scheme, host, server.port, user, secret), connect)
        outcome = called(network)
        assert isinstance(outcome, NotSent)
        assert outcome.diagnosis is not None
        assert outcome.diagnosis.proxy == f"{scheme}://{host}:{server.port}"
        assert probed(network) == (Step.CONNECTION, outcome.cause)
    return outcome


@pytest.mark.parametrize(
    ("challenges", "logins"),
    [
        (["NTLM"], "NTLM"),
        (["Negotiate"], "Negotiate"),
        (["negotiate", "nTLM"], "NTLM y Negotiate"),
        (["Negotiate, NTLM , Kerberos"], "NTLM, Negotiate y Kerberos"),
        (['Digest realm="Basic, Basic x", qop="auth", nonce="a\\"b, Basic z"'], "Digest"),
        (['Digest realm = "x", algorithm=MD5, NTLM TlRMTVNT==, Negotiate'], "NTLM, Negotiate y Di"),
        (["Bearer"], "Bearer"),
        (["Ana-Clave-8431"], "otro tipo de acceso"),
    ],
)
def test_a_login_that_the_program_does_not_have_is_named(
    challenges: list[str], logins: str
) -> None:
    outcome = both(asking(*challenges), password="clave")
    assert outcome == NotSent(Cause.PROXY_LOGIN_UNKNOWN, 407)
    said = sentences.of_outcome(outcome)
    assert f"El proxy pide {logins}" in said
    assert "8431" not in said + repr(outcome)


@pytest.mark.parametrize(
    "challenges",
    [
        ["Basic"],
        ['bASIC realm="x"'],
        ["NTLM", 'Basic realm="NTLM"'],
        ['Digest realm="x", nonce="y", Basic realm="z"'],
        ['Negotiate, NTLM, Basic realm="z"'],
        [],
        [""],
    ],
)
def test_user_and_password_are_missing_or_were_refused(challenges: list[str]) -> None:
    assert both(asking(*challenges)) == NotSent(Cause.PROXY_PASSWORD, 407)
    assert both(asking(*challenges), password="") == NotSent(Cause.PROXY_PASSWORD, 407)
    refused = NotSent(Cause.PROXY_PASSWORD_REFUSED, 407)
    assert both(asking(*challenges), password="clave") == refused
    assert both(asking(*challenges), password="clave:") == refused


@pytest.mark.parametrize(
    ("raw", "cause", "status"),
    [
        (b"", Cause.PROXY_REFUSED, None),
        (http(403), Cause.PROXY_REFUSED, 403),
        (http(503, b"x" * 100_000), Cause.PROXY_REFUSED, 503),
        (http(302, b"", "Location: https://portal.example/"), Cause.PROXY_REFUSED, 302),
        (b"HTTP/1.0 500 \r\n\r\n", Cause.PROXY_REFUSED, 500),
        (b"HTTP/1.1 102 Processing\r\n\r\n" + http(403), Cause.PROXY_REFUSED, 403),
        (b"HTTP/1.1 102 Processing\r\n\r\n", Cause.PROXY_REFUSED, None),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"\x05\xff", Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"HTTP/1.1 abc OK\r\n\r\n", Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"HTTP/9.9 200 OK\r\n\r\n", Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"<html>200</html>", Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"H" * 70_000, Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 70_000, Cause.PROXY_NOT_UNDERSTOOD, None),
        (b"HTTP/1.1 403 No\r\n" + b"X: y\r\n" * 200 + b"\r\n", Cause.PROXY_REFUSED, 403),
        (b"HTTP/1.1 403 No\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", Cause.PROXY_REFUSED, 403),
    ],
    ids=lambda raw: repr(raw[:40]) if isinstance(raw, bytes) else None,
)
def test_a_proxy_that_opens_no_way(raw: bytes, cause: Cause, status: int | None) -> None:
    assert both(refusing(raw)) == NotSent(cause, status)


def test_a_proxy_that_resets_the_connection() -> None:
    def play(visit: Visit) -> None:
        visit.read_head()
        visit.reset()

    assert both(play) == NotSent(Cause.PROXY_REFUSED)


@pytest.mark.parametrize("raw", [b"", b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\nX: y\r\n"])
def test_a_proxy_that_never_ends_its_answer(raw: bytes) -> None:
    assert both(hanging(raw), connect=HURRIED) == NotSent(Cause.PROXY_UNREACHABLE)


def test_a_proxy_that_says_for_ever_that_it_is_at_it() -> None:
    def play(visit: Visit) -> None:
        visit.read_head()
        while not visit.stopping.is_set():
            visit.send(b"HTTP/1.1 102 Processing\r\n\r\n")

    assert both(play, connect=HURRIED) == NotSent(Cause.PROXY_UNREACHABLE)


@hypothesis.given(
    st.sampled_from([b"", b"HTTP/1.1 407 x\r\n", b"HTTP/1.1 407 x\r\nProxy-Authenticate: "]),
    st.binary(max_size=60) | st.text('BasicNTLM,= "\\\r\n:', max_size=40).map(str.encode),
    st.sampled_from([b"", b"\r\n\r\n"]),
)
@hypothesis.settings(max_examples=60, deadline=None)
def test_whatever_it_answers_it_was_the_proxy(start: bytes, middle: bytes, end: bytes) -> None:
    with Server(refusing(start + middle + end)) as server:
        outcome = called(network_of(Proxy("http", "127.0.0.1", server.port)))
    assert isinstance(outcome, NotSent)
    assert outcome.cause.name.startswith("PROXY_")
    assert outcome.diagnosis is not None
    assert all(type(login) is ProxyLogin for login in outcome.diagnosis.logins)


@pytest.mark.usefixtures("trusted")
def test_a_proxy_over_tls_that_refuses(authority: Authority) -> None:
    outcome = both(asking("NTLM"), scheme="https", tls=identity(authority, "localhost"))
    assert outcome == NotSent(Cause.PROXY_LOGIN_UNKNOWN, 407)


def test_the_certificate_of_a_proxy_is_not_the_services(stranger: Authority) -> None:
    outcome = both(silent, scheme="https", tls=identity(stranger, "localhost"))
    assert outcome == NotSent(Cause.PROXY_TLS)


def test_a_proxy_that_speaks_no_tls() -> None:
    outcome = both(lambda visit: visit.send(http(400)), scheme="https")
    assert outcome == NotSent(Cause.PROXY_TLS)


def test_a_proxy_where_nobody_listens() -> None:
    with closed_port() as port:
        network = network_of(Proxy("http", "127.0.0.1", port))
        assert called(network) == NotSent(Cause.PROXY_UNREACHABLE)


@pytest.mark.parametrize("scheme", ["socks", "socks4", "socks4a", "socks5", "socks5h"])
def test_a_proxy_of_socks_is_said(scheme: str) -> None:
    network = network_of(Proxy.parse(f"{scheme}://127.0.0.1:1"))
    assert called(network) == NotSent(Cause.PROXY_SOCKS)
    assert probed(network) == (Step.PROXY, Cause.PROXY_SOCKS)
