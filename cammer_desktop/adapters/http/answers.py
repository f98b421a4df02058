"""The reading of an answer: of its head and chunks within bounds, and of its body up to a limit.

http.client skips only the interim answer 100, refuses the 101st header and any line of 64 KB, takes
what ends within a head for a whole one, loses every header after a line that is none, and reads a
chunk of -1 bytes to the end of all. urllib3 waits for what may follow the last chunk. Here the
lines are read before they get there. Sources: RFC 9110, 15.2 (interim answers), RFC 9112, 7.1
(chunks).
"""

import http.client
import io
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from requests import Response

from cammer_desktop.support.patterns import regex

MAX_HEAD_BYTES: Final = 256 * 1024
"""As browsers allow; all lines of a head count."""

_CHUNK_BYTES: Final = 64 * 1024
_LINE_BYTES: Final = 64 * 1024  # the most that http.client takes for a line
# The headers that are asked for, here or in http.client, urllib3 and requests. Odd ones among all
# the others cannot disturb these: cookies and types have parsers that stumble.
_NEEDED: Final = regex(
    rb"(Content-Encoding|Content-Length|Date|Location|Proxy-Authenticate|Retry-After"
    rb"|Transfer-Encoding):[^\r]*\r?\n",
    re.IGNORECASE,
)
_FOLDED: Final = regex(rb"[ \t][^\r]*\r?\n")
_CHUNK_SIZE: Final = regex(rb"([0-9A-Fa-f]{1,16})[ \t]*[;\r\n]")
_LENGTH: Final = regex(r"[0-9]{1,9}")


class Answer(http.client.HTTPResponse):
    """An answer to a request, or of a proxy to CONNECT."""

    fp: "_Lines"
    _method: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fp = _Lines(self.fp.detach())

    def begin(self) -> None:
        """Read the head."""
        super().begin()
        self.fp.begin_chunks()
        # These have no body by RFC 9112, 6.3. Who announces one all the same means to send it.
        if self.status in (204, 304) and self._method != "HEAD":
            length = self.headers.get("Content-Length", "")
            self.length = int(length) if _LENGTH.fullmatch(length) else 0

    def _read_status(self) -> tuple[str, int, str]:
        """Return the status line of the final answer; http.client calls it."""
        while True:
            self.fp.begin_head()
            status_line: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            status = status_line[1]
            if not 100 <= status <= 199 or status == http.HTTPStatus.SWITCHING_PROTOCOLS:
                return status_line
            while self.fp.readline():
                pass


class _Lines(io.BufferedReader):
    """What comes from a server; its lines are checked, and handed on as http.client takes them."""

    _room = 0
    _next: Callable[[], bytes]

    def readline(self, _size: int | None = -1, /) -> bytes:
        """Return the next line, or the next part of the headers, which end with b"".

        Raises HTTPException, also for what is cut off.
        """
        return self._next()

    def begin_head(self) -> None:
        """Expect a status line, and headers after it."""
        self._room, self._next = MAX_HEAD_BYTES, self._status_line

    def begin_chunks(self) -> None:
        """Expect the sizes of chunks."""
        self._next = self._chunk_size

    def _status_line(self) -> bytes:
        self._next = self._headers
        line = self._line()
        return _whole(line)[:_LINE_BYTES] if line.startswith(b"HTTP/") else line

    def _headers(self) -> bytes:
        needed = io.BytesIO()
        is_needed = False
        while (line := _whole(self._line())) not in (b"\r\n", b"\n"):
            is_needed = bool(_NEEDED.fullmatch(line) or (is_needed and _FOLDED.fullmatch(line)))
            if is_needed:
                needed.write(line)
        needed.seek(0)
        # http.client joins what it gets, and counts only how often.
        self._next = partial(needed.read, _LINE_BYTES)
        return self._next()

    def _chunk_size(self) -> bytes:
        self._room = MAX_HEAD_BYTES
        size = _CHUNK_SIZE.match(_whole(self._line()))
        if size is None:
            raise http.client.HTTPException("no size of a chunk")
        if int(size[1], 16) == 0:
            self._next = bytes  # the content is complete: nobody waits for trailers
        return size[1]

    def _line(self) -> bytes:
        line = super().readline(self._room + 1)
        self._room -= len(line)
        if self._room < 0:
            raise http.client.LineTooLong("answer")
        return line


def _whole(line: bytes) -> bytes:
    """Return a line. Raises RemoteDisconnected if the connection ended within it or before it."""
    if not line.endswith(b"\n"):
        raise http.client.RemoteDisconnected("in the middle of an answer")
    return line


def content(answer: Response, max_bytes: int) -> bytes:
    """Return the decoded body of an answer, cut off at the first chunk that exceeds `max_bytes`."""
    if answer.status_code in (204, 304):
        answer.raw.length_remaining = None  # urllib3 expects nothing there
    body = io.BytesIO()  # which gives its content away without a copy
    for chunk in answer.iter_content(_CHUNK_BYTES):
        body.write(chunk)
        if body.tell() > max_bytes:
            break
    return body.getvalue()
