"""Answers that are odd but whole: no link is lost, and no fault of theirs is called ours."""

import gzip
import json
import ssl
import zlib

import pytest

from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome, Rejected, Uncertain
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import call
from tests.adapters.http.test_witness import times_told
from tests.samples import LINK, SUCCESS
from tests.servers import Server, answering, http
from tests.tls import identity

OK = b"HTTP/1.1 200 OK\r\n"
SIZE = b"%x" % len(SUCCESS)
LENGTH = b"Content-Length: %d\r\n" % len(SUCCESS)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
TEXT = SUCCESS.decode()
ACCENTED = TEXT.replace("Abraham", "José Peña")
RAW_DEFLATE = zlib.compress(SUCCESS)[2:-4]


def outcome_of(raw: bytes) -> Outcome:
    with Server(answering(raw)) as server:
        outcome = call(server.address)
    assert server.posts == 1
    return outcome


def packed(body: bytes, *codings: str) -> bytes:
    return http(200, body, *(f"Content-Encoding: {coding}" for coding in codings))


def chunked(size: bytes = SIZE, end: bytes = b"0\r\n\r\n", more: bytes = b"") -> bytes:
    """Return an answer in one chunk, with more headers."""
    return OK + CHUNKED + more + b"\r\n" + size + b"\r\n" + SUCCESS + b"\r\n" + end


def spoiled(header: str, body: bytes = SUCCESS) -> bytes:
    """Return an answer with this header before the length, and with something after its end."""
    return OK + header.encode() + b"\r\n" + LENGTH + b"\r\n" + body + b"surplus"


WHOLE = {
    "a chunk with an extension": chunked(SIZE + b";a=b"),
    "blanks after a size": chunked(SIZE + b"  "),
    "a chunk with a long extension": chunked(SIZE + b";" + b"x" * 200_000),
    "a last chunk 000": chunked(end=b"000\r\n\r\n"),
    "nothing after the last chunk": chunked(end=b"0\r\n"),
    "garbage after it": chunked(end=b"0\r\n" + b"x" * 99999),
    "chunks and a length": chunked(more=b"Content-Length: 7\r\n"),
    "a negative length": OK + b"Content-Length: -5\r\n\r\n" + SUCCESS,
    "a length that is none": OK + b"Content-Length: many\r\n\r\n" + SUCCESS,
    "a length with 5,000 digits": OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + SUCCESS,
    "the same length twice": OK + LENGTH + LENGTH + b"\r\n" + SUCCESS,
    "more than the length": OK + LENGTH + b"\r\n" + SUCCESS * 2,
    "a header without a colon": spoiled("no header"),
    "a header beyond ASCII": spoiled("X-Operación: 5"),
    "a header with blanks in its name": spoiled("X Y : 5"),
    "a line that says From": spoiled("From me to you"),
    "a carriage return in a header": spoiled("X: a\rb"),
    "a folded header": spoiled("X: a\r\n b"),
    "an odd cookie": spoiled("Set-Cookie: a=b; max-age"),
    "a thousand headers": spoiled("\r\n".join(["X: y", "Set-Cookie: a"] * 500)),
    "a header of 200 KB": spoiled("X: " + "y" * 200_000),
    "a header folded a thousand times": spoiled("Date: a" + "\r\n b" * 1000),
    "an address of 200 KB": spoiled("Location: /" + "y" * 200_000),
    "a length said 200 times": OK + LENGTH * 200 + b"\r\n" + SUCCESS,
    "a reason of 200 KB": spoiled("").replace(b"OK\r\n\r\n", b"y" * 200_000 + b"\r\n", 1),
    "an interim answer of them all": b"HTTP/1.1 103 X\r\n"
    + b"X: y\r\n" * 200
    + b"Date: a\r\n"
    + b" \r\n" * 70_000
    + b"\r\n"
    + http(200, SUCCESS),
    "an odd type": spoiled('Content-Type: multipart/mixed; boundary="; charset=utf-99; ='),
    "an odd date": spoiled("Date: Fri, 31 Dec 9999 23:59:59 -2359"),
    "lines without a carriage return": (OK + LENGTH).replace(b"\r", b"") + b"\n" + SUCCESS,
    "gzip": packed(gzip.compress(SUCCESS), "gzip"),
    "GZIP": packed(gzip.compress(SUCCESS), "GZIP"),
    "gzip with garbage after it": packed(gzip.compress(SUCCESS) + b"garbage", "gzip"),
    "gzip twice": packed(gzip.compress(gzip.compress(SUCCESS)), "gzip", "gzip"),
    "deflate": packed(zlib.compress(SUCCESS), "deflate"),
    "deflate without its frame": packed(RAW_DEFLATE, "deflate"),
    "an unknown coding that is none": packed(SUCCESS, "utf-8"),
    "identity": packed(SUCCESS, "identity"),
    "a byte order mark": http(200, b"\xef\xbb\xbf" + SUCCESS),
    "two of them": http(200, b"\xef\xbb\xbf" * 2 + SUCCESS),
    "UTF-16": http(200, TEXT.encode("utf-16")),
    "UTF-16 without a mark": http(200, TEXT.encode("utf-16-be")),
    "UTF-32": http(200, TEXT.encode("utf-32")),
    "keys twice": http(200, SUCCESS.replace(b"{", b'{"statusCode": 7, ', 1)),
    "half of a surrogate": http(200, SUCCESS.replace(b'"Success"', rb'"\ud83d"')),
    "a number of 10,000 digits": http(200, b'{"id": ' + b"9" * 10_000 + b"," + SUCCESS[1:]),
    "a number beyond all floats": http(200, b'{"id": 1e999999,' + SUCCESS[1:]),
    "a tab in a text": http(200, SUCCESS.replace(b"Success", b"Suc\tcess\x01")),
}


@pytest.mark.parametrize("raw", WHOLE.values(), ids=WHOLE)
def test_no_link_is_lost(raw: bytes) -> None:
    outcome = outcome_of(raw)
    assert isinstance(outcome, Created), outcome
    assert outcome.link == LINK


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8", "utf-16", "utf-32-le"])
def test_a_name_is_read_in_any_encoding(encoding: str) -> None:
    outcome = outcome_of(http(200, ACCENTED.encode(encoding)))
    assert isinstance(outcome, Created)
    assert outcome.customer is not None
    assert "José Peña" in outcome.customer.texts.values()


CUT = {
    "a head that ends in a header": b"HTTP/1.1 429 X\r\nRetry-Af",
    "a head that ends after a header": b"HTTP/1.1 401 X\r\nContent-Type: a/b\r\n",
    "a head that ends in the status": b"HTTP/1.1 401",
    "a size of a chunk without its end": OK + CHUNKED + b"\r\n0",
    "a chunk without its end": chunked()[:-20],
    "no last chunk": chunked(end=b""),
}
NO_HTTP = {
    "a chunk of minus one byte": chunked(b"-1"),
    "a chunk of minus five bytes": chunked(b"-5"),
    "a size as Python writes it": chunked(b"0x10"),
    "an endless size": OK + CHUNKED + b"\r\n" + b"f" * 300_000,
    "an endless extension": OK + CHUNKED + b"\r\n5;" + b"x" * 300_000,
    "headers of half a megabyte": OK + (b"X: " + b"y" * 60_000 + b"\r\n") * 9 + b"\r\n",
    "lines that are no headers for ever": OK + b"nothing\r\n" * 50_000,
    "two lengths": OK + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\n" + SUCCESS,
    "gzip that is damaged": packed(gzip.compress(SUCCESS)[:20] + b"x" * 50, "gzip"),
    "a coding within another that is not": packed(gzip.compress(SUCCESS), "gzip, gzip"),
    "six codings": packed(SUCCESS, "gzip, gzip, gzip, gzip, gzip, gzip"),
}


@pytest.mark.parametrize("raw", CUT.values(), ids=CUT)
def test_what_was_cut_tells_nothing(raw: bytes) -> None:
    assert outcome_of(raw) == Uncertain(Cause.BROKEN_OFF)


@pytest.mark.parametrize("raw", NO_HTTP.values(), ids=NO_HTTP)
def test_what_is_no_http_is_not_understood(raw: bytes) -> None:
    outcome = outcome_of(raw)
    assert isinstance(outcome, Uncertain)
    assert outcome.cause is Cause.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        (("1" + "0" * 400,), 86_400),
        (("0" * 5000 + "7",), 7),
        (("-5",), None),
        (("1.5",), None),
        (("5", "9"), None),
        (("Fri, 31 Dec 0000 23:59:59 GMT",), 0),
        (("Fri, 31 Dec 9999 23:59:59 -2359",), None),
        (("Sat, 01 Jan 2022 00:00:00 +9999",), None),
        (("mañana",), None),
        (("²",), None),
        (("(" * 5000,), None),
    ],
)
def test_an_absurd_pause_is_none(headers: tuple[str, ...], seconds: int | None) -> None:
    raw = http(429, b"", *(f"Retry-After: {value}" for value in headers))
    raw = raw.decode().encode("latin-1")
    assert outcome_of(raw) == NotSent(Cause.TOO_MANY_REQUESTS, 429, seconds)
    assert isinstance(outcome_of(raw.replace(b"Length: 0", LENGTH[8:-2]) + SUCCESS), Created)


@pytest.mark.usefixtures("trusted")
def test_a_date_at_the_end_of_all_times_is_none(authority: Authority) -> None:
    tls: ssl.SSLContext = identity(authority, "localhost")
    date = "Date: Fri, 31 Dec 9999 23:59:59 -2359"
    with Server(answering(http(200, SUCCESS, date)), tls) as server:
        assert times_told(server.address) == []


def test_a_status_code_of_many_digits_is_no_success() -> None:
    body = b'{"statusCode": %s, "data": {"link": "https://a.example"}}'
    assert outcome_of(http(200, body % (b"9" * 5000))) == Uncertain(Cause.NOT_UNDERSTOOD, 200)
    assert isinstance(outcome_of(http(200, body % (b"9" * 50))), Rejected)


def test_a_long_number_among_the_details_is_shown() -> None:
    body = b'{"statusCode": 2, "detail": {"cellphone": [%s]}}' % (b"7" * 5000)
    outcome = outcome_of(http(400, body))
    assert isinstance(outcome, Rejected)
    assert outcome.fields == {"cellphone": ("7" * 5000,)}


def test_nesting_beyond_all_reading_is_no_envelope() -> None:
    body = json.dumps({"statusCode": 0, "data": {"link": LINK}}).encode()
    deep = body.replace(b"{", b'{"x": ' + b"[" * 99_999 + b"]" * 99_999 + b", ", 1)
    assert outcome_of(http(200, deep)) == Uncertain(Cause.NOT_UNDERSTOOD, 200)
