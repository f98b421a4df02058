"""HTTP connections that can be watched and ended while `requests` uses them.

The connections of one call are subclasses that know their `Line`: they report their socket to it,
so that the call can be ended, and ask its `Transmission` before the first byte of the body leaves.
"""

import socket
import ssl
from typing import Any

import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.poolmanager import PoolManager

from cammer_desktop.adapters.line import Line


class _Watched(HTTPConnection):
    """A connection that reports its socket and its body to a Line."""

    line: Line  # set on a subclass of each call
    _headers_left = False

    def _new_conn(self) -> socket.socket:
        connection = super()._new_conn()
        self.line.opened(connection)
        return connection

    def endheaders(self, *args: Any, **kwargs: Any) -> None:
        self._headers_left = False
        super().endheaders(*args, **kwargs)
        self._headers_left = True

    def send(self, data: Any) -> None:
        if self._headers_left:
            self.line.way.body_leaves()
        super().send(data)


class _WatchedTls(_Watched, HTTPSConnection):
    """The same over TLS."""


class WatchedAdapter(HTTPAdapter):
    """An adapter for one call over one Line, with the system's certificate store alone."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__(max_retries=urllib3.Retry(0, redirect=False, read=False))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make pools whose connections know the line."""
        kwargs["ssl_context"] = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, **kwargs)
        manager: PoolManager = self.poolmanager
        plain = type("_Plain", (_Watched,), {"line": self._line})
        secure = type("_Secure", (_WatchedTls,), {"line": self._line})
        manager.pool_classes_by_scheme = {
            "http": type("_Pool", (urllib3.HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_TlsPool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }

    def cert_verify(self, conn: Any, *_others: Any) -> None:
        """Leave the certificates to truststore: requests would load certifi's beside them."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None
