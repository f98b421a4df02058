"""`python -m cammer_desktop.sandbox`: prints its address, serves, ends when asked to."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Created, Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.token import Token
from cammer_desktop.sandbox.__main__ import main
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from cammer_desktop.support.waiting import in_background
from tests.adapters.http.calls import http_api
from tests.samples import NAME, request
from tests.systems import OWN_CONSOLE, interrupt, not_on_windows

COMMAND = [sys.executable, "-m", "cammer_desktop.sandbox"]


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen[str], ApiAddress]]:
    """Run the sandbox alone; yield its process and its address."""
    with subprocess.Popen(
        [*COMMAND, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **OWN_CONSOLE,
    ) as process:
        try:
            assert process.stdout is not None
            yield process, ApiAddress.parse(process.stdout.readline())
        finally:
            process.kill()


# Interrupted when it imports its scenarios.
INTERRUPTED = """
import runpy, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "cammer_desktop.sandbox.scenarios":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Finder())
runpy.run_module("cammer_desktop.sandbox", run_name="__main__")
"""


def called(address: ApiAddress, token: str = DEFAULT_TOKEN) -> Outcome:
    return http_api().create(address, request(), Token(token), SendGuard())


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(signal.SIGTERM, marks=not_on_windows("nobody can send SIGTERM there")),
        signal.SIGINT,
    ],
)
def test_it_serves_until_it_is_asked_to_end(number: signal.Signals) -> None:
    with running() as (process, address):
        assert isinstance(called(address), Created)
        interrupt(process, number)
        rest, said = process.communicate(timeout=20)
    assert (process.returncode, rest) == (0, "")
    assert DEFAULT_TOKEN in said
    assert NAME not in said


def test_a_delayed_answer_does_not_hold_its_end() -> None:
    with running() as (process, address):
        way = SendGuard()
        slow = request(name="Ana #mudo")
        token = Token(DEFAULT_TOKEN)
        api = http_api()
        call = in_background(lambda: api.create(address, slow, token, way), "caller")
        while not way.sent:
            pass
        interrupt(process)
        process.communicate(timeout=20)
        assert process.returncode == 0
        assert not isinstance(call.result(20), Created)


def test_it_takes_the_token_that_it_is_given() -> None:
    with running("--token", "mine") as (_, address):
        assert isinstance(called(address, "mine"), Created)
        assert not isinstance(called(address), Created)


def test_a_taken_port_is_said_in_one_line(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    port = sandbox.address.split(":")[2].split("/")[0]
    assert main(["--port", port]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert port in printed.err


@pytest.mark.parametrize("port", ["-1", "65536", "99999999999999999999"])
def test_a_port_that_is_none_is_said_in_one_line(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([f"--port={port}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_option_that_is_none_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "x"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("es_MX.UTF-8", ("uso: ", "opciones:", "puerto (0: uno libre)")),
        ("pt_BR.UTF-8", ("uso: ", "opções:", "porta (0: uma livre)")),
        ("en_US.UTF-8", ("usage: ", "options:", "port (0: a free one)")),
    ],
)
def test_its_help_is_in_one_language(locale: str, words: tuple[str, ...]) -> None:
    environment = os.environ | {"LC_ALL": locale, "LANGUAGE": ""}
    done = subprocess.run(
        [*COMMAND, "--help"], env=environment, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [each for each in words if each not in done.stdout] == []


@not_on_windows("a process there has no signal for its end")
def test_a_signal_while_it_starts_ends_it_in_silence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")
