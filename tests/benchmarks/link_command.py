"""`cammer-desktop link` as a whole process, against HTTPie and against a bare import of requests.

HTTPie is installed by pip into a folder that is removed; a quick run does without. It and the
program post to the same server on loopback.
"""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.run_options import TOKEN_VARIABLE
from tests.benchmarks.given import Run, in_turn, seconds
from tests.benchmarks.office import BODY, HEADERS, PHONE, server_apart
from tests.benchmarks.processes import environment
from tests.benchmarks.rows import Row, at_most, milliseconds
from tests.samples import SECRET, SUCCESS
from tests.servers import http


def rows(run: Run) -> list[Row]:
    """Return the time of the process."""
    with server_apart(http(200, SUCCESS, "Content-Type: application/json"), tls=False) as address:
        ours = _program(run.folder / "command", address)
        others = {'python -c "import requests"': _python("-c", "import requests")}
        if not run.quick:
            others["HTTPie"] = _httpie(run.folder / "httpie", address)
        taken = in_turn(run.many(15, 2), ours, *others.values())
    whole, *beside = map(milliseconds, taken)
    return [
        Row(
            "cammer-desktop link, whole process",
            "ms",
            whole,
            at_most(1.0) if name == "HTTPie" else (),
            name,
            figure,
        )
        for name, figure in zip(others, beside, strict=True)
    ]


def _program(folder: Path, address: ApiAddress) -> partial[float]:
    command = "-m", "cammer_desktop", "link", "--data-dir", str(folder), "--api-url", address.base
    customer = "--name", "Ana", "--phone", PHONE, "--region", "VE"
    return _python(*command, *customer, **{TOKEN_VARIABLE: SECRET})


def _httpie(folder: Path, address: ApiAddress) -> partial[float]:
    """Install HTTPie into a folder, and have it post the same."""
    install = ["-m", "pip", "install", "-qq", "--target", str(folder), "httpie"]
    subprocess.run([sys.executable, *install], check=True)
    headers = [f"{name}:{value}" for name, value in HEADERS.items()]
    fields = [f"{name}:={json.dumps(value)}" for name, value in BODY.items()]
    post = "-m", "httpie", "--ignore-stdin", "--check-status", "POST", address.endpoint
    return _python(*post, *headers, *fields, PYTHONPATH=str(folder), HOME=str(folder))


def _python(*arguments: str, **variables: str) -> partial[float]:
    """Return what gives the seconds of an interpreter with these arguments."""
    run = partial(
        subprocess.run,
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment() | {"NO_PROXY": "127.0.0.1"} | variables,
    )
    return partial(seconds, run)
