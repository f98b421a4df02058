"""The table of outcomes, row by row, over real sockets, with exactly one POST each."""

import gzip
import json

import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Customer
from tests.adapters.http.calls import call
from tests.samples import (
    FIELDS_REFUSED,
    LINK,
    SUCCESS,
    TICKET_REFUSED,
    TOKEN_REFUSED,
)
from tests.servers import Play, Server, answering, http, resetting
from tests.systems import not_under_wine

HTML = b"<!DOCTYPE html><title>Bienvenido</title>"
CREATED = Created(
    LINK,
    Customer(
        {
            Field.NAME: "Abraham",
            Field.EMAIL: "abraham@ocularsolution.com",
            Field.PHONE: "+584141315854",
        }
    ),
)


def not_understood(http_status: int = 200) -> Outcome:
    return Uncertain(Cause.NOT_UNDERSTOOD, http_status)


def code(value: object, **more: object) -> bytes:
    return json.dumps({"statusCode": value, "message": "m", **more}).encode()


def outcome_and_posts(play: Play) -> tuple[Outcome, int]:
    with Server(play) as server:
        outcome = call(server.address)
    return outcome, server.posts


@pytest.mark.parametrize("http_status", [200, 201, 302, 400, 500])
def test_created(http_status: int) -> None:
    assert outcome_and_posts(answering(http(http_status, SUCCESS))) == (CREATED, 1)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (
            http(200, TOKEN_REFUSED),
            Rejected(RejectionReason.TOKEN, 9, 200, "No Authorization token"),
        ),
        (
            http(401, TOKEN_REFUSED),
            Rejected(RejectionReason.TOKEN, 9, 401, "No Authorization token"),
        ),
        (http(401), Rejected(RejectionReason.TOKEN, http_status=401)),
        (http(403, HTML), Rejected(RejectionReason.TOKEN, http_status=403)),
    ],
)
def test_rejected_for_the_token(answer: bytes, outcome: Outcome) -> None:
    assert outcome_and_posts(answering(answer)) == (outcome, 1)


@pytest.mark.parametrize("http_status", [200, 400, 429, 500])
@pytest.mark.parametrize(
    ("answer", "key"), [(FIELDS_REFUSED, "cellphone"), (TICKET_REFUSED, "ticket.title")]
)
def test_rejected_for_a_field(answer: bytes, key: str, http_status: int) -> None:
    fields = {key: (f"SessionLinkControllerValidator: {key} is required.",)}
    outcome = Rejected(RejectionReason.FIELDS, 2, http_status, "Campos no cumplen", fields)
    assert outcome_and_posts(answering(http(http_status, answer))) == (outcome, 1)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (http(200, code(42)), Rejected(RejectionReason.OTHER, 42, 200, "m")),
        (http(503, code(-1)), Rejected(RejectionReason.OTHER, -1, 503, "m")),
        (
            http(200, code(7, detail={"campaign": ["x", "y"]})),
            Rejected(RejectionReason.OTHER, 7, 200, "m", {"campaign": ("x", "y")}),
        ),
        *(
            (http(status, HTML), Rejected(RejectionReason.HTTP, http_status=status))
            for status in (400, 404, 405, 407, 410, 413, 415, 418, 422, 451)
        ),
    ],
)
def test_rejected_otherwise(answer: bytes, outcome: Outcome) -> None:
    assert outcome_and_posts(answering(answer)) == (outcome, 1)


@pytest.mark.parametrize(
    ("http_status", "cause"),
    [
        (429, Cause.TOO_MANY_REQUESTS),
        (301, Cause.REDIRECT),
        (307, Cause.REDIRECT),
        (308, Cause.REDIRECT),
    ],
)
def test_not_sent_says_the_service(http_status: int, cause: Cause) -> None:
    answer = http(http_status, HTML, "Location: https://elsewhere.invalid/")
    assert outcome_and_posts(answering(answer)) == (NotSent(cause, http_status), 1)


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("30", 30),
        ("0", 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0),
        ("00600", 600),
        ("86401", 86_400),
        ("100000", 86_400),
        ("9" * 5000, 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("-5", None),
        ("", None),
        ("pronto", None),
        ("٣٠", None),
    ],
)
def test_how_long_the_service_asks_to_wait(retry_after: str, seconds: int | None) -> None:
    answer = http(429, HTML, f"Retry-After: {retry_after}")
    expected = NotSent(Cause.TOO_MANY_REQUESTS, 429, seconds)
    assert outcome_and_posts(answering(answer)) == (expected, 1)


@pytest.mark.parametrize(
    ("http_status", "cause"),
    [
        (302, Cause.REDIRECT),
        (303, Cause.REDIRECT),
        (408, Cause.TIMEOUT),
        *((status, Cause.SERVICE_DOWN) for status in (500, 502, 503, 504, 599)),
    ],
)
def test_uncertain_by_the_http_status(http_status: int, cause: Cause) -> None:
    answer = http(http_status, HTML, "Location: https://elsewhere.invalid/")
    assert outcome_and_posts(answering(answer)) == (Uncertain(cause, http_status), 1)


@pytest.mark.parametrize("page", [HTML, b" \n" + HTML, b"\xef\xbb\xbf" + HTML, b"<"])
def test_uncertain_since_a_web_page_answered(page: bytes) -> None:
    expected = Uncertain(Cause.PORTAL, 200)
    assert outcome_and_posts(answering(http(200, page))) == (expected, 1)


def test_uncertain_since_the_network_wants_a_login_first() -> None:
    expected = Uncertain(Cause.PORTAL, 511)
    assert outcome_and_posts(answering(http(511, b"{}"))) == (expected, 1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        SUCCESS[:-1],
        b"[]",
        b'"Success"',
        b"{}",
        code("0", data={"link": LINK}),
        code(True, data={"link": LINK}),
        code(False, data={"link": LINK}),
        code(0.0, data={"link": LINK}),
        code(None, data={"link": LINK}),
        code(0),
        code(0, data={}),
        code(0, data={"link": ""}),
        code(0, data={"link": LINK.replace("https", "http")}),
        gzip.compress(SUCCESS),  # not declared as such
    ],
)
def test_uncertain_since_the_answer_is_not_the_documented_one(body: bytes) -> None:
    assert outcome_and_posts(answering(http(200, body))) == (not_understood(), 1)


@pytest.mark.parametrize(
    "play",
    [
        answering(b""),
        answering(http(200, SUCCESS)[:-1]),
        answering(http(429, HTML)[:-1]),
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + SUCCESS),
        answering(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"sta'),
        resetting(),
        pytest.param(
            resetting(b"HTTP/1.1 200 OK\r\n"),
            marks=not_under_wine("what is reset looks there as if it had ended"),
        ),
        resetting(http(200, SUCCESS)[:-10]),
    ],
    ids=[
        "nothing",
        "all but a byte",
        "a refusal but a byte",
        "less than announced",
        "half a chunk",
        "reset",
        "reset in the headers",
        "reset in the body",
    ],
)
def test_uncertain_since_the_line_broke(play: Play) -> None:
    assert outcome_and_posts(play) == (Uncertain(Cause.BROKEN_OFF), 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 smtp.example.com ESMTP\r\n" * 3,
        b"\x15\x03\x01\x00\x02\x02\x46",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 7\r\n\r\n" + SUCCESS,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"H" * 70_000,
        http(200, SUCCESS, "Content-Encoding: gzip"),
    ],
    ids=lambda raw: repr(raw[:30]),
)
def test_uncertain_since_it_is_no_http(raw: bytes) -> None:
    outcome, posts = outcome_and_posts(answering(raw))
    assert isinstance(outcome, Uncertain)
    assert (outcome.cause, posts) == (Cause.NOT_UNDERSTOOD, 1)
