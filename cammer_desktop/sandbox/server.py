"""The sandbox's HTTP server: on loopback, on its own threads; it can be stopped at once."""

import json
import os
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Final

from cammer_desktop.sandbox import contract
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.scenarios import scenario_for

HOST: Final = "127.0.0.1"
BASE_PATH: Final = "/api"
DEFAULT_TOKEN: Final = "sandbox"  # noqa: S105 - it opens nothing
_MAX_REQUEST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """One POST that the sandbox read completely, and the link that it returned, if any.

    The names in `headers` are in lower case.
    """

    body: bytes
    headers: Mapping[str, str]
    link: str | None


class Sandbox:
    """The documented API on loopback. `received` is every POST so far, in order."""

    def __init__(self, *, port: int = 0, token: str = DEFAULT_TOKEN) -> None:
        """Take the port (0: any free one) and the only token that is accepted.

        Raises OSError if the port is in use.
        """
        self.token: Final = token
        self.received: list[Received] = []
        self._script: deque[Answer] = deque()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(self, port)
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """The base address, in the form that `--api-url` takes."""
        return f"http://{HOST}:{self._server.server_port}{BASE_PATH}"

    def script(self, *answers: Answer) -> None:
        """Answer the next requests with these, in order, whatever they contain."""
        with self._lock:
            self._script.extend(answers)

    def start(self) -> None:
        """Start serving."""
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="sandbox", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop serving; delayed answers are dropped, their connections closed."""
        self._stopping.set()
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def answer(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Return the answer to one request, and record the request."""
        with self._lock:
            answer = self._script.popleft() if self._script else self._by_contract(headers, body)
            self.received.append(Received(body, headers, _link_in(answer.body)))
        return answer

    def wait(self, seconds: float) -> bool:
        """Wait before an answer; return whether the sandbox is still running afterwards."""
        return not self._stopping.wait(seconds)

    def _by_contract(self, headers: Mapping[str, str], body: bytes) -> Answer:
        answer = contract.answer(headers, body, self.token)
        request = contract.read_request(body)
        scenario = scenario_for(request)
        # Scenarios are for valid requests only: a wrong token stays a wrong token.
        if scenario is None or request is None or answer.http_status != 200:
            return answer
        return scenario(request)


def _link_in(body: bytes) -> str | None:
    if len(body) > _MAX_REQUEST_BYTES:
        return None
    try:
        link: Any = json.loads(body)["data"]["link"]
    except (ValueError, LookupError, TypeError):
        return None
    return link if isinstance(link, str) else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    # Needed for reusing a port soon after it was closed. Windows needs no option for that, and with
    # this one it would let two programs listen on the same port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 128

    def server_bind(self) -> None:
        """Bind without asking DNS for this machine's name, which HTTPServer would do."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def __init__(self, sandbox: Sandbox, port: int) -> None:
        self.sandbox: Final = sandbox
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: clients that hang up are part of the training."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "CammerSandbox"
    sys_version = ""
    disable_nagle_algorithm = True
    # Buffered, so that headers and body leave in one write: a second one could be held back until
    # the first is acknowledged (Nagle's algorithm and delayed ACK).
    wbufsize = -1
    server: _Server

    def do_POST(self) -> None:
        """Answer a POST: the one documented call, or an error."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _MAX_REQUEST_BYTES:
            self.close_connection = True
            self._send(Answer(b"", http_status=413 if length.isdecimal() else 411))
            return
        body = self.rfile.read(int(length))
        if len(body) < int(length):  # the client hung up: not a request
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
        self._send(Answer(b"", http_status=405, headers={"Allow": "POST"}))

    do_HEAD = do_GET  # noqa: N815 - the library's name; the answer has no body anyway

    def _send(self, answer: Answer) -> None:
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
