"""The sandbox's HTTP server: on loopback, on its own threads; it can be stopped at once."""

import json
import threading
from collections import deque
from collections.abc import Mapping
from typing import Any, Final

from cammer_desktop.sandbox import contract
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.http_server import ADDRESS, MAX_REQUEST_BYTES, HttpServer
from cammer_desktop.sandbox.scenarios import scenario_for
from cammer_desktop.support.records import dataclass

DEFAULT_TOKEN: Final = "sandbox"  # noqa: S105 - it opens nothing
# A training may go on for weeks: what is kept of it stays within these.
_KEPT_REQUESTS: Final = 1_000
_KEPT_BYTES: Final = 10_000_000
# How long a request may take to arrive, in seconds.
_PATIENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Received:
    """One POST that the sandbox read completely, and the link that it returned, if any.

    The names in `headers` are in lower case.
    """

    body: bytes
    headers: Mapping[str, str]
    link: str | None


class Sandbox:
    """The documented API on loopback."""

    def __init__(
        self, *, port: int = 0, token: str = DEFAULT_TOKEN, patience: float = _PATIENCE
    ) -> None:
        """Take the port (0: any free one) and the only token that is accepted.

        A request that has not arrived within `patience` (seconds) is dropped. Raises OSError if the
        port is in use.
        """
        self.token: Final = token
        self._received: deque[Received] = deque(maxlen=_KEPT_REQUESTS)
        self._script: deque[Answer] = deque()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = HttpServer(self, port, patience)
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """The base address, in the form that `--api-url` takes."""
        return ADDRESS.format(port=self._server.server_port)

    @property
    def received(self) -> list[Received]:
        """The last POSTs that the API has answered, in order; nothing of what never reached it."""
        with self._lock:
            return list(self._received)

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
            self._received.append(Received(body, headers, _link_in(answer.body)))
            while sum(map(_size, self._received)) > _KEPT_BYTES:
                self._received.popleft()
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


def _size(received: Received) -> int:
    return len(received.body) + sum(map(len, (*received.headers, *received.headers.values())))


def _link_in(body: bytes) -> str | None:
    if len(body) > MAX_REQUEST_BYTES:
        return None
    try:
        link: Any = json.loads(body)["data"]["link"]
    except (ValueError, LookupError, TypeError):
        return None
    return link if isinstance(link, str) else None
