"""Downloads of files, each within a deadline."""

from typing import Final

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.team import Download, TeamError
from cammer_desktop.support.waiting import within


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
        try:
            # On a thread of its own, because a look-up in DNS cannot be ended.
            return within(
                network.whole_seconds,
                lambda: download(url, network, self._proxies, socket_guard, max_bytes),
                "download",
            )
        except Exception as error:
            raise TeamError(fault_of(error)) from error
        finally:
            socket_guard.abort()
