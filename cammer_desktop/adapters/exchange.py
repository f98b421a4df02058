"""One HTTP exchange over `requests`, and the cause behind each of its errors.

Apart from `api` because importing `requests` costs more than the first window may take: it is
imported on the thread of the first call.
"""

import http.client
import ssl
from typing import Final

import requests
import urllib3.exceptions as low
from requests.auth import AuthBase

from cammer_desktop import __version__
from cammer_desktop.adapters.line import Line
from cammer_desktop.adapters.transport import WatchedAdapter
from cammer_desktop.domain import vendor
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause, Outcome, Uncertain
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.token import Token

_HEADERS: Final = {
    "X-Requested-With": "XMLHttpRequest",
    "Accept": "application/json",
    "User-Agent": f"cammer-desktop/{__version__}",
}


class _TokenAuth(AuthBase):
    """Sets the token as it is, per call; a ~/.netrc would override a header given otherwise."""

    def __init__(self, token: Token) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = self._token.reveal()
        return request


def exchange(
    address: ApiAddress,
    request: SessionRequest,
    token: Token,
    line: Line,
    timeout: tuple[float, float],
) -> Outcome:
    """Send the request once and return what the answer means; errors are raised as they come.

    `timeout` bounds connecting and each read, in seconds; the whole is bounded by `line`.
    """
    with requests.Session() as session:
        # Proxies, CA bundles and netrc of the environment are not for this call to pick up.
        session.trust_env = False
        adapter = WatchedAdapter(line)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        with session.post(
            address.endpoint,
            json=vendor.body(request),
            auth=_TokenAuth(token),
            headers=_HEADERS,
            timeout=timeout,
            allow_redirects=False,
            stream=True,
        ) as answer:
            content = bytearray()
            for chunk in answer.iter_content(64 * 1024):
                content += chunk
                if len(content) > vendor.MAX_ANSWER_BYTES:
                    return Uncertain(Cause.TOO_LARGE, answer.status_code)
            return vendor.outcome_of(answer.status_code, bytes(content))


def cause_of(error: Exception) -> Cause:
    """Return the cause behind an error of requests, urllib3 or the socket."""
    chain = list(_chain(error))
    for kinds, cause in _CAUSES:
        if any(isinstance(link, kinds) for link in chain):
            return cause
    return Cause.INTERNAL


# The first that fits counts: requests' own classes overlap (an SSLError is a ConnectionError, and
# every RequestException is an OSError).
_CAUSES: Final[tuple[tuple[tuple[type[BaseException], ...], Cause], ...]] = (
    ((ssl.SSLCertVerificationError,), Cause.TLS),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), Cause.BROKEN_OFF),
    ((requests.exceptions.SSLError, ssl.SSLError), Cause.TLS),
    ((low.NameResolutionError,), Cause.DNS),
    ((ConnectionRefusedError,), Cause.REFUSED),
    ((requests.exceptions.Timeout, TimeoutError), Cause.TIMEOUT),
    # An answer that is no HTTP: garbage in its first line, its headers, its chunks, its encoding.
    (
        (
            requests.exceptions.InvalidHeader,
            requests.exceptions.ContentDecodingError,
            low.InvalidChunkLength,
        ),
        Cause.NOT_UNDERSTOOD,
    ),
    (
        (ConnectionResetError, BrokenPipeError, http.client.IncompleteRead),
        Cause.BROKEN_OFF,
    ),
    ((http.client.HTTPException,), Cause.NOT_UNDERSTOOD),
    ((requests.exceptions.ChunkedEncodingError, low.ProtocolError), Cause.BROKEN_OFF),
    ((requests.exceptions.ConnectionError,), Cause.NETWORK),
    ((requests.exceptions.RequestException,), Cause.INTERNAL),
    ((OSError,), Cause.NETWORK),
)


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and what it came from, wherever the libraries keep that."""
    links: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop()
        if not isinstance(link, BaseException) or link in links:
            continue
        links.append(link)
        waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]
    return links
