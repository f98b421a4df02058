"""Ctrl+C, SIGTERM and a closed terminal, at every stage of a `link`."""

import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

import pytest

from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support.waiting import within
from tests.command_line.program import answer_of, ended, only_line, started_link
from tests.samples import LINK, SUCCESS
from tests.servers import Server, never_answering, silent
from tests.systems import interrupt, not_on_windows

# Seconds allowed for something that takes no time.
_GENEROUS = 20.0
if sys.platform == "win32":
    SIGNALS = [signal.SIGINT]  # Ctrl+C; no other signal can be sent
else:
    SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# A program that stops before one of its steps, as long as somebody writes to a pipe.
STOPPING = """
import sys
from cammer_desktop.__main__ import run
from cammer_desktop.commands import link
step, pipe = sys.argv[1:3]
del sys.argv[1:3]
go_on = getattr(link, step)
def stop(*arguments):
    with open(pipe) as file:
        file.read()
    return go_on(*arguments)
setattr(link, step, stop)
run()
"""
A_PIPE = not_on_windows("Windows has no pipes that are files")


class WatchedSandbox(Sandbox):
    """A sandbox with an event for its first request."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()

    def answer(self, headers: Mapping[str, str], body: bytes) -> Answer:
        answer = super().answer(headers, body)
        self.asked.set()
        return answer


def opened(pipe: Path) -> TextIO:
    """Open a named pipe for writing, which waits until somebody reads it."""
    return within(_GENEROUS, lambda: pipe.open("w"), "pipe")


@pytest.fixture
def sandbox() -> Iterator[WatchedSandbox]:
    sandbox = WatchedSandbox()
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.mark.parametrize("number", SIGNALS)
def test_before_the_body_left_nothing_is_sent(number: signal.Signals) -> None:
    # The server never answers the TLS handshake.
    with Server(silent) as server, started_link(f"https://127.0.0.1:{server.port}/api") as process:
        assert server.connected.wait(_GENEROUS)
        interrupt(process, number)
        done = ended(process)
    assert (done.returncode, done.stdout, server.posts) == (5, "", 0)
    assert "Se canceló" in only_line(done.stderr)


@pytest.mark.parametrize("number", SIGNALS)
def test_after_the_body_left_it_is_uncertain(number: signal.Signals) -> None:
    with Server(never_answering) as server, started_link(server.address.base) as process:
        assert server.body_seen.wait(_GENEROUS)
        interrupt(process, number)
        done = ended(process)
    assert (done.returncode, done.stdout, server.posts) == (6, "", 1)
    assert "Se canceló" in only_line(done.stderr)


def test_with_json_it_is_one_object(sandbox: WatchedSandbox) -> None:
    with started_link(sandbox.address, "--json", name="Ana #mudo") as process:
        assert sandbox.asked.wait(_GENEROUS)
        interrupt(process)
        done = ended(process)
    assert (done.returncode, done.stderr, len(sandbox.received)) == (6, "", 1)
    assert answer_of(done)["outcome"] == "uncertain"


@A_PIPE
@pytest.mark.parametrize("number", SIGNALS)
def test_before_anything_began_nothing_is_sent(
    sandbox: WatchedSandbox, tmp_path: Path, number: signal.Signals
) -> None:
    os.mkfifo(tmp_path / "pipe")
    program = ("-c", STOPPING, "load_settings", str(tmp_path / "pipe"))
    with (
        started_link(sandbox.address, "--json", program=program) as process,
        opened(tmp_path / "pipe"),
    ):
        interrupt(process, number)
        done = ended(process)
    assert (done.returncode, done.stderr, len(sandbox.received)) == (5, "", 0)
    assert answer_of(done)["outcome"] == "not_sent"


@A_PIPE
@pytest.mark.parametrize("number", SIGNALS)
def test_after_the_link_was_created_nothing_changes_any_more(
    sandbox: WatchedSandbox, tmp_path: Path, number: signal.Signals
) -> None:
    sandbox.script(Answer(SUCCESS))
    picture = tmp_path / "code.svg"
    os.mkfifo(tmp_path / "pipe")
    program = ("-c", STOPPING, "_save_picture", str(tmp_path / "pipe"))
    with started_link(sandbox.address, "--qr", str(picture), program=program) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == LINK + "\n"
        with opened(tmp_path / "pipe"):
            interrupt(process, number)
        done = ended(process)
    assert done.returncode == 0
    assert picture.read_bytes().endswith(b"</svg>\n")
    assert "Traceback" not in done.stderr
