"""Files from the web, each within a deadline."""

import threading
from typing import Final

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.team import TeamError, TeamFault, origin_of


class Downloads:
    """Fetches files. Safe to use from any thread."""

    def __init__(self, network: Network, proxies: ProxyFinder) -> None:
        """Take how the network is to be used, and who finds the proxy."""
        self._network = network
        self._proxies: Final = proxies

    def use(self, network: Network) -> None:
        """Use the network in this way from the next file on."""
        self._network = network

    def fetch(self, url: str, most: int) -> bytes:
        """Return what an address holds, or a little more than `most` bytes of it; may block.

        Raises TeamError.
        """
        network = self._network
        try:
            origin = origin_of(url)
        except ValueError as error:
            raise TeamError(TeamFault.UNTRUSTED) from error
        # Here and not above: it imports `requests`, for which the first window must not wait.
        from cammer_desktop.adapters.http.download import download, is_untrusted

        socket_guard = SocketGuard(SendGuard())
        deadline = threading.Timer(network.whole_seconds, socket_guard.abort)
        deadline.daemon = True
        deadline.start()
        try:
            return download(url, origin, network, self._proxies, socket_guard, most)
        except Exception as error:
            fault = TeamFault.UNTRUSTED if is_untrusted(error) else TeamFault.UNREACHABLE
            raise TeamError(fault) from error
        finally:
            deadline.cancel()
            socket_guard.abort()
