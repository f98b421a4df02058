"""What a hostile server may cost: at most so much memory more than an ordinary answer.

Each call is the command `link`, or the team's file is fetched, in a process of its own.
`CAMMER_EXAMPLES=1` has every bomb explode in the team's file too, before a release.
"""

import gzip
import json
import os
import sys
import zlib
from itertools import repeat
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.domain.catalogue_file import MAX_BYTES
from cammer_desktop.domain.vendor import MAX_ANSWER_BYTES
from tests.command_line.program import Run, run, run_link
from tests.samples import SUCCESS
from tests.servers import Play, Server, Visit, answering, http

MOST: Final = 64 * 1024
"""Kibibytes."""
MEGABYTES: Final = 60_000_000
OK: Final = b"HTTP/1.1 200 OK\r\n"
CHUNKED: Final = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MOVED: Final = b"HTTP/1.1 308 Moved\r\nLocation: /a\r\n"
SPACES: Final = b" " * MEGABYTES

# What the parent of a process learns of its memory, which is not what its own was before.
_MEASURED: Final = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""
_FETCH: Final = """
import sys
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.team import TeamError
try:
    Downloads(Network(5, 2), ProxyFinder(MemoryVault())).fetch(sys.argv[1], int(sys.argv[2]))
except TeamError as error:
    print(error.fault)
"""


def details(detail: str) -> bytes:
    return b'{"statusCode": 2, "detail": %s}' % detail.encode()


def many(part: str, size: int = 999_900) -> str:
    """Return a JSON array of this again and again, up to so many bytes."""
    return f"[{','.join(repeat(part, (size - 100) // (len(part.encode()) + 1)))}]"


def keys(value: str) -> str:
    """Return a JSON object of as many keys as there is room for, with this value each."""
    count = 999_800 // (len(value) + 9)
    return "{" + ",".join(f'"{n:05x}":{value}' for n in range(count)) + "}"


def zipped(body: bytes, *codings: str, head: bytes = OK) -> bytes:
    """Return an answer with a body in these codings."""
    for coding in codings:
        body = gzip.compress(body) if coding == "gzip" else zlib.compress(body)
    names = ", ".join(codings).encode()
    return b"%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s" % (
        head,
        names,
        len(body),
        body,
    )


def endlessly(first: bytes, again: bytes) -> Play:
    """Read the request, send `first`, and `again` for as long as it is taken."""

    def play(visit: Visit) -> None:
        visit.read_request()
        # Who has gone with a full queue is not always missed by the kernel.
        visit.connection.settimeout(3)
        visit.send(first)
        while not visit.stopping.is_set():
            visit.send(again)

    return play


HTTP_BOMBS: Final[dict[str, Play]] = {
    "gzip": answering(zipped(SPACES, "gzip")),
    "deflate": answering(zipped(SPACES, "deflate")),
    "gzip in gzip": answering(zipped(SPACES, "gzip", "gzip")),
    "five codings": answering(zipped(SPACES, "gzip", "deflate", "gzip", "gzip", "gzip")),
    "gzip in a redirect": answering(zipped(SPACES, "gzip", head=MOVED)),
    "a long redirect": answering(MOVED + b"Content-Length: %d\r\n\r\n" % MEGABYTES + SPACES),
    "a long body without a length": answering(OK + b"\r\n" + SPACES),
    "a chunk of 50 MB": answering(CHUNKED + b"%x\r\n" % MEGABYTES + SPACES),
    "a chunk of minus one byte": answering(CHUNKED + b"-1\r\n" + SPACES),
    "a size of 50 MB": answering(CHUNKED + b"0" * MEGABYTES),
    "an extension without an end": endlessly(CHUNKED + b"1;", b"x" * 65536),
    "extensions for ever": endlessly(CHUNKED, b"1;" + b"x" * 60_000 + b"\r\n \r\n"),
    "trailers for ever": endlessly(CHUNKED + b"0\r\n", b"X: " + b"y" * 60_000 + b"\r\n"),
    "a status of 50 MB": answering(b"HTTP/1.1 200 " + SPACES),
    "large headers": answering(OK + (b"X: " + b"y" * 65_000 + b"\r\n") * 99 + b"\r\n"),
    "headers for ever": endlessly(OK, b"X: y\r\n" * 1000),
    "a header for ever": endlessly(OK + b"X: ", b"y" * 65536),
    "lines that are no headers for ever": endlessly(OK, b"y\r\n" * 1000),
    "interim answers for ever": endlessly(b"", b"HTTP/1.1 103 X\r\nX: y\r\n\r\n" * 1000),
    "large interim answers for ever": endlessly(
        b"", b"HTTP/1.1 103 X\r\n" + (b"X: " + b"y" * 60_000 + b"\r\n") * 4 + b"\r\n"
    ),
}
ENDLESS: Final = (
    "extensions for ever",
    "interim answers for ever",
    "large interim answers for ever",
)
"""What never comes to a bound, and so goes on up to the deadline."""

# The same bytes are read by the same code in the team's file: few show that it is so.
FILE_BOMBS: Final = (
    HTTP_BOMBS
    if "CAMMER_EXAMPLES" in os.environ
    else ("gzip in gzip", "a long redirect", "extensions for ever", "headers for ever")
)
JSON_BOMBS: Final[dict[str, bytes]] = {
    "nesting": b"[" * 999_999,
    "a million small lists": details(many("[]")),
    "a million small objects": details(many("{}")),
    "small texts": details(many('"ab"')),
    "large letters": details(many('"\U0001f600"')),
    "numbers": details(many("1.5")),
    "small keys": details(keys("1")),
    "keys of lists": details(keys("[]")),
    "objects with a key": details(many('{"a":1}')),
    "escapes": details(many('"\\u20ac"')),
    "a long text": details('"' + "x" * 999_900 + '"'),
    "a long text beyond Latin": details('"\U0001f600' + "x" * 999_800 + '"'),
    "besides a link": SUCCESS[:-1] + b',"x":' + many("[]", 999_000).encode() + b"}",
    "as a customer": SUCCESS.replace(b'"Abraham"', many("[]", 999_000).encode()),
    "no envelope": many("{}").encode(),
}


def peak(done: Run) -> int:
    """Return the most memory that a run took, in kibibytes."""
    return int(done.stderr.splitlines()[-1])


def link(play: Play, folder: Path, seconds: int = 20) -> Run:
    """Run `link` against a server; what never ends ends after so many seconds."""
    folder.mkdir()
    deadlines = {"connect_seconds": min(10, seconds), "whole_seconds": seconds}
    (folder / "settings.json").write_text(json.dumps(deadlines))
    program = ("-c", _MEASURED, sys.executable, "-m", "cammer_desktop")
    with Server(play) as server:
        done = run_link(server.address.base, f"--data-dir={folder}", program=program)
    assert "Traceback" not in done.stderr
    return done


def fetch(play: Play, max_bytes: int) -> Run:
    """Fetch a file from a server."""
    program = ("-c", _MEASURED, sys.executable, "-c", _FETCH)
    with Server(play) as server:
        return run(f"http://127.0.0.1:{server.port}/a.csv", str(max_bytes), program=program)


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> int:
    """The most memory that `link` takes for an ordinary answer."""
    return peak(link(answering(http(200, SUCCESS)), tmp_path_factory.mktemp("ordinary") / "data"))


@pytest.fixture(scope="module")
def ordinary_fetch() -> int:
    """The most memory that fetching a small file takes."""
    return peak(fetch(answering(http(200, b"tipo;nombre")), MAX_BYTES))


@pytest.mark.parametrize("name", HTTP_BOMBS)
def test_no_answer_takes_much_memory(ordinary: int, data_directory: Path, name: str) -> None:
    done = link(HTTP_BOMBS[name], data_directory, 5 if name in ENDLESS else 20)
    assert done.returncode == (5 if "redirect" in name else 6)
    assert peak(done) < ordinary + MOST


@pytest.mark.parametrize("body", JSON_BOMBS.values(), ids=JSON_BOMBS)
def test_nor_does_json_that_explodes(ordinary: int, data_directory: Path, body: bytes) -> None:
    assert len(body) <= MAX_ANSWER_BYTES
    done = link(answering(http(400, body)), data_directory)
    assert done.returncode in (0, 4)
    assert peak(done) < ordinary + MOST


@pytest.mark.parametrize("name", FILE_BOMBS)
def test_the_teams_file_takes_no_more_than_its_limit_besides(
    ordinary_fetch: int, name: str
) -> None:
    done = fetch(HTTP_BOMBS[name], MAX_BYTES)
    assert peak(done) < ordinary_fetch + MOST + MAX_BYTES // 1024
