"""What reaches the sandbox and is not meant for it: refused, closed, and not kept."""

import socket
import threading

import pytest

from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support.waiting import in_background
from tests.sandbox.posting import ANA, ENDPOINT, HEADERS, head, port_of, post

BODY = b'{"name": "Ana", "cellphone": "+584141315854"}'
LENGTH = {"Content-Length": str(len(BODY))}


def connected(sandbox: Sandbox) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(sandbox)), timeout=20)


def told(sandbox: Sandbox, sent: bytes) -> bytes:
    """Send this and return all that comes until the connection is closed."""
    with connected(sandbox) as connection:
        connection.sendall(sent)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def status(answer: bytes) -> int:
    """Return the status of an answer, after checking that there is one only."""
    assert answer.count(b"HTTP/1.1 ") == 1, answer
    return int(answer.split()[1])


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost"])
def test_it_answers_to_its_own_names(sandbox: Sandbox, name: str) -> None:
    headers = {**HEADERS, "Host": f"{name}:{port_of(sandbox)}"}
    assert post(sandbox, headers=headers).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.rebound.example:{port}",
        "x@127.0.0.1:{port}",
        "localhost.:{port}",
        "[::1]:{port}",
        "",
    ],
)
def test_and_to_no_other(sandbox: Sandbox, host: str) -> None:
    headers = {**HEADERS, "Host": host.format(port=port_of(sandbox))}
    answer = post(sandbox, headers=headers)
    assert (answer.status, answer.body) == (421, b"")
    assert post(sandbox, headers=headers, method="GET").status == 421
    assert sandbox.received == []


@pytest.mark.parametrize("origin", ["https://page.example", "null", "http://127.0.0.1:80"])
def test_no_web_page_is_answered(sandbox: Sandbox, origin: str) -> None:
    answer = post(sandbox, headers={**HEADERS, "Origin": origin})
    assert (answer.status, answer.body) == (403, b"")
    assert post(sandbox, headers={"Origin": origin}, method="OPTIONS").status == 501
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert sandbox.received == []


TWICE = "Content-Length: 1\r\nContent-Length"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"Transfer-Encoding": "chunked"}, 411),
        ({"Transfer-Encoding": "chunked", **LENGTH}, 411),
        ({TWICE: str(len(BODY))}, 400),
        ({"Content-Length": "+45"}, 411),
        ({"Content-Length": "4_5"}, 411),
        ({"Content-Length": "45, 45"}, 411),
        ({"Content-Length": "-45"}, 411),
        ({"Content-Length": "0x2d"}, 411),
        ({"Content-Length": "9" * 5000}, 413),
        ({"X: x\r\nHost": "x", **LENGTH}, 400),
        ({"X": "x" * 70_000, **LENGTH}, 431),
        ({f"X-{n}": "x" for n in range(200)}, 431),
        ({"no colon\r\nX": "x", **LENGTH}, 411),
    ],
)
def test_what_has_no_clear_end_is_answered_and_closed(
    sandbox: Sandbox, more: dict[str, str], expected: int
) -> None:
    sent = head(sandbox, **HEADERS, **more) + BODY
    assert status(told(sandbox, sent + sent)) == expected
    assert sandbox.received == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"GET {ENDPOINT} HTTP/1.1", 405),
        (f"PUT {ENDPOINT} HTTP/1.1", 501),
        (f"POST {ENDPOINT} HTTP/2.0", 505),
        (f"POST {ENDPOINT} HTTP/x", 400),
        (f"POST {'/' * 70_000} HTTP/1.1", 414),
        ("POST", 400),
    ],
)
def test_nothing_that_follows_a_refused_request_is_taken_for_another(
    sandbox: Sandbox, line: str, expected: int
) -> None:
    inside = head(sandbox, **HEADERS, **LENGTH) + BODY
    length = {"Content-Length": str(len(inside))}
    answer = told(sandbox, head(sandbox, line=line, **length) + inside)
    assert b" %d " % expected in answer or b"Error code: %d" % expected in answer
    assert b"statusCode" not in answer
    assert sandbox.received == []


def test_who_sends_too_much_gets_to_the_answer(sandbox: Sandbox) -> None:
    assert post(sandbox, b" " * 3_000_000).status == 413
    assert sandbox.received == []


def test_an_old_client_is_answered_and_its_connection_closed(sandbox: Sandbox) -> None:
    line = f"POST {ENDPOINT} HTTP/1.0"
    answer = told(sandbox, head(sandbox, line=line, **HEADERS, **LENGTH) + BODY)
    assert status(answer) == 200


@pytest.mark.parametrize("sent", ["", "POST ", "whole head"])
def test_who_sends_too_slowly_is_left(sent: str) -> None:
    sandbox = Sandbox(patience=0.3)
    sandbox.start()
    begun = head(sandbox, **{"Content-Length": "100000"}) if sent == "whole head" else sent.encode()
    with connected(sandbox) as connection:
        connection.sendall(begun)
        connection.settimeout(0.05)
        for _ in range(400):  # another byte each time, so that no single wait is long
            try:
                if not connection.recv(100):
                    break
                connection.sendall(b"x")
            except TimeoutError:
                connection.sendall(b"x" if sent else b"")
            except ConnectionError:
                break
        else:
            pytest.fail("it still listens")
    assert post(sandbox).status == 200
    sandbox.stop()


def test_too_many_connections_do_not_keep_it_busy(sandbox: Sandbox) -> None:
    idle = [connected(sandbox) for _ in range(100)]
    one_too_many = connected(sandbox)
    assert one_too_many.recv(1) == b""
    for connection in (one_too_many, *idle):
        connection.close()
    while True:  # until one of them is seen to have gone
        try:
            assert post(sandbox).status == 200
            break
        except ConnectionError:
            threading.Event().wait(0.01)


def test_what_is_kept_has_an_end(sandbox: Sandbox) -> None:
    sandbox.script(*[Answer(b"")] * 1_020)
    calls = [
        in_background(lambda: [post(sandbox) for _ in range(102)], "caller") for _ in range(10)
    ]
    for call in calls:
        call.result(60)
    assert len(sandbox.received) == 1_000
    large = {**ANA, "ticket": {"title": "x", "description": "x" * 900_000}}
    for _ in range(12):
        assert post(sandbox, large).status == 200
    kept = sandbox.received
    assert len(kept) == 11
    assert kept[-1].link is not None
