"""HTTP connections that can be observed and aborted while `requests` uses them.

They are subclasses of urllib3's that know, through a `Watch`, the `SocketGuard` of the current
call: they attach their socket to it, so that the call can be aborted, and ask its `SendGuard`
before the first byte of the body leaves.
"""

import base64
import socket
import ssl
import sys
from http.client import HTTPException
from typing import Any

import urllib3
from requests import Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
)
from urllib3.poolmanager import PoolManager, ProxyManager

from cammer_desktop.adapters.http import racing
from cammer_desktop.adapters.http.answers import Answer
from cammer_desktop.adapters.http.certificates import trust
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.http.tunnel import NoTlsError, TunnelRefusedError, open_tunnel
from cammer_desktop.domain.network import Network, Proxy
from cammer_desktop.support.records import dataclass

# OpenSSL's words for a first record that is none, such as a page in plain HTTP; since 3.2 the last.
_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "RECORD_LAYER_FAILURE")


@dataclass(slots=True)
class Watch:
    """The guard of the call for which a conversation's connections work at the moment."""

    socket_guard: SocketGuard


class _Watched(HTTPConnection):
    """A connection that reports its socket and its body to the guards of its call."""

    response_class = Answer
    watch: Watch  # set on a subclass of each adapter, and so is whether a proxy gets a password
    has_password: bool
    timeout: float  # seconds; every request of ours has a limit
    _headers_left = False

    @property
    def is_connected(self) -> bool:
        """Whether the server still keeps the connection open.

        After the handshake a TLS 1.3 server sends session tickets. urllib3 treats any readable
        byte as the end of the connection, so the tickets are read here first.
        """
        if not isinstance(self.sock, ssl.SSLSocket):
            return super().is_connected
        timeout = self.sock.gettimeout()
        try:
            self.sock.settimeout(0)
            self.sock.recv(1)  # if it returns, the server closed, or sent data that nobody wanted
        except ssl.SSLWantReadError:
            self.sock.settimeout(timeout)
            return True
        except OSError:
            pass
        return False

    def _new_conn(self) -> socket.socket:
        """Connect as urllib3 does, with its errors, but to the first address that answers."""
        guard = self.watch.socket_guard
        options = self.socket_options or ()
        try:
            connection = racing.connect(
                self._dns_host, self.port, self.timeout, options, guard.check
            )
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "no address answered in time") from error
        except OSError as error:
            raise NewConnectionError(self, "no address can be reached") from error
        sys.audit("http.client.connect", self, self.host, self.port)
        guard.attach(connection)
        return connection

    def connect(self) -> None:
        self.watch.socket_guard.at_proxy = self.proxy is not None
        super().connect()

    def _tunnel(self) -> None:
        try:
            open_tunnel(self, has_password=self.has_password)
        except (OSError, HTTPException, TunnelRefusedError) as error:
            # Whatever it is, the service has no part in it.
            raise ProxyError("the proxy opened no way", error) from error
        self.watch.socket_guard.at_proxy = False

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
    """The same for TLS."""

    def connect(self) -> None:
        try:
            super().connect()
        except ssl.SSLError as error:
            is_behind_proxy = self.proxy is not None and not self.watch.socket_guard.at_proxy
            if is_behind_proxy and error.reason in _NO_TLS:
                raise ProxyError("no TLS came through the proxy", NoTlsError()) from error
            raise


class WatchedAdapter(HTTPAdapter):
    """An adapter of requests whose connections know a watch and use one TLS context."""

    def __init__(self, watch: Watch, trust: ssl.SSLContext, credentials: str | None) -> None:
        """Take the watch, the TLS context, and `user:password` for a proxy that asks for it."""
        self._trust = trust
        self._credentials = credentials
        has_password = credentials is not None and credentials.partition(":")[2] != ""
        known = {"watch": watch, "has_password": has_password}
        plain = type("_Plain", (_Watched,), known)
        secure = type("_Secure", (_WatchedTls,), known)
        self._pools = {
            "http": type("_Pool", (urllib3.HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_TlsPool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
        super().__init__(max_retries=urllib3.Retry(0, redirect=False, read=False))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Create pools whose connections know the watch."""
        super().init_poolmanager(*args, ssl_context=self._trust, **kwargs)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> ProxyManager:
        """Create the same pools for connections through a proxy."""
        manager: ProxyManager = super().proxy_manager_for(
            proxy, ssl_context=self._trust, proxy_ssl_context=self._trust, **kwargs
        )
        manager.pool_classes_by_scheme = self._pools
        return manager

    def proxy_headers(self, _proxy: str) -> dict[str, str]:
        """Return the header with the proxy's login, or none.

        The password is not in the proxy's URL, because errors quote that.
        """
        if self._credentials is None:
            return {}
        token = base64.b64encode(self._credentials.encode()).decode("ascii")
        return {"Proxy-Authorization": f"Basic {token}"}

    def cert_verify(self, conn: Any, *_others: Any) -> None:
        """Leave the certificates to the context: requests would load certifi's in addition."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None


class _Session(Session):
    """A session that leaves redirects alone.

    Even if they are not to be followed, requests reads the whole body of one, however long it is.
    """

    def get_redirect_target(self, _answer: Response) -> None:
        """Return that an answer leads nowhere."""


def session(
    watch: Watch, network: Network, proxy: Proxy | None, credentials: str | None
) -> Session:
    """Return a session that uses this proxy and these certificates, and no others.

    Raises CertificateFileError.
    """
    new = _Session()
    # Otherwise requests would use proxies, CA bundles and the netrc of the environment.
    new.trust_env = False
    # What is packed otherwise is unpacked only where a library for it is, and perhaps without end.
    new.headers["Accept-Encoding"] = "gzip, deflate"
    new.proxies = {"https": proxy.url} if proxy is not None else {}
    adapter = WatchedAdapter(watch, trust(network.ca_file), credentials)
    new.mount("https://", adapter)
    new.mount("http://", adapter)
    return new
