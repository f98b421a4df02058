"""Ctrl+C, SIGTERM and a closed terminal, at every stage of a `link`."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support.waiting import within
from tests.adapters.http.calls import full_queue
from tests.command_line.program import answer_of, ended, only_line, run, run_link, started_link
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
import pkgutil, select, sys
from cammer_desktop.__main__ import run
from cammer_desktop.commands import interruption, link
place, pipe = sys.argv[1:3]
del sys.argv[1:3]
place, _, step = place.rpartition(".")
owner = pkgutil.resolve_name(place)
go_on = getattr(owner, step)
def stop(*arguments, **options):
    with open(pipe) as file:  # a signal just before a wait without a limit would not end it
        while not select.select([file], [], [], 0.1)[0]:
            pass
    return go_on(*arguments, **options)
setattr(owner, step, stop)
"""
LINK_COMMAND = "cammer_desktop.commands.link"
# A program in which what follows a link fails, for a reason of its own.
BROKEN = """
from cammer_desktop.__main__ import run
from cammer_desktop.commands import link
link._finish = lambda *arguments: 1 / 0
run()
"""
# A program that opens a pipe when it has begun to connect.
CONNECTING = """
import socket, sys
from cammer_desktop.__main__ import run
pipe = sys.argv.pop(1)
class Telling(socket.socket):
    def connect(self, address):
        try:
            super().connect(address)
        finally:
            open(pipe, "w").close()
socket.socket = Telling
run()
"""
# A program that is interrupted while it says what nobody reads.
UNREAD = """
import os, signal
from cammer_desktop.commands import cancellation
from cammer_desktop.support import console
os.dup2(os.pipe()[1], 2)
cancellation.begin()
def interrupt(*_signal):
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGALRM, interrupt)
# Again and again: one that comes just before the write, which never ends, is seen behind it.
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
console.say("x" * 1_000_000)
signal.pause()
"""
# A program whose standard error takes nothing.
DEAF = """
import os
from cammer_desktop.__main__ import run
_reading, writing = os.pipe()
os.set_blocking(writing, False)
try:
    while True:
        os.write(writing, b"x")
except BlockingIOError:
    os.set_blocking(writing, True)
os.dup2(writing, 2)
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


def stopping(step: str, folder: Path, more: str = "") -> tuple[str, ...]:
    """Return a program that stops before a step; the pipe for it is in the folder."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    return ("-c", f"{STOPPING}{more}\nrun()", step, str(pipe))


def opened(pipe: Path) -> TextIO:
    """Open a named pipe for writing, which waits until somebody reads it."""
    return within(_GENEROUS, lambda: pipe.open("w"), "pipe")


@contextmanager
def full_pipe() -> Iterator[int]:
    """Have a pipe for writing that takes nothing more, as nobody reads it."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(writing, bytes(1 << 16))
    os.set_blocking(writing, True)
    yield writing
    os.close(reading)
    os.close(writing)


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


@A_PIPE
@pytest.mark.parametrize("number", SIGNALS)
def test_while_it_connects_nothing_is_sent(tmp_path: Path, number: signal.Signals) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (
        full_queue() as port,
        started_link(
            f"http://127.0.0.1:{port}/api", program=("-c", CONNECTING, str(pipe))
        ) as process,
    ):
        assert within(_GENEROUS, pipe.read_bytes, "pipe") == b""
        interrupt(process, number)
        done = ended(process)
    assert (done.returncode, done.stdout) == (5, "")
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
    program = stopping(f"{LINK_COMMAND}.load_settings", tmp_path)
    with (
        started_link(sandbox.address, "--json", program=program) as process,
        opened(tmp_path / "pipe"),
    ):
        interrupt(process, number)
        done = ended(process)
    assert (done.returncode, done.stderr, len(sandbox.received)) == (5, "", 0)
    assert answer_of(done)["outcome"] == "not_sent"


class TestOnceThereIsALink:
    """It is told, nothing that hangs keeps the run from ending, and the exit code is its own."""

    @A_PIPE
    def test_one_that_is_still_being_recorded_is_told(
        self, sandbox: WatchedSandbox, tmp_path: Path
    ) -> None:
        sandbox.script(Answer(SUCCESS))
        step = "cammer_desktop.services.link_service:LinkCall.record"
        program = stopping(step, tmp_path, "interruption.GRACE = 30.0")
        with started_link(sandbox.address, program=program) as process:
            with opened(tmp_path / "pipe"):
                interrupt(process)
            done = ended(process)
        assert (done.returncode, done.stdout) == (0, LINK + "\n")
        assert "Se canceló" not in done.stderr

    @A_PIPE
    @pytest.mark.parametrize("number", SIGNALS)
    def test_a_signal_ends_what_hangs_after_it(
        self, sandbox: WatchedSandbox, tmp_path: Path, number: signal.Signals
    ) -> None:
        sandbox.script(Answer(SUCCESS))
        program = stopping(f"{LINK_COMMAND}._save_picture", tmp_path)
        picture = str(tmp_path / "code.svg")
        with (
            started_link(sandbox.address, "--qr", picture, program=program) as process,
            opened(tmp_path / "pipe"),
        ):
            interrupt(process, number)
            done = ended(process)
        assert (done.returncode, done.stdout) == (0, LINK + "\n")
        assert "Se canceló" not in done.stderr

    @A_PIPE
    def test_so_does_time(self, sandbox: WatchedSandbox, tmp_path: Path) -> None:
        sandbox.script(Answer(SUCCESS))
        step = f"{LINK_COMMAND}._save_picture"
        program = stopping(step, tmp_path, "link._REST_SECONDS = 0.1")
        picture = str(tmp_path / "code.svg")
        with (
            started_link(sandbox.address, "--qr", picture, program=program) as process,
            opened(tmp_path / "pipe"),
        ):
            done = ended(process)
        assert (done.returncode, done.stdout) == (0, LINK + "\n")
        assert not (tmp_path / "code.svg").exists()

    @A_PIPE
    @pytest.mark.parametrize("number", SIGNALS)
    @pytest.mark.parametrize("options", [(), ("--json",)])
    def test_one_that_nobody_reads_is_told_elsewhere(
        self,
        sandbox: WatchedSandbox,
        tmp_path: Path,
        number: signal.Signals,
        options: tuple[str, ...],
    ) -> None:
        sandbox.script(Answer(SUCCESS))
        program = stopping(f"{LINK_COMMAND}.print_outcome", tmp_path)
        with (
            full_pipe() as stdout,
            started_link(sandbox.address, *options, stdout=stdout, program=program) as process,
        ):
            opened(tmp_path / "pipe").close()
            interrupt(process, number)
            done = ended(process)
        assert done.returncode == 0
        assert done.stderr.splitlines()[0] == LINK

    @A_PIPE
    @pytest.mark.parametrize("number", SIGNALS)
    def test_what_is_refused_keeps_its_exit_code(
        self, sandbox: WatchedSandbox, tmp_path: Path, number: signal.Signals
    ) -> None:
        program = stopping(f"{LINK_COMMAND}._finish", tmp_path)
        with (
            started_link(sandbox.address, name="Ana #campos", program=program) as process,
            opened(tmp_path / "pipe"),
        ):
            interrupt(process, number)
            done = ended(process)
        assert (done.returncode, done.stdout) == (4, "")
        assert "Se canceló" not in done.stderr

    def test_an_error_of_ours_changes_nothing(self, sandbox: WatchedSandbox) -> None:
        sandbox.script(Answer(SUCCESS))
        program = ("-c", BROKEN)
        with started_link(sandbox.address, "--debug", program=program) as process:
            done = ended(process)
        assert (done.returncode, done.stdout) == (0, LINK + "\n")
        assert "ZeroDivisionError" in done.stderr
        assert "Traceback" not in done.stderr


@A_PIPE
def test_a_run_ends_though_nobody_reads_what_it_says() -> None:
    assert run(program=("-c", UNREAD)).returncode == 5


@A_PIPE
def test_a_warning_that_nobody_reads_holds_up_no_link(
    sandbox: WatchedSandbox, data_directory: Path
) -> None:
    first = run_link(sandbox, "--data-dir", str(data_directory))
    assert not first.stderr
    again = run_link(sandbox, "--data-dir", str(data_directory))
    assert "ya hay un intento" in again.stderr
    deaf = run_link(sandbox, "--data-dir", str(data_directory), program=("-c", DEAF))
    assert (deaf.returncode, only_line(deaf.stdout)) == (0, sandbox.received[-1].link)
