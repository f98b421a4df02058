"""Downloads of files, each within a deadline."""

import threading
from typing import Final

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.team import TeamError, TeamFault, origin_of


class Downloads:
    """Downloads files. Safe to use from any thread."""

    def __init__(self, network: Network, proxies: ProxyFinder) -> None:
        """Take the network's settings at first, and the finder of proxies."""
        self._network = network
        self._proxies: Final = proxies

    def use(self, network: Network) -> None:
        """Use these settings from the next file on."""
        self._network = network

    def fetch(self, url: str, max_bytes: int) -> bytes:
        """Return the content of a URL, cut off a little after `max_bytes`. Raises TeamError.

        Blocks for `network.whole_seconds` at most.
        """
        network = self._network
        try:
            origin = origin_of(url)
        except ValueError as error:
            raise TeamError(TeamFault.UNTRUSTED) from error
        # Imported here because it imports `requests`, for which the first window must not wait.
        from cammer_desktop.adapters.http.download import download, is_untrusted

        socket_guard = SocketGuard(SendGuard())
        deadline = threading.Timer(network.whole_seconds, socket_guard.abort)
        deadline.daemon = True
        deadline.start()
        try:
            return download(url, origin, network, self._proxies, socket_guard, max_bytes)
        except Exception as error:
            fault = TeamFault.UNTRUSTED if is_untrusted(error) else TeamFault.UNREACHABLE
            raise TeamError(fault) from error
        finally:
            deadline.cancel()
            socket_guard.abort()
