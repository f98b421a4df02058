"""Downloads of files, each within a deadline."""

import threading
from typing import Final

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.team import Download, TeamError


class Downloads:
    """Downloads files. Safe to use from any thread."""

    def __init__(self, network: Network, proxies: ProxyFinder) -> None:
        """Take the network's settings at first, and the finder of proxies."""
        self._network = network
        self._proxies: Final = proxies

    def use(self, network: Network) -> None:
        """Use these settings from the next file on."""
        self._network = network

    def fetch(self, url: str, max_bytes: int) -> Download:
        """Return the content of a URL, cut off a little after `max_bytes`. Raises TeamError.

        Blocks for `network.whole_seconds` at most.
        """
        network = self._network
        # Imported here because it imports `requests`, for which the first window must not wait.
        from cammer_desktop.adapters.http.download import download, fault_of

        socket_guard = SocketGuard(SendGuard())
        deadline = threading.Timer(network.whole_seconds, socket_guard.abort)
        deadline.daemon = True
        deadline.start()
        try:
            return download(url, network, self._proxies, socket_guard, max_bytes)
        except Exception as error:
            raise TeamError(fault_of(error)) from error
        finally:
            deadline.cancel()
            socket_guard.abort()
