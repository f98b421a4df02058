"""HTTP connections that can be watched and ended while `requests` uses them.

The connections are subclasses that know a `Watch`, and through it the `Line` of the call that
they serve: they report their socket to it, so that the call can be ended, and ask its
`Transmission` before the first byte of the body leaves.
"""

import base64
import socket
import ssl
from dataclasses import dataclass
from typing import Any, Final

import urllib3
from requests import Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.poolmanager import PoolManager, ProxyManager

from cammer_desktop.adapters.http.certificates import trust
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.network import Network, Proxy

_CHUNK_BYTES: Final = 64 * 1024


@dataclass(slots=True)
class Watch:
    """Which line the connections of a conversation serve at the moment."""

    socket_guard: SocketGuard


class _Watched(HTTPConnection):
    """A connection that reports its socket and its body to a Line."""

    watch: Watch  # set on a subclass of each adapter
    _headers_left = False

    @property
    def is_connected(self) -> bool:
        """Whether the server still holds the connection.

        Between calls TLS 1.3 sends session tickets, which urllib3 would take for the end of the
        connection: they are read, and only what is more than that is one.
        """
        if not isinstance(self.sock, ssl.SSLSocket):
            return super().is_connected
        before = self.sock.gettimeout()
        try:
            self.sock.settimeout(0)
            self.sock.recv(1)  # an answer to no request, or the end
        except ssl.SSLWantReadError:
            self.sock.settimeout(before)
            return True
        except OSError:
            pass
        return False

    def _new_conn(self) -> socket.socket:
        connection = super()._new_conn()
        self.watch.socket_guard.attach(connection)
        return connection

    def endheaders(self, *args: Any, **kwargs: Any) -> None:
        self._headers_left = False
        if self.sock is None:  # http.client would connect when it sends
            self.connect()
        self.watch.socket_guard.ready()
        super().endheaders(*args, **kwargs)
        self._headers_left = True

    def send(self, data: Any) -> None:
        if self._headers_left:
            self.watch.socket_guard.send_guard.body_leaves()
        super().send(data)


class _WatchedTls(_Watched, HTTPSConnection):
    """The same over TLS."""


class WatchedAdapter(HTTPAdapter):
    """An adapter whose connections know a watch, and trust what one TLS context trusts."""

    def __init__(self, watch: Watch, trust: ssl.SSLContext, credentials: str | None) -> None:
        """Take the watch, what is trusted, and `user:password` for a proxy that asks for it."""
        self._trust = trust
        self._credentials = credentials
        plain = type("_Plain", (_Watched,), {"watch": watch})
        secure = type("_Secure", (_WatchedTls,), {"watch": watch})
        self._pools = {
            "http": type("_Pool", (urllib3.HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_TlsPool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
        super().__init__(max_retries=urllib3.Retry(0, redirect=False, read=False))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make pools whose connections know the watch."""
        super().init_poolmanager(*args, ssl_context=self._trust, **kwargs)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> ProxyManager:
        """Make the same pools for what goes through a proxy."""
        manager: ProxyManager = super().proxy_manager_for(
            proxy, ssl_context=self._trust, proxy_ssl_context=self._trust, **kwargs
        )
        manager.pool_classes_by_scheme = self._pools
        return manager

    def proxy_headers(self, _proxy: str) -> dict[str, str]:
        """Log in at the proxy; the password stands in no URL, and so in no error's text."""
        if self._credentials is None:
            return {}
        token = base64.b64encode(self._credentials.encode()).decode("ascii")
        return {"Proxy-Authorization": f"Basic {token}"}

    def cert_verify(self, conn: Any, *_others: Any) -> None:
        """Leave the certificates to the context: requests would load certifi's beside them."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None


def session(
    watch: Watch, network: Network, proxy: Proxy | None, credentials: str | None
) -> Session:
    """Return a session whose one way is this: proxy, certificates and line come from nowhere else.

    Raises CertificateFileError.
    """
    made = Session()
    # Proxies, CA bundles and netrc of the environment are not for a call to pick up.
    made.trust_env = False
    made.proxies = {"https": proxy.url} if proxy is not None else {}
    adapter = WatchedAdapter(watch, trust(network.ca_file), credentials)
    made.mount("https://", adapter)
    made.mount("http://", adapter)
    return made


def content(answer: Response, most: int) -> bytes:
    """Return the decoded body of an answer, cut off at the first chunk that exceeds `most`."""
    read = bytearray()
    for chunk in answer.iter_content(_CHUNK_BYTES):
        read += chunk
        if len(read) > most:
            break
    return bytes(read)
