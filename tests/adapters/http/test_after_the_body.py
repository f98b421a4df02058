"""After the body has left, the outcome is uncertain unless the documented answer arrives."""

import gzip
import time
import tracemalloc

import pytest

from cammer_desktop.domain import vendor
from cammer_desktop.domain.outcome import Cause, Uncertain
from tests.adapters.http.calls import call
from tests.samples import NAME, SUCCESS
from tests.servers import (
    Play,
    Server,
    Visit,
    answering,
    dripping,
    http,
    never_answering,
)

FIFTY_MEGABYTES = 50_000_000


@pytest.mark.parametrize(
    "play",
    [
        never_answering,
        dripping(b"HTTP/1.1 200 OK\r\n", b"X-More: yes\r\n"),
        dripping(b"", b"H"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n", b" "),
        dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silence", "headers", "first line", "body", "chunks", "100 Continue"],
)
def test_the_whole_deadline_holds_however_the_server_dawdles(play: Play) -> None:
    begun = time.monotonic()
    with Server(play) as server:
        assert call(server.address, whole=0.4) == Uncertain(Cause.TIMEOUT)
        assert time.monotonic() - begun < 10
        assert server.body_seen.wait(10)
    assert server.posts == 1


def test_an_answer_of_fifty_megabytes_is_not_read_to_its_end() -> None:
    with Server(answering(http(200, b" " * FIFTY_MEGABYTES))) as server:
        assert call(server.address) == Uncertain(Cause.TOO_LARGE, 200)
    assert server.posts == 1
    assert server.visits[0].sent < FIFTY_MEGABYTES / 2


def test_an_endless_answer_is_not_read_for_ever() -> None:
    def play(visit: Visit) -> None:
        visit.read_request()
        visit.send(b"HTTP/1.1 200 OK\r\n\r\n")
        while not visit.stopping.is_set():
            visit.send(b" " * 65536)

    with Server(play) as server:
        assert call(server.address) == Uncertain(Cause.TOO_LARGE, 200)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip"])
def test_a_compressed_bomb_is_not_unpacked(encoding: str) -> None:
    bomb = gzip.compress(b" " * FIFTY_MEGABYTES)
    answer = http(200, bomb, f"Content-Encoding: {encoding}")
    call_once_for_the_imports()
    with Server(answering(answer)) as server:
        tracemalloc.start()
        try:
            outcome = call(server.address)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert (outcome, server.posts) == (Uncertain(Cause.TOO_LARGE, 200), 1)
    assert most < 10_000_000


def call_once_for_the_imports() -> None:
    with Server(answering(http(200, SUCCESS))) as server:
        call(server.address)


def test_a_failure_of_our_own(monkeypatch: pytest.MonkeyPatch, logged_errors: list[object]) -> None:
    def broken(_http_status: int, _answer: bytes) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr(vendor, "outcome_of", broken)
    with Server(answering(http(200, SUCCESS))) as server:
        assert call(server.address) == Uncertain(Cause.INTERNAL)
    assert server.posts == 1
    assert len(logged_errors) == 1
    assert NAME not in str([vars(record) for record in logged_errors])
