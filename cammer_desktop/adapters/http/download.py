"""Downloading a file with the same proxies and certificates as the API.

Separate from `downloads` because importing `requests` takes longer than the first window may.

Redirects are followed here and nowhere else in the program: what is published for everybody (Google
Sheets' CSV) is served by another host than the one that is asked. Nothing of ours goes along: each
host is asked by a session of its own, without a token, without cookies, over the proxy that applies
to it.
"""

import gzip
import io
import zlib
from typing import Final
from urllib.parse import urldefrag, urljoin

import requests
import urllib3.exceptions as low
from requests import Response

from cammer_desktop.adapters.http.answers import content
from cammer_desktop.adapters.http.causes import OVER_TLS, cause_of
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.http.transport import Watch, session
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.team import Download, TeamFault, origin_of

_MAX_REDIRECTS: Final = 5
_MOVED: Final = (301, 302, 303, 307, 308)
_HEADERS: Final = {"Accept-Encoding": "gzip"}
_PIECE: Final = 64 * 1024


class NoFileError(Exception):
    """The server's answer is not a file."""


class CutError(Exception):
    """The body ended before its end, or nothing tells whether it did."""


class UnsafeAddressError(ValueError):
    """An address, or the one that it leads to, is none to be asked: not https, or with a login."""


def download(
    url: str, network: Network, proxies: ProxyFinder, socket_guard: SocketGuard, max_bytes: int
) -> Download:
    """Return the content of a URL, cut off at the first chunk that exceeds `max_bytes`.

    The network's timeouts apply to connecting and to each read; `socket_guard` can end the whole.
    Raises NoFileError, CutError, UnsafeAddressError, and whatever `requests`, urllib3, TLS or the
    socket raise.
    """
    origin = _checked(url)
    timeout = (network.connect_seconds, network.whole_seconds)
    for _ in range(1 + _MAX_REDIRECTS):
        proxy = proxies.find(origin, network)
        credentials = proxies.credentials(proxy) if proxy is not None else None
        with (
            session(Watch(socket_guard), network, proxy, credentials) as requests_session,
            requests_session.get(
                url, headers=_HEADERS, timeout=timeout, allow_redirects=False, stream=True
            ) as ours,
        ):
            if ours.status_code == requests.codes.ok:
                return _whole(ours, max_bytes)
            url = _next(url, ours)
        following = _checked(url)
        if not (following.is_tls or (origin.is_loopback and not origin.is_tls)):
            raise UnsafeAddressError  # this machine's own services are no one else's to name
        origin = following
    raise NoFileError


def fault_of(error: Exception) -> TeamFault:
    """Return what an error of `download` means for the team's file."""
    if isinstance(error, CutError):
        return TeamFault.CUT
    cause, _http_status = cause_of(error, sent=False)
    is_untrusted = cause in OVER_TLS or isinstance(error, UnsafeAddressError)
    return TeamFault.UNTRUSTED if is_untrusted else TeamFault.UNREACHABLE


def _whole(answer: Response, max_bytes: int) -> Download:
    """Return the body of an answer; urllib3 holds it against its Content-Length or its chunks."""
    has_end = bool(answer.raw.chunked) or answer.raw.length_remaining is not None
    coding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    try:
        if coding == "gzip":
            return Download(_unpacked(answer, max_bytes), has_end=True)
        if coding == "identity":
            return Download(content(answer, max_bytes), has_end)
    except (requests.exceptions.ChunkedEncodingError, low.ProtocolError) as error:
        raise CutError from error
    raise NoFileError


def _unpacked(answer: Response, max_bytes: int) -> bytes:
    """Return the body of an answer in gzip.

    urllib3 unpacks what was cut before it was sent without an error, and its last row is half a
    row; gzip's own end is looked for here.
    """
    packed = io.BytesIO()
    for piece in answer.raw.stream(_PIECE, decode_content=False):
        packed.write(piece)
        if packed.tell() > max_bytes:
            return packed.getvalue()  # too large even so
    packed.seek(0)
    try:
        with gzip.GzipFile(fileobj=packed) as file:
            return file.read(max_bytes + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise CutError from error


def _checked(url: str) -> ApiAddress:
    try:
        return origin_of(url)
    except ValueError as error:
        raise UnsafeAddressError from error


def _next(url: str, answer: Response) -> str:
    """Return where an answer leads. Raises NoFileError if it leads nowhere."""
    location = answer.headers.get("Location", "").strip()
    if answer.status_code not in _MOVED or not location:
        raise NoFileError
    # Headers are read as Latin-1; what a server writes there beyond ASCII is UTF-8.
    location = location.encode("latin-1").decode("utf-8", "replace")
    try:
        return urldefrag(urljoin(url, location)).url
    except ValueError as error:
        raise UnsafeAddressError from error
