"""The way through a proxy: CONNECT (RFC 9110, 9.3.6), and what a proxy says that refuses it.

http.client can do this too, but drops the headers of a refusal up to Python 3.11, and they tell
which logins the proxy takes.
"""

import socket
import ssl
from http.client import HTTPException
from typing import Any, Final

from cammer_desktop.domain.outcome import ProxyLogin
from cammer_desktop.support.patterns import regex

# The names of the schemes in a list of challenges (RFC 9110, 11.6.1): what follows one is nothing,
# or blanks and a parameter; what follows the name of a parameter is "=".
_SCHEMES: Final = regex(r"(?:^|,)\s*([\w-]+)(?=\s*(?:,|$)|\s+[^\s=])")
_QUOTED: Final = regex(r'"(?:[^"\\]|\\.)*"')


class TunnelRefusedError(Exception):
    """The proxy answered, and did not open the way.

    `logins` are those that it takes in place of the one by user and password (Basic), None if it
    takes that or names none; `has_password` tells whether a password was sent.
    """

    def __init__(
        self, status: int, logins: tuple[ProxyLogin, ...] | None, *, has_password: bool
    ) -> None:
        super().__init__(status)
        self.status: Final = status
        self.logins: Final = logins
        self.has_password: Final = has_password


class NoTlsError(HTTPException):
    """The proxy said that it opened the way, and what came through is not TLS.

    Mostly it is a page of the proxy; that the service sent it cannot be ruled out.
    """


def open_tunnel(connection: Any, *, has_password: bool) -> None:
    """Ask the proxy, to which a connection of http.client leads, for the way to its host.

    Raises TunnelRefusedError, NoTlsError, and what http.client and the socket raise.
    """
    host = connection._tunnel_host
    where = f"{f'[{host}]' if ':' in host else host}:{connection._tunnel_port}"
    headers = {**connection._tunnel_headers, "Host": where}
    lines = [f"CONNECT {where} HTTP/1.1", *(f"{name}: {of}" for name, of in headers.items())]
    connection.send("\r\n".join([*lines, "", ""]).encode("latin-1"))
    answer = connection.response_class(connection.sock, method="CONNECT")
    try:
        answer.begin()
        if not 200 <= answer.status < 300:
            challenges = answer.headers.get_all("Proxy-Authenticate", [])
            raise TunnelRefusedError(answer.status, _logins(challenges), has_password=has_password)
        if _has_more(answer, connection.sock):
            raise NoTlsError
    finally:
        answer.close()


def _has_more(answer: Any, connection: socket.socket) -> bool:
    """Tell whether something follows the answer already: in TLS a server never speaks first."""
    timeout = connection.gettimeout()
    connection.settimeout(0)
    try:
        return bool(answer.fp.peek(1))
    except ssl.SSLWantReadError:  # of a proxy over TLS
        return False
    finally:
        connection.settimeout(timeout)


def _logins(challenges: list[str]) -> tuple[ProxyLogin, ...] | None:
    """Return the logins in `Proxy-Authenticate` that are not Basic, None with Basic or without any.

    Only names that are known are returned: what a proxy writes there is free.
    """
    schemes = [
        scheme.lower()
        for challenge in challenges
        for scheme in _SCHEMES.findall(_QUOTED.sub('""', challenge))
    ]
    if not schemes or "basic" in schemes:
        return None
    return tuple(login for login in ProxyLogin if login.lower() in schemes)
