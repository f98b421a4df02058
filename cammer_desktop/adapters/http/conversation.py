"""One request to the service, over a new connection or one that was opened in advance.

Separate from `api` because importing `requests` takes longer than the first window may: this module
is imported on the thread of the first call.

A connection is never reused. A server may close a kept-alive connection at any time; if that
happens just when a request arrives, nobody can tell whether it was processed, and the outcome is
uncertain for no good reason. A connection that was opened in advance has carried no request yet, so
servers wait for its first one as they do for any slow client. `preconnection` limits its age,
urllib3 checks that it is alive before using it, and `api` replaces it if it dies before the body
leaves.
"""

import email.utils
from datetime import UTC, datetime
from typing import Any, Final

import requests
import urllib3.exceptions as low
from requests.auth import AuthBase
from urllib3.connection import HTTPConnection

from cammer_desktop import __version__
from cammer_desktop.adapters.http.answers import content
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.http.transport import Watch, session
from cammer_desktop.domain import vendor
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy
from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.token import Token

_DAY_SECONDS: Final = 24 * 60 * 60
_HEADERS: Final = {
    "X-Requested-With": "XMLHttpRequest",
    "Accept": "application/json",
    "User-Agent": f"cammer-desktop/{__version__}",
    "Connection": "close",
}


class _TokenAuth(AuthBase):
    """Sets the token, unchanged, for one call; a ~/.netrc would override an ordinary header."""

    def __init__(self, token: Token) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = self._token.reveal()
        return request


class Conversation:
    """One session with an address, through a proxy or not.

    The methods block. They do not translate the errors of `requests`, urllib3, TLS or the socket.
    """

    def __init__(
        self,
        address: ApiAddress,
        network: Network,
        proxy: Proxy | None,
        credentials: str | None,
        socket_guard: SocketGuard,
    ) -> None:
        """Take the proxy with its `user:password`, and the guard that gets the socket.

        Nothing is opened yet. Raises CertificateFileError.
        """
        self.proxy: Final = proxy.url if proxy is not None else ""
        """The URL of the proxy, empty without one."""
        self.date: datetime | None = None
        """The time that the answer tells, None without one."""
        self._address = address
        self._watch = Watch(socket_guard)
        self._timeout = (network.connect_seconds, network.whole_seconds)
        self._session = session(self._watch, network, proxy, credentials)
        self._connection: HTTPConnection | None = None

    def open(self) -> None:
        """Open the connection with the proxy's tunnel and TLS; no HTTP request is made.

        urllib3 has no public function for this, so it does what `urlopen()` does.
        """
        request = requests.Request("POST", self._address.endpoint).prepare()
        adapter: Any = self._session.get_adapter(self._address.endpoint)
        pool = adapter.get_connection_with_tls_context(
            request, verify=True, proxies=dict(self._session.proxies)
        )
        adapter.cert_verify(pool)
        connection = pool._get_conn()
        connection.timeout = self._timeout[0]
        try:
            if pool.proxy is not None:
                pool._prepare_proxy(connection)
            else:
                connection.connect()
        except Exception as error:
            had_proxy = connection.has_connected_to_proxy  # closing forgets it
            connection.close()
            if pool.proxy is not None and not had_proxy:
                raise low.ProxyError("no way to the proxy", error) from error
            raise
        pool._put_conn(connection)
        self._connection = connection

    def serve(self, socket_guard: SocketGuard) -> None:
        """Hand the socket over to another guard. Raises WithdrawnError if that was aborted."""
        previous, self._watch.socket_guard = self._watch.socket_guard, socket_guard
        previous.release()
        if self._connection is not None and self._connection.sock is not None:
            socket_guard.attach(self._connection.sock)

    @property
    def is_preconnected(self) -> bool:
        """Whether `open` was called before the request."""
        return self._connection is not None

    def exchange(self, request: SessionRequest, token: Token) -> Outcome:
        """Send the request once and return what the answer means."""
        with self._session.post(
            self._address.endpoint,
            json=vendor.body(request),
            auth=_TokenAuth(token),
            headers=_HEADERS,
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
        ) as answer:
            self.date = _date(answer.headers.get("Date", ""))
            body = content(answer, vendor.MAX_ANSWER_BYTES)
            pause = _seconds(answer.headers.get("Retry-After", ""))
            return vendor.outcome_of(answer.status_code, body, pause)

    def reach(self) -> int:
        """Send a HEAD request to the address, without a token; return the HTTP status."""
        with self._session.head(
            self._address.base, headers=_HEADERS, timeout=self._timeout, allow_redirects=False
        ) as answer:
            return answer.status_code

    def close(self) -> None:
        """Close the connection."""
        self._watch.socket_guard.release()
        self._session.close()


def converse(
    address: ApiAddress, network: Network, proxies: ProxyFinder, socket_guard: SocketGuard
) -> Conversation:
    """Return a conversation with an address over the proxy that applies to it; may block.

    Raises InvalidProxyError and CertificateFileError.
    """
    proxy = proxies.find(address, network)
    credentials = proxies.credentials(proxy) if proxy is not None else None
    return Conversation(address, network, proxy, credentials, socket_guard)


def _seconds(retry_after: str) -> int | None:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3), None if it is not valid.

    More than a day is a day: any number of digits may stand there, and any year.
    """
    if retry_after.isascii() and retry_after.isdigit():
        # The first six digits exceed a day wherever others follow.
        return min(_DAY_SECONDS, int(retry_after.lstrip("0")[:6] or "0"))
    until = _date(retry_after)
    if until is None:
        return None
    return min(_DAY_SECONDS, max(0, round((until - datetime.now(UTC)).total_seconds())))


def _date(text: str) -> datetime | None:
    """Return the time in a header's date (RFC 9110, 5.6.7) in UTC, None if there is none."""
    try:
        date = email.utils.parsedate_to_datetime(text)
        # "-0000" means UTC. A date at the end of all times may have none.
        return (date if date.tzinfo is not None else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
