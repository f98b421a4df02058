"""Running the program as a process, with its streams and its exit code."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from tests.systems import OWN_CONSOLE

NAME: Final = "Abraham Canario"
PHONE: Final = "0414 131 5854"
E164: Final = "+584141315854"
FIELDS: Final = ("--name", NAME, "--phone", PHONE)
# Seconds; longer than any run takes, so that a hung one only fails its test.
_STUCK: Final = 40

# Our own warnings, such as ResourceWarning, are errors in the child process as well.
_PYTHON: Final = (sys.executable, "-W", "error")
_PROGRAM: Final = ("-m", "cammer_desktop")

Run = subprocess.CompletedProcess[str]


def run(
    *arguments: str,
    stdin: str = "",
    environment: Mapping[str, str] | None = None,
    stdout: int | IO[str] = subprocess.PIPE,
    redirect: str = "",
    program: tuple[str, ...] = _PROGRAM,
) -> Run:
    """Run `cammer-desktop ARGUMENTS` to its end; `environment` is added to the tests' own.

    `redirect` is a redirection in a shell, such as `2>&-`; `program` are the arguments with which
    Python starts the program.
    """
    by_a_shell = ("sh", "-c", f'exec "$@" {redirect}', "sh") if redirect else ()
    return subprocess.run(
        [*by_a_shell, *_PYTHON, *program, *arguments],
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(environment),
        timeout=_STUCK,
    )


def run_link(
    sandbox: Sandbox | str,
    *arguments: str,
    name: str = NAME,
    token: str = DEFAULT_TOKEN,
    environment: Mapping[str, str] | None = None,
    stdout: int | IO[str] = subprocess.PIPE,
    redirect: str = "",
    program: tuple[str, ...] = _PROGRAM,
) -> Run:
    """Run `link` for a customer against a sandbox (or an address), with the token it accepts."""
    return run(
        *link_arguments(sandbox, *arguments, name=name),
        environment={"CAMMER_TOKEN": token, **(environment or {})},
        stdout=stdout,
        redirect=redirect,
        program=program,
    )


def link_arguments(sandbox: Sandbox | str, *arguments: str, name: str = NAME) -> tuple[str, ...]:
    """Return the arguments of `run_link`."""
    address = sandbox.address if isinstance(sandbox, Sandbox) else sandbox
    return ("--api-url", address, "link", "--name", name, "--phone", PHONE, *arguments)


@contextmanager
def started_link(
    address: str,
    *arguments: str,
    name: str = NAME,
    stdout: int = subprocess.PIPE,
    program: tuple[str, ...] = _PROGRAM,
) -> Iterator[subprocess.Popen[str]]:
    """Start `link` with an address; it is killed at the end of the block."""
    with subprocess.Popen(
        # Without warnings: an interrupted program leaves files open.
        [sys.executable, *program, *link_arguments(address, *arguments, name=name)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=_environment({"CAMMER_TOKEN": DEFAULT_TOKEN}),
        **OWN_CONSOLE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> Run:
    """Return how a started process ended."""
    stdout, stderr = process.communicate(timeout=_STUCK)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def answer_of(done: Run) -> dict[str, Any]:
    """Return the JSON object of a run with --json, which is all of its standard output."""
    assert done.stdout.endswith("\n")
    assert done.stdout.count("\n") == 1, done.stdout
    answer = json.loads(done.stdout)
    assert set(answer) == {"outcome", "link", "customer", "fields", "message"}
    assert answer["message"]
    assert answer["outcome"] == "created" or answer["link"] is None
    return dict(answer)


def only_line(text: str) -> str:
    """Return the only line of a text."""
    assert text.endswith("\n"), text
    assert text.count("\n") == 1, text
    return text.rstrip("\n")


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content, by its path inside it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    # A developer's settings for Python (unbuffered output, say) would hide what users see.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Unless a test chooses the data folder, each run gets its own: the next run must not warn of
    # what an earlier one has left in its ledger.
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        own[name] = tempfile.mkdtemp(dir=own[name], prefix="command-line-")
    return {**own, **(more or {})}
