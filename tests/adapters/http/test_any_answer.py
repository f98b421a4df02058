"""Whatever a server answers has an outcome, from one POST, and is never called a fault of ours.

`CAMMER_EXAMPLES=20000` tries so many answers, before a release (with `--timeout=0`).
"""

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from typing import Final

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.outcome import Cause, Created, NotSent, Rejected, Uncertain
from tests.adapters.http.calls import Answers
from tests.samples import FIELDS_REFUSED, LINK, SUCCESS, TOKEN_REFUSED

_EXAMPLES: Final = int(os.environ.get("CAMMER_EXAMPLES", "100"))
_MANY: Final = hypothesis.settings(
    max_examples=_EXAMPLES,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)

# Headers that mean nothing for the body.
_HARMLESS: Final = st.sampled_from(
    [
        b"Content-Type: application/json",
        b'Content-Type: multipart/mixed; boundary="; charset=utf-99',
        b"Date: Fri, 31 Dec 9999 23:59:59 -2359",
        b"Retry-After: " + b"9" * 5000,
        b"Retry-After: -1.5",
        b"Set-Cookie: a=b; max-age; version=1",
        b"Set-Cookie2: ;;=;",
        b"Location: https://[::1",
        b"Location: /\xff\x00",
        b"Connection: keep-alive",
        b"Proxy-Authenticate: NTLM",
        b"no header",
        b"X-Operaci\xc3\xb3n: 5",
        b": nothing",
        b"X: a\r\n folded",
        b"X: a\rb",
        b"From me to you",
    ]
)
_ODD: Final = _HARMLESS | st.sampled_from(
    [
        b"Content-Length: 5",
        b"Content-Length: -5",
        b"Content-Length: 5, 7",
        b"Content-Length: 1_0",
        b"Content-Length: " + b"9" * 5000,
        b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: gzip, chunked",
        b"Transfer-Encoding: identity",
        b"Content-Encoding: gzip",
        b"Content-Encoding: deflate",
        b"Content-Encoding: br, zstd",
        b"Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip",
        b"Content-Encoding: ,",
    ]
)
_STATUS: Final = st.integers(200, 999).map(b"HTTP/1.1 %d X".__mod__)
_ODD_STATUS: Final = st.sampled_from(
    [b"HTTP/1.0 200", b"HTTP/2 200 OK", b"HTTP/1.1 20", b"HTTP/1.1 101 X", b"ICY 200 OK", b""]
)
# Together within the bound for a head.
_BULK: Final = st.sampled_from(
    [
        b"",
        b"X: y\r\n" * 150,
        b"Set-Cookie: a=b\r\n" * 5000,
        b"X: " + b"y" * 150_000 + b"\r\n",
        b"Location: /" + b"y" * 150_000 + b"\r\n",
        b"Date: a\r\n" + b" b\r\n" * 40_000,
    ]
)
_INTERIM: Final = st.lists(
    st.integers(100, 199)
    .filter(lambda status: status != 101)
    .map(lambda status: b"HTTP/1.1 %d X\r\nX: y\r\n\r\n" % status),
    max_size=3,
).map(b"".join)
_JSON: Final = st.sampled_from(
    [
        SUCCESS,
        FIELDS_REFUSED,
        TOKEN_REFUSED,
        b"[" * 5000,
        b'{"statusCode": %s}' % (b"9" * 5000),
        b'{"statusCode": 2, "detail": %s1%s}' % (b"[" * 900, b"]" * 900),
        b'{"statusCode": 2, "detail": {"a": [NaN, 1e999, "\\ud800"]}}',
        b'{"statusCode": 0, "data": {"link": "https://\\ud800/\\u0000"}}',
    ]
)
_CODINGS: Final[dict[bytes, Callable[[bytes], bytes]]] = {
    b"": bytes,
    b"Content-Encoding: gzip\r\n": gzip.compress,
    b"Content-Encoding: deflate\r\n": zlib.compress,
    b"Content-Encoding: gzip\r\nContent-Encoding: deflate\r\n": lambda body: zlib.compress(
        gzip.compress(body)
    ),
}


@st.composite
def chunked(draw: st.DrawFn, body: bytes) -> bytes:
    """Return a body in chunks of any size, some with an extension."""
    chunks = []
    while body:
        size = draw(st.integers(1, 100))
        chunk, body = body[:size], body[size:]
        extension = draw(st.sampled_from([b"", b";a=b", b' ; a="\xff"', b";" + b"x" * 70_000]))
        chunks.append(b"%x%s\r\n%s\r\n" % (len(chunk), extension, chunk))
    return (
        b"".join(chunks) + b"0\r\n" + draw(st.sampled_from([b"\r\n", b"X: y\r\n\r\n", b"", b"?"]))
    )


@st.composite
def whole(draw: st.DrawFn) -> bytes:
    """Return an answer with a link, all of whose bytes arrive."""
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1"]))
    coding = draw(st.sampled_from(sorted(_CODINGS)))
    body = _CODINGS[coding](SUCCESS.decode().replace("Abraham", "José").encode(encoding))
    framing = draw(st.sampled_from(["length", "chunks", "end"]))
    head = draw(_INTERIM) + draw(_STATUS.filter(lambda line: line[9:12] not in (b"204", b"304")))
    for header in draw(st.lists(_HARMLESS, max_size=4)):
        head += b"\r\n" + header
    head += b"\r\n" + draw(_BULK) + coding
    if framing == "length":
        return head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    if framing == "chunks":
        return head + b"Transfer-Encoding: chunked\r\n\r\n" + draw(chunked(body))
    return head + b"\r\n" + body


@st.composite
def odd(draw: st.DrawFn) -> bytes:
    """Return an answer of odd parts."""
    head = [draw(_STATUS | _ODD_STATUS), *draw(st.lists(_ODD, max_size=5))]
    body = draw(_JSON)
    body = _CODINGS[draw(st.sampled_from(sorted(_CODINGS)))](body)
    body = draw(st.just(body) | chunked(body[:2000]))
    return draw(_INTERIM) + b"\r\n".join(head) + b"\r\n\r\n" + body


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """Return an answer in which some bytes are others, or that is cut off."""
    raw = draw(whole() | odd())
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(raw)))
        raw = raw[:place] + draw(st.binary(max_size=3)) + raw[place + draw(st.integers(0, 3)) :]
    return raw[: draw(st.just(len(raw)) | st.integers(0, len(raw)))]


@pytest.fixture(scope="module")
def answers() -> Iterator[Answers]:
    with Answers() as made:
        yield made


@_MANY
@hypothesis.given(raw=whole())
def test_a_link_that_arrives_whole_is_never_lost(answers: Answers, raw: bytes) -> None:
    outcome = answers.outcome(raw)
    assert isinstance(outcome, Created), outcome
    assert outcome.link == LINK


@_MANY
@hypothesis.given(raw=odd() | spoiled() | st.binary())
def test_any_bytes_have_an_outcome_that_blames_nobody_else(
    answers: Answers, raw: bytes, logged_errors: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    outcome = answers.outcome(raw)
    if isinstance(outcome, NotSent | Uncertain):
        assert outcome.cause in (
            Cause.BROKEN_OFF,
            Cause.NOT_UNDERSTOOD,
            Cause.PORTAL,
            Cause.PROXY_PASSWORD,
            Cause.REDIRECT,
            Cause.SERVICE_DOWN,
            Cause.TIMEOUT,
            Cause.TOO_MANY_REQUESTS,
        )
    else:
        assert isinstance(outcome, Created | Rejected)
    assert logged_errors == []
    assert capfd.readouterr() == ("", "")
