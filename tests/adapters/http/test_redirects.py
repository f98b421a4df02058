"""A redirect is judged by its envelope or its status, as other answers are; nothing is followed."""

import gzip
from collections.abc import Iterator

import pytest

from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from tests.adapters.http.calls import Answers
from tests.samples import FIELDS_REFUSED, LINK, SUCCESS
from tests.servers import http

EVERY = range(300, 400)
BOMB = gzip.compress(b" " * 50_000_000)
LOCATIONS = {
    "none": (),
    "empty": ("Location: ",),
    "no address": ("Location: http://[::1",),
    "no port": ("Location: https://a.example:port/",),
    "beyond ASCII": ("Location: /sesión/☎",),
    "control characters": ("Location: \x00\x01\x7f",),
    "huge": ("Location: https://a.example/" + "x" * 60_000,),
    "several": ("Location: /a", "Location: /b", "Location: //c"),
    "another scheme": ("Location: javascript:alert(1)",),
}


@pytest.fixture(scope="module")
def answers() -> Iterator[Answers]:
    with Answers() as made:
        yield made


def by_status(status: int) -> Outcome:
    """Return the outcome of a redirect without an envelope, by the table."""
    if status in (301, 307, 308):
        return NotSent(Cause.REDIRECT, status)
    leads_on = status in (302, 303)
    return Uncertain(Cause.REDIRECT if leads_on else Cause.NOT_UNDERSTOOD, status)


def created(outcome: Outcome) -> bool:
    return isinstance(outcome, Created) and outcome.link == LINK


@pytest.mark.parametrize("status", EVERY)
def test_the_table_holds_for_every_redirect(answers: Answers, status: int) -> None:
    where = f"Location: http://127.0.0.1:{answers.port}/api"
    assert answers.outcome(http(status, b"", where)) == by_status(status)
    assert answers.outcome(http(status, b"<html>Moved</html>", where)) == by_status(status)
    assert created(answers.outcome(http(status, SUCCESS, where)))
    refused = answers.outcome(http(status, FIELDS_REFUSED, where))
    assert isinstance(refused, Rejected)
    assert (refused.reason, refused.http_status) == (RejectionReason.FIELDS, status)


@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 305, 306, 307, 308, 399])
@pytest.mark.parametrize("where", LOCATIONS.values(), ids=LOCATIONS)
def test_where_it_leads_does_not_matter(
    answers: Answers, status: int, where: tuple[str, ...]
) -> None:
    assert answers.outcome(http(status, b"", *where)) == by_status(status)
    assert created(answers.outcome(http(status, SUCCESS, *where)))


@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 305, 306, 307, 308, 399])
def test_nothing_is_read_of_one_beyond_the_limit(answers: Answers, status: int) -> None:
    large = answers.outcome(http(status, BOMB, "Location: /a", "Content-Encoding: gzip"))
    assert large == by_status(status)
    endless = b"HTTP/1.1 %d X\r\nLocation: /a\r\nContent-Length: 50000000\r\n\r\n" % status
    assert answers.outcome(endless + b" " * 50_000_000) == by_status(status)
    assert answers.visits[-1].sent < 25_000_000


@pytest.mark.parametrize("status", [204, 205, 304])
def test_a_status_that_says_there_is_no_body(answers: Answers, status: int) -> None:
    head = b"HTTP/1.1 %d X\r\n" % status
    nothing = Uncertain(Cause.NOT_UNDERSTOOD, status)
    assert answers.outcome(head + b"\r\n") == nothing
    assert answers.outcome(head + b"Content-Length: 0\r\n\r\n") == nothing
    assert answers.outcome(head + b"Content-Length: many\r\n\r\n") == nothing
    assert answers.outcome(http(status, b"surplus")) == nothing
    assert created(answers.outcome(http(status, SUCCESS)))
    assert created(answers.outcome(head + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(SUCCESS)))
    cut = answers.outcome(http(status, SUCCESS)[:-9])
    assert isinstance(cut, Uncertain)


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content)
