"""A TCP proxy that breaks one connection at a chosen moment.

It is in front of a TLS server and cannot decrypt the traffic, but it sees the TLS records: from the
client a ClientHello, then, as application data, the end of the handshake, the request's head and
its body. So it knows in which phase a connection is, and can break it there.
"""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tests.servers import STUCK, Listener

_HANDSHAKE: Final = 22
_APPLICATION_DATA: Final = 23
# No beginning of anything; the same in every run, as random bytes may be.
_GARBAGE: Final = b"\xa5" * 4096
_DELAY: Final = 0.3
_DRIP: Final = 0.02


class Phase(Enum):
    """When it happens."""

    ACCEPT = "when the connection was taken"
    HELLO = "when the client greeted"
    UNHEARD = "when the request left, and before the server hears any of it"
    HALF = "when the server heard half of the body"
    ANSWER = "when the server has heard all, and a part of its answer has passed"


class Action(Enum):
    """What happens."""

    NOTHING = "everything passes"
    DELAY = "everything waits a moment"
    CLOSE = "the connection is closed"
    RESET = "the connection is reset"
    BLACKHOLE = "nothing passes any more"
    GARBAGE = "the client gets garbage"
    DRIP = "what comes back drips, byte by byte"


@dataclass(frozen=True, slots=True)
class Fault:
    """An action in a phase; for ANSWER, after `part` bytes of the answer have passed."""

    phase: Phase = Phase.ACCEPT
    action: Action = Action.NOTHING
    part: int = 0


class FaultProxy(Listener):
    """Forwards connections to a port of this machine, and breaks them."""

    def __init__(self, port: int, fault: Fault) -> None:
        super().__init__()
        self.connections = 0
        self._upstream = port
        self._fault = fault

    def meet(self, connection: socket.socket) -> None:
        """Forward a connection in both directions."""
        self.connections += 1
        with connection, socket.create_connection(("127.0.0.1", self._upstream)) as server:
            passage = _Passage(connection, server, self._fault, self.stopping)
            back = threading.Thread(target=passage.pass_back, daemon=True)
            back.start()
            passage.pass_on()
            back.join(STUCK)


class _Passage:
    """One connection, forwarded by a thread in each direction."""

    def __init__(
        self, client: socket.socket, server: socket.socket, fault: Fault, stopping: threading.Event
    ) -> None:
        self._client = client
        self._server = server
        self._fault = fault
        self._stopping = stopping
        self._spoiled = threading.Event()
        self._answering = threading.Event()
        for end in (client, server):
            end.settimeout(0.05)
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def pass_on(self) -> None:
        """Forward the client's records to the server, up to the fault."""
        with contextlib.suppress(OSError):
            self._reach(Phase.ACCEPT)
            for number, record in enumerate(self._requests()):
                self._carry(number, record)
            self._end(self._server)

    def pass_back(self) -> None:
        """Forward the server's bytes to the client, up to the fault."""
        room = self._fault.part
        with contextlib.suppress(OSError):
            while data := self._received(self._server):
                if self._fault.phase is Phase.ANSWER and self._answering.is_set():
                    self._client.sendall(data[:room])
                    data, room = data[room:], max(0, room - len(data))
                    if data and not self._spoiled.is_set():
                        self._reach(Phase.ANSWER)
                self._send_back(data)
            self._end(self._client)

    def _send_back(self, data: bytes) -> None:
        if self._fault.action is not Action.DRIP or not self._spoiled.is_set():
            self._client.sendall(data)
            return
        for byte in data:
            self._client.sendall(bytes([byte]))
            if self._stopping.wait(_DRIP):
                return

    def _requests(self) -> Iterator[bytes]:
        """Yield the ClientHello, then the request's head and body; forward the rest."""
        numbers: Iterator[int] = iter(range(1, 10))
        greeted = False
        for kind, record in self._records():
            if kind == _HANDSHAKE and not greeted:
                greeted = True
                yield record
            elif kind == _APPLICATION_DATA and next(numbers) > 1:
                yield record
            else:
                self._server.sendall(record)

    def _carry(self, number: int, record: bytes) -> None:
        if number == 0:
            self._reach(Phase.HELLO)
            self._server.sendall(record)
        elif number == 1:
            self._head = record
        elif number == 2:
            self._reach(Phase.UNHEARD)
            half = len(record) // 2
            self._server.sendall(self._head + record[:half])
            self._reach(Phase.HALF)
            self._answering.set()
            self._server.sendall(record[half:])

    def _reach(self, phase: Phase) -> None:
        """Carry out the action of this phase. Raises ConnectionError if it ends the connection."""
        if phase is not self._fault.phase:
            return
        action = self._fault.action
        self._spoiled.set()
        if action is Action.DELAY:
            self._stopping.wait(_DELAY)
        elif action is Action.CLOSE:
            self._end(self._client)
            self._end(self._server)
        elif action is Action.RESET:
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._client.close()
            self._end(self._server)
        elif action is Action.GARBAGE:
            self._client.sendall(_GARBAGE)
            self._stopping.wait(STUCK)
        elif action is Action.BLACKHOLE:
            self._stopping.wait(STUCK)
        if action in (Action.CLOSE, Action.RESET, Action.GARBAGE, Action.BLACKHOLE):
            raise ConnectionError

    def _end(self, end: socket.socket) -> None:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

    def _records(self) -> Iterator[tuple[int, bytes]]:
        waiting = b""
        while data := self._received(self._client):
            waiting += data
            while len(waiting) >= 5:
                length = 5 + int.from_bytes(waiting[3:5], "big")
                if len(waiting) < length:
                    break
                yield waiting[0], waiting[:length]
                waiting = waiting[length:]

    def _received(self, end: socket.socket) -> bytes:
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError):
                return end.recv(65536)
        return b""
