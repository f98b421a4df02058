"""Calls of the real client in tests."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.support.waiting import within
from tests.samples import TOKEN, request
from tests.servers import Server, answering

# Seconds after which a call counts as hung.
BOUND = 20.0
NETWORK = Network(connect_seconds=10.0, whole_seconds=15.0)
# Two addresses of this machine: a test has something listen on one, and a full queue on the other.
ALIVE, DEAD = "127.0.0.1", "127.0.0.2"


def http_api(network: Network = NETWORK) -> HttpSessionApi:
    """Return the real client, for tests."""
    return HttpSessionApi(network, ProxyFinder(MemoryVault()), lambda _at: None)


def call(
    address: ApiAddress,
    sent: SessionRequest | None = None,
    *,
    connect: float = 10.0,
    whole: float = 15.0,
    guard: SendGuard | None = None,
) -> Outcome:
    """Make one call with these deadlines (seconds) and return its outcome; never hang."""
    api = http_api(Network(connect, whole))
    guard = guard or SendGuard()
    return within(BOUND, lambda: api.create(address, sent or request(), TOKEN, guard), "test call")


class Answers(Server):
    """A server that gives another answer each time."""

    def __init__(self) -> None:
        super().__init__(lambda visit: answering(self._raw)(visit))
        self._raw = b""

    def outcome(self, raw: bytes) -> Outcome:
        """Return the outcome of a call that gets this answer to its one POST."""
        self._raw = raw
        before = self.posts
        outcome = call(self.address)
        assert self.posts == before + 1 == len(self.visits)
        return outcome


@contextmanager
def closed_port() -> Iterator[int]:
    """Yield a port of this machine on which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        yield taken.getsockname()[1]


@contextmanager
def full_queue(host: str = "127.0.0.1", port: int = 0) -> Iterator[int]:
    """Yield a port with a full queue: connections are neither accepted nor refused."""
    with socket.socket() as listener:
        listener.bind((host, port))
        port = listener.getsockname()[1]
        with filled(listener):
            yield port


@contextmanager
def filled(listener: socket.socket) -> Iterator[None]:
    """Fill the queue of a listening socket: who connects is heard once somebody accepts."""
    listener.listen(0)
    waiting = []
    try:
        for _ in range(16):
            caller = socket.socket()
            waiting.append(caller)
            caller.settimeout(0.3)
            try:
                caller.connect(listener.getsockname())
            except TimeoutError:
                break
        yield
    finally:
        for caller in waiting:
            caller.close()


def named(port: int) -> ApiAddress:
    """Return the address of a service that has to be looked up."""
    return ApiAddress.parse(f"http://localhost:{port}/api")


def resolve(monkeypatch: pytest.MonkeyPatch, *hosts: str | tuple[str, int]) -> None:
    """Let every name have these addresses (IPv4), in this order; some with a port of their own."""

    def answer(_name: str, port: int, *_wishes: object, **_names: object) -> list[object]:
        ends = [(host, port) if isinstance(host, str) else host for host in hosts]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", end) for end in ends]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
