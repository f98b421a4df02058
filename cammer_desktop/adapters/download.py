"""A file from the web, by the same way as the API: proxy, certificates, no redirects.

Apart from `downloads` because importing `requests` costs more than the first window may take.
"""

import requests

from cammer_desktop.adapters.certificates import trust
from cammer_desktop.adapters.line import Line
from cammer_desktop.adapters.proxies import ProxyFinder
from cammer_desktop.adapters.transport import Watch, WatchedAdapter
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause

_CHUNK_BYTES = 64 * 1024


class NoFileError(Exception):
    """The address answers, but not with a file."""


def download(
    url: str, origin: ApiAddress, network: Network, proxies: ProxyFinder, line: Line, most: int
) -> bytes:
    """Return what an address holds, at most `most` bytes and one chunk; errors as they come.

    The deadlines of the network bound connecting and each read, the whole is bounded by `line`.
    """
    proxy = proxies.find(origin, network)
    credentials = proxies.credentials(proxy) if proxy is not None else None
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = {"https": proxy.url} if proxy is not None else {}
        adapter = WatchedAdapter(Watch(line), trust(network.ca_file), credentials)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        timeout = (network.connect_seconds, network.whole_seconds)
        with session.get(url, timeout=timeout, allow_redirects=False, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise NoFileError
            content = bytearray()
            for chunk in answer.iter_content(_CHUNK_BYTES):
                content += chunk
                if len(content) > most:
                    break
            return bytes(content)


def is_untrusted(error: Exception) -> bool:
    """Tell whether an error is over the privacy of the connection."""
    from cammer_desktop.adapters.causes import cause_of

    cause, _http_status = cause_of(error, sent=False)
    return cause.name.startswith("CERTIFICATE") or cause is Cause.TLS
