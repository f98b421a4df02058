"""A file from the web, by the same way as the API: proxy, certificates, no redirects.

Apart from `downloads` because importing `requests` costs more than the first window may take.
"""

import requests

from cammer_desktop.adapters.http.causes import OVER_TLS, cause_of
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.adapters.http.transport import Watch, content, session
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network


class NoFileError(Exception):
    """The address answers, but not with a file."""


def download(
    url: str,
    origin: ApiAddress,
    network: Network,
    proxies: ProxyFinder,
    socket_guard: SocketGuard,
    most: int,
) -> bytes:
    """Return what an address holds, at most `most` bytes and one chunk; errors as they come.

    The deadlines of the network bound connecting and each read, the whole is bounded by `line`.
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
        return content(answer, most)


def is_untrusted(error: Exception) -> bool:
    """Tell whether an error is over the privacy of the connection."""
    cause, _http_status = cause_of(error, sent=False)
    return cause in OVER_TLS
