"""The team's file over the network: whole or not at all, and where redirects may lead."""

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.team import TeamError, TeamFault
from tests.adapters.http.authority import Authority
from tests.ledgers import NOON
from tests.servers import STUCK, Server, Visit

ENTRIES = tuple(NamedDestination(Kind.AGENT, f"Ana {n}", f"c-{n}") for n in range(9))
CONTENT = catalogue_file.to_csv(ENTRIES)
JSON = catalogue_file.to_json(ENTRIES)
OK = "HTTP/1.1 200 OK\r\n"


class Web:
    """Serves an answer for each path, and a team's file that is read from there."""

    def __init__(self, folder: Path) -> None:
        fetch = Downloads(Network(2, 5), ProxyFinder(MemoryVault())).fetch
        self.team = TeamFile(folder, lambda: NOON, fetch)
        self.answers: dict[str, bytes] = {}
        self.server = Server(self._play)

    def _play(self, visit: Visit) -> None:
        visit.read_head()
        path = visit.head.split(b" ")[1].decode()
        visit.send(self.answers[path])

    def url(self, path: str = "/equipo.csv") -> str:
        return f"http://127.0.0.1:{self.server.port}{path}"

    def reads(self, path: str = "/equipo.csv") -> int:
        return len(self.team.read(self.url(path)).entries)

    def fault(self, path: str = "/equipo.csv") -> TeamFault:
        with pytest.raises(TeamError) as raised:
            self.team.read(self.url(path))
        return raised.value.fault

    def moves(self, path: str, location: str, status: int = 302) -> None:
        head = f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
        self.answers[path] = head.encode()


@pytest.fixture
def web(data_directory: Path) -> Iterator[Web]:
    made = Web(data_directory)
    with made.server:
        yield made


def whole(content: bytes = CONTENT) -> bytes:
    return f"{OK}Content-Length: {len(content)}\r\n\r\n".encode() + content


def chunked(content: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    head = f"{OK}Transfer-Encoding: chunked\r\n\r\n".encode()
    return head + b"%x\r\n%s\r\n" % (len(content), content) + end


def closed(content: bytes, version: str = "1.0") -> bytes:
    return f"HTTP/{version} 200 OK\r\n\r\n".encode() + content


def packed(content: bytes) -> bytes:
    return (
        f"{OK}Content-Encoding: gzip\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    )


HALF = CONTENT[: CONTENT.index(b"Ana 4") + 3]
ROWS = CONTENT[: CONTENT.index(b"\r\n", CONTENT.index(b"Ana 4")) + 2]
CUTS = {
    "shorter than its length": f"{OK}Content-Length: 9999\r\n\r\n".encode() + ROWS,
    "a chunk that is not whole": chunked(CONTENT)[:-60],
    "chunks without their end": chunked(ROWS, b""),
    "within a row": closed(HALF),
    "within a row, kept open in vain": closed(HALF, "1.1"),
    "within a row that ends like an object": closed(HALF + b"{nombre}"),
    "between two rows": closed(ROWS),
    "within JSON": closed(JSON[: len(JSON) // 2]),
    "packed, without a length": (
        b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(CONTENT)[:-20]
    ),
    "packed, and cut before": packed(gzip.compress(CONTENT)[:-20]),
    "packed, without its check": packed(gzip.compress(CONTENT)[:-8]),
    "a length that is none": f"{OK}Content-Length: many\r\n\r\n".encode() + HALF,
}


@pytest.mark.parametrize("answer", CUTS.values(), ids=CUTS)
def test_what_was_cut_never_replaces_a_good_copy(web: Web, answer: bytes) -> None:
    web.answers["/equipo.csv"] = whole()
    web.reads()
    web.answers["/equipo.csv"] = answer
    assert web.fault() is TeamFault.CUT
    kept = web.team.kept(web.url())
    assert kept is not None
    assert kept.entries == ENTRIES


NOTHING = {
    "empty": whole(b""),
    "headings alone": whole(catalogue_file.to_csv(())),
    "no entries": whole(b'{"entries": []}'),
    "a page to log in": whole(b"<!doctype html><html><title>Log in</title></html>"),
    "the same without a length": closed(b"<!doctype html>\n<title>Log in</title>\n"),
}


@pytest.mark.parametrize("answer", NOTHING.values(), ids=NOTHING)
def test_nor_does_what_is_no_catalogue(web: Web, answer: bytes) -> None:
    web.answers["/equipo.csv"] = whole()
    web.reads()
    web.answers["/equipo.csv"] = answer
    assert web.fault() is TeamFault.BROKEN
    assert web.team.kept(web.url()) is not None


@pytest.mark.parametrize("status", [204, 206, 304])
def test_a_status_of_success_without_the_file_is_none(web: Web, status: int) -> None:
    web.answers["/equipo.csv"] = f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode()
    assert web.fault() is TeamFault.UNREACHABLE


WHOLE = {
    "with a length": whole(),
    "in chunks": chunked(CONTENT),
    "until the end": closed(CONTENT),
    "JSON until the end": closed(JSON),
    "packed": packed(gzip.compress(CONTENT)),
    "packed in two": packed(gzip.compress(HALF) + gzip.compress(CONTENT[len(HALF) :])),
    "packed, until the end": (
        b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(CONTENT)
    ),
}


@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE)
def test_what_is_whole_is_read(web: Web, answer: bytes) -> None:
    web.answers["/equipo.csv"] = answer
    assert web.reads() == len(ENTRIES)
    assert web.reads() == len(ENTRIES)  # the same again is not the beginning of itself


def test_fewer_entries_are_taken_if_the_server_says_that_these_are_all(web: Web) -> None:
    web.answers["/equipo.csv"] = whole()
    web.reads()
    web.answers["/equipo.csv"] = whole(ROWS)
    assert web.reads() == 5


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_without_anything_of_ours(web: Web, status: int) -> None:
    web.moves("/equipo.csv", "otra/equipo.csv#gid=0", status)
    first = web.answers["/equipo.csv"]
    web.answers["/equipo.csv"] = first.replace(b"\r\n", b"\r\nSet-Cookie: a=b; Path=/\r\n", 1)
    web.answers["/otra/equipo.csv"] = whole()
    assert web.reads() == len(ENTRIES)
    for visit in web.server.visits:
        assert b"cookie:" not in visit.head.lower()
        assert b"authorization:" not in visit.head.lower()


def test_five_redirects_are_followed_and_no_sixth(web: Web) -> None:
    for n in range(6):
        web.moves(f"/{n}", f"/{n + 1}")
    web.answers["/6"] = whole()
    assert web.reads("/1") == len(ENTRIES)
    assert web.fault("/0") is TeamFault.UNREACHABLE
    web.moves("/ring", "/ring")
    assert web.fault("/ring") is TeamFault.UNREACHABLE


@pytest.mark.parametrize(
    ("location", "fault"),
    [
        ("", TeamFault.UNREACHABLE),
        ("   ", TeamFault.UNREACHABLE),
        ("http://example.com/equipo.csv", TeamFault.UNTRUSTED),
        ("//example.com/equipo.csv", TeamFault.UNTRUSTED),
        ("file:///etc/passwd", TeamFault.UNTRUSTED),
        ("ftp://127.0.0.1/x", TeamFault.UNTRUSTED),
        ("data:text/csv,tipo", TeamFault.UNTRUSTED),
        ("https://ana:secret@127.0.0.1/x", TeamFault.UNTRUSTED),
        ("https://@127.0.0.1/x", TeamFault.UNTRUSTED),
        ("https://[::1/x", TeamFault.UNTRUSTED),
        ("https://127.0.0.1:99999/x", TeamFault.UNTRUSTED),
        ("https:///x", TeamFault.UNTRUSTED),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(web: Web, location: str, fault: TeamFault) -> None:
    web.moves("/equipo.csv", location)
    assert web.fault() is fault
    assert len(web.server.visits) == 1


def test_a_redirect_leads_to_another_host_whose_certificate_is_checked(
    web: Web, trusted: None, authority: Authority, stranger: Authority
) -> None:
    for issuer, read in ((authority, True), (stranger, False)):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issuer.issue_cert("localhost").configure_cert(context)

        def serve(visit: Visit) -> None:
            visit.read_head()
            visit.send(whole())

        with Server(serve, context) as other:
            web.moves("/equipo.csv", f"https://localhost:{other.port}/x")
            if read:
                assert web.reads() == len(ENTRIES)
            else:
                assert web.fault() is TeamFault.UNTRUSTED


def test_what_is_reached_over_tls_does_not_lead_to_this_machine_s_services(
    web: Web, trusted: None, authority: Authority
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)

    def move(visit: Visit) -> None:
        visit.read_head()
        visit.send(f"HTTP/1.1 302 X\r\nLocation: {web.url()}\r\n\r\n".encode())

    with Server(move, context) as first:
        with pytest.raises(TeamError) as raised:
            web.team.read(f"https://localhost:{first.port}/")
        assert raised.value.fault is TeamFault.UNTRUSTED
    assert web.server.visits == []


def test_the_body_of_a_redirect_is_not_read(data_directory: Path) -> None:
    def pour(visit: Visit) -> None:
        visit.read_head()
        if b"/whole" in visit.head:
            visit.send(whole())
            return
        visit.send(b"HTTP/1.1 302 X\r\nLocation: /whole\r\n\r\n")
        while not visit.stopping.is_set():
            visit.send(b"x" * 65536)

    fetch = Downloads(Network(2, 20), ProxyFinder(MemoryVault())).fetch
    with Server(pour) as server:
        assert fetch(f"http://127.0.0.1:{server.port}/", 10_000).content == CONTENT


def test_one_deadline_is_over_all_redirects(data_directory: Path) -> None:
    def drag(visit: Visit) -> None:
        visit.read_head()
        visit.wait(0.4)
        visit.send(b"HTTP/1.1 302 X\r\nLocation: /more\r\nContent-Length: 0\r\n\r\n")

    fetch = Downloads(Network(1, 1), ProxyFinder(MemoryVault())).fetch
    with Server(drag) as server:
        with contextlib.suppress(TeamError):
            fetch(f"http://127.0.0.1:{server.port}/", 1000)
        assert len(server.visits) < 6


def test_a_look_up_that_hangs_does_not_hold_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    ended = threading.Event()

    def hang(*_wishes: object, **_names: object) -> list[object]:
        answered.wait(STUCK)
        ended.set()
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    fetch = Downloads(Network(1, 1), ProxyFinder(MemoryVault())).fetch
    with pytest.raises(TeamError) as raised:
        fetch("https://files.example.com/a.csv", 1000)
    assert not ended.is_set()
    answered.set()
    assert raised.value.fault is TeamFault.UNREACHABLE
