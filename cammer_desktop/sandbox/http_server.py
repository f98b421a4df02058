"""HTTP on loopback: which requests reach the sandbox's API, and which are refused before it.

Web pages reach every port of their reader's machine. What a browser sends for one names the page in
`Origin`, and a name of its own for this machine (DNS rebinding) in `Host`: neither is answered.
"""

import io
import os
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any, Final

from cammer_desktop.sandbox import contract
from cammer_desktop.sandbox.contract import Answer

if TYPE_CHECKING:
    from cammer_desktop.sandbox.server import Sandbox

_HOST: Final = "127.0.0.1"
BASE_PATH: Final = "/api"
ADDRESS: Final = f"http://{_HOST}:{{port}}{BASE_PATH}"
MAX_REQUEST_BYTES: Final = 1_000_000
_NAMES: Final = (_HOST, "localhost")
# What is read of a refused request, so that its sender gets to the answer, in bytes.
_MAX_DRAINED: Final = 16_000_000
_PIECE: Final = 65_536
_MAX_CONNECTIONS: Final = 100


class HttpServer(ThreadingHTTPServer):
    """Listens on loopback; meets each connection on a thread of its own."""

    daemon_threads = True
    block_on_close = False
    # Needed for reusing a port soon after it was closed. Windows needs no option for that, and with
    # this one it would let two programs listen on the same port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 128

    def server_bind(self) -> None:
        """Bind without asking DNS for this machine's name, which HTTPServer would do."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.socket.getsockname()[1]

    def __init__(self, sandbox: "Sandbox", port: int, patience: float) -> None:
        """Take what answers, the port, and how long a request may take to arrive (seconds)."""
        self.sandbox: Final = sandbox
        self.patience: Final = patience
        self._places = threading.BoundedSemaphore(_MAX_CONNECTIONS)
        super().__init__((_HOST, port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Meet a connection on a thread of its own; one too many is closed at once."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Make room for another connection afterwards."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: clients that hang up are part of the training."""


class _Punctual(io.RawIOBase):
    """What arrives at a socket until a deadline; from then on reading raises TimeoutError."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._end = 0.0

    def wait_for(self, seconds: float) -> None:
        """Set the deadline."""
        self._end = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        # A timeout of 0 would mean not to wait at all, and none that has passed may be set.
        self._connection.settimeout(max(self._end - time.monotonic(), 0.001))
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "CammerSandbox"
    sys_version = ""
    disable_nagle_algorithm = True
    # Buffered, so that headers and body leave in one write: a second one could be held back until
    # the first is acknowledged (Nagle's algorithm and delayed ACK).
    wbufsize = -1
    server: HttpServer

    def setup(self) -> None:
        """Have what is read arrive in time."""
        super().setup()
        self.rfile.close()
        self._punctual = _Punctual(self.connection)
        self.rfile = io.BufferedReader(self._punctual)

    def handle_one_request(self) -> None:
        """Give each request its time."""
        self._punctual.wait_for(self.server.patience)
        super().handle_one_request()

    def do_POST(self) -> None:
        """Answer a POST: the one documented call, or an error."""
        status = self._flaw()
        if status:
            self._refuse(status)
            return
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:  # the client hung up: not a request
            self.close_connection = True
            return
        if self.path.removeprefix(BASE_PATH) != contract.PATH:
            self._send(Answer(b"", http_status=404))
            return
        sandbox = self.server.sandbox
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = sandbox.answer(headers, body)
        if not sandbox.wait(answer.delay) or answer.hang_up:
            self.close_connection = True
            return
        self._send(answer)

    def do_GET(self) -> None:
        """Answer that only POST is allowed."""
        self._refuse(self._stranger() or 405)

    do_HEAD = do_GET  # noqa: N815 - the library's name; the answer has no body anyway

    def _stranger(self) -> int:
        """Return the status that refuses a request of a web page or for another host, else 0."""
        hosts = self.headers.get_all("Host", [])
        port = self.server.server_port
        if len(hosts) != 1:
            return 400
        if hosts[0].lower() not in {f"{name}:{port}" for name in _NAMES}:
            return 421
        return 403 if "Origin" in self.headers else 0

    def _flaw(self) -> int:
        """Return the status that refuses a POST before its body is read, 0 for none."""
        lengths = self.headers.get_all("Content-Length", [])
        if status := self._stranger():
            return status
        if "Transfer-Encoding" in self.headers or not lengths or not lengths[0].isdecimal():
            return 411
        if len(lengths) > 1:
            return 400
        return 413 if len(lengths[0]) > 9 or int(lengths[0]) > MAX_REQUEST_BYTES else 0

    def _refuse(self, status: int) -> None:
        """Answer and close: what else was sent may be anything, the begin of another request too.

        It is read and dropped first, because a connection that is closed with something unread is
        reset, and the answer with it.
        """
        self.close_connection = True
        allow = {"Allow": "POST"} if status == 405 else {}
        self._send(Answer(b"", http_status=status, headers={"Connection": "close", **allow}))
        self.connection.shutdown(socket.SHUT_WR)
        left = _MAX_DRAINED
        while left > 0 and (piece := self.rfile.read1(_PIECE)):
            left -= len(piece)

    def _send(self, answer: Answer) -> None:
        self.connection.settimeout(self.server.patience)
        self.send_response(answer.http_status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in (answer.headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()

    def log_message(self, *_args: object) -> None:
        """Log nothing: requests contain customers' data."""
