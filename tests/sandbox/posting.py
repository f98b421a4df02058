"""Talking to the sandbox in plain HTTP, without the program's client."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from cammer_desktop.sandbox import contract
from cammer_desktop.sandbox.http_server import BASE_PATH
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox

ENDPOINT = BASE_PATH + contract.PATH
HEADERS = {"Authorization": DEFAULT_TOKEN, "X-Requested-With": "XMLHttpRequest"}
ANA: dict[str, Any] = {"name": "Ana", "cellphone": "+584141315854"}


@dataclass
class Answered:
    """An HTTP answer that was read completely."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def detail(self) -> Any:
        """The `detail` of a refusal of fields, after checking the rest of it."""
        answer = self.json
        assert (self.status, answer["statusCode"]) == (400, 2)
        assert answer["message"] == "Campos no cumplen"
        return answer["detail"]


def port_of(sandbox: Sandbox) -> int:
    """Return the port that it listens on."""
    return int(sandbox.address.split(":")[2].split("/")[0])


def head(sandbox: Sandbox, *, line: str = f"POST {ENDPOINT} HTTP/1.1", **headers: str) -> bytes:
    """Return the head of a request as it is sent; `Host` is the sandbox unless it is given."""
    lines = {"Host": f"127.0.0.1:{port_of(sandbox)}", **headers}
    return "\r\n".join(
        [line, *(f"{key}: {value}" for key, value in lines.items()), "", ""]
    ).encode()


def post(
    sandbox: Sandbox,
    body: object = None,
    *,
    headers: dict[str, str] | None = None,
    path: str = ENDPOINT,
    method: str = "POST",
) -> Answered:
    """Send one request with these headers (by default valid ones) and read the answer."""
    connection = HTTPConnection("127.0.0.1", port_of(sandbox))
    connection.timeout = 20
    raw = body if isinstance(body, bytes) else json.dumps(ANA if body is None else body).encode()
    try:
        connection.request(method, path, raw, HEADERS if headers is None else headers)
        answer = connection.getresponse()
        return Answered(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()
