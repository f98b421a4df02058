"""Calls through proxies, and what these do when they are asked for the way: plays of servers."""

import contextlib
import socket
import threading
from typing import Final

from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.adapters.http.probe import HttpProbe
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy, Step
from cammer_desktop.domain.outcome import Cause, Outcome
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support.waiting import within
from tests.adapters.http.calls import BOUND
from tests.samples import ADDRESS, TOKEN, request
from tests.servers import STUCK, Play, Visit, http

PATIENT: Final = 10.0
HURRIED: Final = 0.4
OPEN: Final = b"HTTP/1.1 200 Connection established\r\n\r\n"


def network_of(proxy: Proxy, connect: float = PATIENT) -> Network:
    """Return the settings with a proxy, and the seconds to connect in."""
    return Network(connect, 15.0, proxy)


def called(network: Network, address: ApiAddress = ADDRESS) -> Outcome:
    """Make one call and return its outcome."""
    api = HttpSessionApi(network, ProxyFinder(MemoryVault()), lambda _at: None)
    return within(BOUND, lambda: api.create(address, request(), TOKEN, SendGuard()), "test call")


def probed(network: Network) -> tuple[Step, Cause | None]:
    """Return where the connection check ends, and why."""
    probe = HttpProbe(ProxyFinder(MemoryVault()))
    last = within(BOUND, lambda: list(probe.steps(ADDRESS, network)), "test check")[-1]
    return last.step, last.cause


def refusing(raw: bytes) -> Play:
    """Read what is asked, send these bytes, close."""

    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(raw)

    return play


def hanging(raw: bytes) -> Play:
    """Read what is asked, send these bytes, and nothing more."""

    def play(visit: Visit) -> None:
        visit.read_head()
        visit.send(raw)
        visit.wait()

    return play


def asking(*challenges: str) -> Play:
    """Ask for a login of one of these kinds, whatever was sent."""
    return refusing(http(407, b"", *(f"Proxy-Authenticate: {text}" for text in challenges)))


def opening(port: int, raw: bytes = OPEN, login: str | None = None) -> Play:
    """Send these bytes and let everything pass to a port of this machine, whatever was asked for.

    With `login`, the header's value, only to who sends it.
    """

    def play(visit: Visit) -> None:
        visit.read_head()
        if login is not None and visit.header("Proxy-Authorization") != [login]:
            visit.send(http(407, b"", 'Proxy-Authenticate: Basic realm="x"'))
            return
        visit.send(raw)
        with socket.create_connection(("127.0.0.1", port), STUCK) as service:
            back = threading.Thread(target=_carry, args=(service, visit.connection), daemon=True)
            back.start()
            _carry(visit.connection, service)
            back.join(STUCK)

    return play


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
