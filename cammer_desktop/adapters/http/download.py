"""Downloading a file with the same proxy and certificates as the API, and without redirects.

Separate from `downloads` because importing `requests` takes longer than the first window may.
"""

import requests

from cammer_desktop.adapters.http.causes import OVER_TLS, cause_of
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.http.transport import Watch, content, session
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network


class NoFileError(Exception):
    """The server's answer is not a file."""


def download(
    url: str,
    origin: ApiAddress,
    network: Network,
    proxies: ProxyFinder,
    socket_guard: SocketGuard,
    max_bytes: int,
) -> bytes:
    """Return the content of a URL, cut off at the first chunk that exceeds `max_bytes`.

    The network's timeouts apply to connecting and to each read; `socket_guard` can end the whole.
    Raises NoFileError, and whatever `requests`, urllib3, TLS or the socket raise.
    """
    proxy = proxies.find(origin, network)
    credentials = proxies.credentials(proxy) if proxy is not None else None
    timeout = (network.connect_seconds, network.whole_seconds)
    with (
        session(Watch(socket_guard), network, proxy, credentials) as requests_session,
        requests_session.get(url, timeout=timeout, allow_redirects=False, stream=True) as answer,
    ):
        if answer.status_code != requests.codes.ok:
            raise NoFileError
        return content(answer, max_bytes)


def is_untrusted(error: Exception) -> bool:
    """Tell whether an error concerns TLS or a certificate."""
    cause, _http_status = cause_of(error, sent=False)
    return cause in OVER_TLS
