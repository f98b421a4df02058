"""The connection that is opened ahead of the next call, while the agent still types."""

import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import in_background

if TYPE_CHECKING:
    from cammer_desktop.adapters.http.conversation import Conversation

TRUSTED_SECONDS: Final = 10.0
"""How old a connection may be to be used. Servers and proxies let go of a client that asks nothing,
the strict ones after 10 seconds (HAProxy), and a router in between tells nobody."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A connection that is open or being opened; `since` is by the wall clock.

    The monotonic clock stands still while a laptop sleeps, and the connection does not.
    """

    address: ApiAddress
    network: Network
    since: float
    conversation: "Future[Conversation]"

    def serves(self, address: ApiAddress, network: Network) -> bool:
        """Tell whether it leads there, in that way, and is young enough."""
        same = (self.address, self.network) == (address, network)
        return same and 0 <= time.time() - self.since <= TRUSTED_SECONDS

    def close(self) -> None:
        """Close the connection, as soon as it is open."""
        self.conversation.add_done_callback(_close)


class Preconnection:
    """At most one connection ahead of its call. Safe to use from any thread."""

    def __init__(self, proxies: ProxyFinder) -> None:
        self._proxies: Final = proxies
        self._lock = threading.Lock()
        self._opening: _Opening | None = None
        self._closed = False

    def open(self, address: ApiAddress, network: Network) -> None:
        """Open a connection in place of an older one; no request is made.

        Blocks no longer than connecting may take. What fails here fails again in the call, which
        has somebody to tell it to.
        """
        socket_guard = SocketGuard(SendGuard())
        with self._lock:
            if self._closed:
                return
            before, self._opening = (
                self._opening,
                _Opening(
                    address,
                    network,
                    time.time(),
                    in_background(
                        lambda: self._opened(address, network, socket_guard), "open ahead"
                    ),
                ),
            )
            opening = self._opening
        if before is not None:
            before.close()
        try:
            opening.conversation.result(network.connect_seconds)
        except TimeoutError:
            socket_guard.abort()
            self._drop(opening)
        except Exception:  # noqa: BLE001 - see above
            self._drop(opening)

    def take(
        self, address: ApiAddress, network: Network, socket_guard: SocketGuard
    ) -> "Conversation | None":
        """Return the open connection, to serve `line` from here on; None without a young one.

        Blocks while it is being opened. Raises WithdrawnError if the line was cut.
        """
        opening = self._left()
        if opening is None:
            return None
        if not opening.serves(address, network):
            opening.close()
            return None
        try:
            conversation = opening.conversation.result(network.connect_seconds)
        except Exception:  # noqa: BLE001 - the call tries by itself, and tells
            return None
        try:
            conversation.serve(socket_guard)
        except BaseException:
            conversation.close()
            raise
        return conversation

    def close(self) -> None:
        """Close the open connection, if there is one, and open no other."""
        with self._lock:
            self._closed = True
        opening = self._left()
        if opening is not None:
            opening.close()

    def _opened(
        self, address: ApiAddress, network: Network, socket_guard: SocketGuard
    ) -> "Conversation":
        from cammer_desktop.adapters.http.conversation import converse

        conversation = converse(address, network, self._proxies, socket_guard)
        try:
            conversation.open()
        except BaseException:
            conversation.close()
            raise
        return conversation

    def _left(self) -> _Opening | None:
        """Return the one that was opened, which is nobody's from here on."""
        with self._lock:
            before, self._opening = self._opening, None
        return before

    def _drop(self, opening: _Opening) -> None:
        """Forget one that failed, unless a call has it already."""
        logs.event(logs.Event.NOT_PREPARED)
        with self._lock:
            if self._opening is not opening:
                return
            self._opening = None
        opening.close()


def _close(attach: "Future[Conversation]") -> None:
    if attach.exception() is None:
        attach.result().close()
