"""The connection that is opened in advance of the next call, while the agent still types."""

import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.support import logs
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.waiting import in_background

if TYPE_CHECKING:
    from cammer_desktop.adapters.http.conversation import Conversation

MAX_AGE_SECONDS: Final = 10.0
"""The age up to which a connection is used. Servers and proxies drop a client that sends no
request, the strict ones after 10 seconds (HAProxy), and a router in between drops it silently."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A connection that is open or being opened, since a time by the wall clock.

    The monotonic clock stops while a laptop sleeps, but the connection ages.
    """

    address: ApiAddress
    network: Network
    since: float
    conversation: "Future[Conversation]"

    def serves(self, address: ApiAddress, network: Network) -> bool:
        """Tell whether it was opened for this address with these settings, and is young enough."""
        is_same = (self.address, self.network) == (address, network)
        return is_same and 0 <= time.time() - self.since <= MAX_AGE_SECONDS

    def close(self) -> None:
        """Close the connection, as soon as it is open."""
        self.conversation.add_done_callback(_close_result)


class Preconnection:
    """Keeps at most one connection for the next call. Safe to use from any thread."""

    def __init__(self, proxies: ProxyFinder) -> None:
        self._proxies: Final = proxies
        self._lock = threading.Lock()
        self._opening: _Opening | None = None
        self._closed = False

    def open(self, address: ApiAddress, network: Network) -> None:
        """Open a connection in place of an older one; no request is made.

        Blocks for `network.connect_seconds` at most. Errors are not raised: the call will meet
        them again, and it has an outcome to show them in.
        """
        socket_guard = SocketGuard(SendGuard())
        with self._lock:
            if self._closed:
                return
            since = time.time()
            conversation = in_background(
                lambda: self._connect(address, network, socket_guard), "open ahead"
            )
            opening = _Opening(address, network, since, conversation)
            previous, self._opening = self._opening, opening
        if previous is not None:
            previous.close()
        try:
            conversation.result(network.connect_seconds)
        except TimeoutError:
            socket_guard.abort()
            self._drop(opening)
        except Exception:  # noqa: BLE001 - the call will meet it again
            self._drop(opening)

    def take(
        self, address: ApiAddress, network: Network, socket_guard: SocketGuard
    ) -> "Conversation | None":
        """Return the open connection, its socket attached to the guard; None without a fresh one.

        Blocks while it is being opened. Raises WithdrawnError if the guard was aborted.
        """
        opening = self._take_opening()
        if opening is None:
            return None
        if not opening.serves(address, network):
            opening.close()
            return None
        try:
            conversation = opening.conversation.result(network.connect_seconds)
        except Exception:  # noqa: BLE001 - the call connects by itself, and reports what fails
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
        opening = self._take_opening()
        if opening is not None:
            opening.close()

    def _connect(
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

    def _take_opening(self) -> _Opening | None:
        """Return the current one and forget it; the caller has to close it."""
        with self._lock:
            opening, self._opening = self._opening, None
        return opening

    def _drop(self, opening: _Opening) -> None:
        """Forget one that failed, unless a call has taken it already."""
        logs.event(logs.Event.NOT_PREPARED)
        with self._lock:
            if self._opening is not opening:
                return
            self._opening = None
        opening.close()


def _close_result(future: "Future[Conversation]") -> None:
    if future.exception() is None:
        future.result().close()
