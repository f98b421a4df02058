"""A plain socket server that behaves as badly as a test wants.

What the sandbox never does - half an answer, garbage, silence - is done here. A `Play` is a
function that plays one connection; the server counts what it saw.
"""

import contextlib
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from cammer_desktop.domain.address import ApiAddress

# Longer than any deadline in a test, in seconds: nothing here waits that long unless it is stuck.
STUCK: Final = 30.0


class Visit:
    """One connection, seen from the server."""

    def __init__(self, connection: socket.socket, server: "Server") -> None:
        self.connection = connection
        self.stopping: Final = server.stopping
        self._server = server
        self.whole = False
        self.head = b""
        self.body = b""
        self.sent = 0

    def read_head(self) -> None:
        """Read up to the empty line."""
        while b"\r\n\r\n" not in self.head:
            self.head += self._received()
        self.head, _, self.body = self.head.partition(b"\r\n\r\n")

    def read_request(self) -> None:
        """Read the head and the whole body, if there is one."""
        self.read_head()
        length = int((*self.header("Content-Length"), "0")[0])
        while len(self.body) < length:
            self.body += self._received()
        self.whole = True
        self._server.body_seen.set()

    def header(self, name: str) -> list[str]:
        """Return every value that came under this name."""
        lines = [line.split(": ", 1) for line in self.head.decode("latin-1").split("\r\n")[1:]]
        return [value for key, value in lines if key.lower() == name.lower()]

    def send(self, data: bytes) -> None:
        """Send, and count what the other side has let in."""
        rest = memoryview(data)
        while rest:
            number = self.connection.send(rest)
            self.sent += number
            rest = rest[number:]

    def reset(self) -> None:
        """Reset the connection instead of closing it."""
        # Windows counts in shorts.
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def wait(self, seconds: float = STUCK) -> None:
        """Do nothing until the server stops, or for so many seconds."""
        self.stopping.wait(seconds)

    def _received(self) -> bytes:
        data = self.connection.recv(65536)
        if not data:
            raise ConnectionError("the client left")
        return data


Play = Callable[[Visit], None]


class Listener:
    """Listens on a port of loopback and meets every connection, until the end of its `with` block.

    Each is met on a thread of its own, by `meet()`, which a subclass has.
    """

    def __init__(self) -> None:
        self.stopping: Final = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._listen, daemon=True)]

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._listener.getsockname()[1])

    def meet(self, connection: socket.socket) -> None:
        """Do what there is to do with a connection."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._listener.settimeout(0.02)
        self._threads[0].start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        self.stopping.set()
        for thread in self._threads:
            thread.join(STUCK)
        self._listener.close()

    def _listen(self) -> None:
        # At the end too everybody is met who has connected by then.
        while True:
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                if self.stopping.is_set():
                    return
                continue
            thread = threading.Thread(target=self.meet, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()


class Server(Listener):
    """Plays every connection."""

    def __init__(self, play: Play, tls: ssl.SSLContext | None = None) -> None:
        super().__init__()
        self.visits: list[Visit] = []
        self.connected: Final = threading.Event()
        """Set when somebody has connected."""
        self.body_seen: Final = threading.Event()
        """Set when a whole request was read."""
        self._play = play
        self.tls = tls

    @property
    def address(self) -> ApiAddress:
        """Its address; over TLS by the name `localhost`."""
        where = "http://127.0.0.1" if self.tls is None else "https://localhost"
        return ApiAddress.parse(f"{where}:{self.port}/api")

    @property
    def posts(self) -> int:
        """How many POSTs had arrived whole."""
        return sum(1 for visit in self.visits if visit.whole)

    def meet(self, connection: socket.socket) -> None:
        """Play the connection."""
        connection.settimeout(STUCK)
        # As servers do. Else an answer behind something short, such as TLS's tickets, waits until
        # that is acknowledged, which takes up to 40 ms (Nagle).
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A client that hangs up is what many tests are about.
        with contextlib.suppress(OSError), connection:
            visit = Visit(connection, self)
            self.visits.append(visit)
            self.connected.set()
            if self.tls is not None:
                visit.connection = self.tls.wrap_socket(connection, server_side=True)
            with visit.connection:
                self._play(visit)


def http(status: int, body: bytes = b"", *headers: str) -> bytes:
    """Return a whole HTTP answer."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def answering(raw: bytes) -> Play:
    """Read the request, send these bytes, close."""

    def play(visit: Visit) -> None:
        visit.read_request()
        visit.send(raw)

    return play


def resetting(raw: bytes = b"") -> Play:
    """Read the request, send these bytes, and reset the connection instead of closing it."""

    def play(visit: Visit) -> None:
        visit.read_request()
        visit.send(raw)
        visit.reset()

    return play


def dripping(first: bytes, drop: bytes) -> Play:
    """Read the request, send `first`, then `drop` again and again, 20 times a second."""

    def play(visit: Visit) -> None:
        visit.read_request()
        visit.send(first)
        while not visit.stopping.is_set():
            visit.send(drop)
            visit.wait(0.05)

    return play


def silent(visit: Visit) -> None:
    """Take the connection and neither read nor say anything."""
    visit.wait()


def never_answering(visit: Visit) -> None:
    """Read the request and say nothing."""
    visit.read_request()
    visit.wait()
