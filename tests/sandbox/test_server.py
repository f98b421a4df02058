"""The sandbox as a server: recorded and refused requests, scripted answers, stopping."""

import socket
import threading

import pytest

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support.waiting import in_background
from tests.sandbox.posting import ANA, HEADERS, head, port_of, post


def test_it_listens_on_this_machine_alone(sandbox: Sandbox) -> None:
    assert sandbox.address.startswith("http://127.0.0.1:")
    assert ApiAddress.parse(sandbox.address).base == sandbox.address


def test_it_notes_every_request_in_order(sandbox: Sandbox) -> None:
    post(sandbox, {**ANA, "name": "uno"})
    post(sandbox, b"{", headers={"X-Extra": "ñ"})
    one, other = sandbox.received
    assert b"uno" in one.body
    assert one.headers["authorization"] == "sandbox"
    assert one.link is not None
    assert (other.body, other.link) == (b"{", None)


def test_scripted_answers_come_in_order_and_then_the_contract(sandbox: Sandbox) -> None:
    sandbox.script(
        Answer(b"uno", http_status=418, headers={"X-Extra": "a"}),
        Answer(envelope(True, "dos"), content_type="text/plain"),
    )
    first, second, third = (post(sandbox) for _ in range(3))
    assert (first.status, first.body, first.headers["X-Extra"]) == (418, b"uno", "a")
    assert second.json == {"statusCode": True, "message": "dos"}
    assert second.headers["Content-Type"] == "text/plain"
    assert third.json["statusCode"] == 0


def test_a_scripted_answer_can_be_no_answer(sandbox: Sandbox) -> None:
    sandbox.script(Answer(b"", hang_up=True))
    with pytest.raises(ConnectionError):
        post(sandbox)
    assert len(sandbox.received) == 1


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
def test_there_is_only_the_one_call(sandbox: Sandbox, method: str) -> None:
    assert post(sandbox, method=method).status in (405, 501)
    assert post(sandbox, path="/api/other").status == 404
    assert sandbox.received == []


@pytest.mark.parametrize("length", ["", "-1", "x", "1000001", "9" * 30])
def test_a_request_of_no_or_too_great_a_length_is_refused(sandbox: Sandbox, length: str) -> None:
    with socket.create_connection(("127.0.0.1", port_of(sandbox)), timeout=20) as connection:
        connection.sendall(head(sandbox, **{"Content-Length": length}))
        assert connection.recv(100).split()[1] in (b"411", b"413")
    assert sandbox.received == []


def test_a_caller_that_hangs_up_within_the_body_made_no_request(sandbox: Sandbox) -> None:
    with socket.create_connection(("127.0.0.1", port_of(sandbox)), timeout=20) as connection:
        connection.sendall(head(sandbox, **{"Content-Length": "500"}) + b"{")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""
    assert sandbox.received == []


def test_many_callers_at_once_are_all_answered(sandbox: Sandbox) -> None:
    calls = [in_background(lambda: post(sandbox), "caller") for _ in range(30)]
    links = {call.result(20).json["data"]["link"] for call in calls}
    assert len(links) == len(sandbox.received) == 30


def test_headers_and_body_leave_in_one_piece(sandbox: Sandbox) -> None:
    # Two writes could be delayed by Nagle's algorithm and delayed ACK.
    with socket.create_connection(("127.0.0.1", port_of(sandbox)), timeout=20) as connection:
        connection.sendall(head(sandbox, **HEADERS, **{"Content-Length": "2"}) + b"{}")
        assert b'{"statusCode": 2' in connection.recv(65536)


def test_it_does_not_wait_for_the_names_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def hanging(*_arguments: object) -> str:
        raise AssertionError

    monkeypatch.setattr(socket, "getfqdn", hanging)
    sandbox = Sandbox()
    sandbox.start()
    sandbox.stop()


def test_stopping_drops_delayed_answers_at_once() -> None:
    sandbox = Sandbox()
    sandbox.start()
    sandbox.script(Answer(envelope(0, "Success"), delay=60.0))
    call = in_background(lambda: post(sandbox), "caller")
    while not sandbox.received:
        threading.Event().wait(0.01)
    sandbox.stop()
    with pytest.raises(ConnectionError):
        call.result(20)


def test_a_stopped_sandbox_takes_no_connection() -> None:
    sandbox = Sandbox()
    sandbox.start()
    port = port_of(sandbox)
    sandbox.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=20)


def test_a_sandbox_that_never_started_can_be_stopped() -> None:
    Sandbox().stop()


def test_a_taken_port_is_an_os_error(sandbox: Sandbox) -> None:
    with pytest.raises(OSError, match=r"in use|WinError 100(13|48)"):
        Sandbox(port=port_of(sandbox))
