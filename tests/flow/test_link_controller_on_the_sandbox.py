"""Making links over real sockets: whenever they are cancelled, every session is accounted for."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Uncertain
from cammer_desktop.domain.token import Token
from cammer_desktop.flow import link_controller
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from cammer_desktop.support import logs
from tests.adapters.http.calls import http_api
from tests.flow.parts import MS, Bench
from tests.samples import NAME, SECRET


def test_every_request_that_the_sandbox_saw_has_an_end_however_it_was_cancelled(
    sandbox: Sandbox,
    sandbox_address: ApiAddress,
    qapp: QCoreApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head_start = link_controller.HEAD_START
    bench = Bench(http_api(), qtbot)
    bench.vault.keep(sandbox_address, Token(DEFAULT_TOKEN))
    for number in range(100):
        # Some are cancelled before anything is sent: a call with a start may be gone at once.
        monkeypatch.setattr(link_controller, "HEAD_START", head_start if number % 10 else 0.0)
        bench.create(f"Ana {number}", sandbox_address)
        for _ in range(number * 20 if number % 10 else 0):  # another moment each time
            qapp.processEvents()
        bench.link_controller.cancel()
        bench.wait_for_end(number + 1)

    def all_is_accounted_for() -> bool:
        outcomes = [attempt.outcome for attempt in (*bench.ended, *bench.late)]
        told = {outcome.link for outcome in outcomes if isinstance(outcome, Created)}
        uncertain = [each.id for each in bench.ended if isinstance(each.outcome, Uncertain)]
        late = sorted(attempt.id for attempt in bench.late)
        return told == {received.link for received in sandbox.received} and late == uncertain

    qtbot.waitUntil(all_is_accounted_for, timeout=MS)
    assert 0 < len(sandbox.received) < 100
    bench.background.stop()


def test_a_call_that_was_let_go_hears_the_service_out(
    sandbox: Sandbox, sandbox_address: ApiAddress, qapp: QCoreApplication, qtbot: QtBot
) -> None:
    sandbox.script(Answer(b"", http_status=429, delay=0.2))
    bench = Bench(http_api(), qtbot)
    bench.vault.keep(sandbox_address, Token(DEFAULT_TOKEN))
    bench.create(address=sandbox_address)
    qtbot.waitUntil(lambda: bool(sandbox.received), timeout=MS)
    bench.link_controller.cancel()
    qtbot.waitUntil(lambda: bool(bench.late), timeout=MS)
    assert bench.outcomes == [Uncertain(Cause.CANCELLED)]
    assert bench.late[0].outcome == NotSent(Cause.TOO_MANY_REQUESTS, 429)
    bench.background.stop()


@pytest.mark.usefixtures("logged_errors", "qapp")
def test_nothing_of_anybody_is_on_disk_after_calls_of_every_kind(
    data_directory: Path, sandbox_address: ApiAddress, qtbot: QtBot
) -> None:
    logs.start(data_directory, debug=False)
    bench = Bench(http_api(), qtbot)
    for number, (word, token) in enumerate(
        [("", DEFAULT_TOKEN), ("#html", DEFAULT_TOKEN), ("", SECRET)]
    ):
        bench.vault.keep(sandbox_address, Token(token))
        bench.create(f"{NAME} {word}", sandbox_address)
        bench.wait_for_end(number + 1)
    logs.event(logs.Event.STARTED, name=NAME)  # type: ignore[arg-type]
    logging.getLogger("cammer_desktop.any").error("%s %s", NAME, SECRET)
    logs.stop()
    bench.background.stop()
    created = bench.outcomes[0]
    assert isinstance(created, Created)
    written = b"".join(path.read_bytes() for path in data_directory.rglob("*"))
    assert written.count(b"call ended") == 3
    for word in (NAME, NAME.split()[0], SECRET, "4141315854", created.link, "session/"):
        assert word.encode() not in written
