"""The vendor's one call, once and never again by itself.

The exchange runs on a daemon thread of its own while `create()` waits: for the answer, for a
deadline, or for the request to be withdrawn. So the deadlines hold even where nothing can be
interrupted (DNS) or where a server drips bytes, and what is told follows from the `Transmission`:
whether the body had left.
"""

import queue
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cammer_desktop.adapters.http.preconnection import Preconnection
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Diagnosis, NotSent, Outcome, Uncertain
from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.token import Token
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import in_background

if TYPE_CHECKING:
    from cammer_desktop.adapters.http.conversation import Conversation


class HttpSessionApi:
    """Keeps `ports.SessionApi` over HTTP. Safe to use from any thread."""

    def __init__(self, network: Network, proxies: ProxyFinder) -> None:
        """Take how the network is to be used, and who finds the proxy."""
        self._network = network
        self._proxies: Final = proxies
        self._ahead: Final = Preconnection(proxies)

    def use(self, network: Network) -> None:
        """Use the network in this way from the next call on."""
        self._network = network

    def prepare(self, address: ApiAddress) -> None:
        """Open a connection for the next call; no HTTP request is made.

        Blocks, no longer than connecting may take.
        """
        self._ahead.open(address, self._network)

    def close(self) -> None:
        """Let go of what was prepared; what is under way goes on."""
        self._ahead.close()

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        """Send the request once and return what happened, within the deadlines."""
        network = self._network
        whole = network.whole_seconds
        end = time.monotonic() + whole
        told: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        socket_guard = SocketGuard(
            guard, when_ready=lambda: told.put(None)
        )  # the request goes out now
        guard.when_withdrawn(lambda: told.put(NotSent(Cause.CANCELLED)))
        in_background(
            lambda: told.put(self._outcome(address, network, request, token, socket_guard)),
            "session call",
        )
        late = Cause.CONNECT_TIMEOUT
        try:
            outcome = told.get(timeout=min(network.connect_seconds, whole))
            late = Cause.TIMEOUT
            while outcome is None:
                outcome = told.get(timeout=max(0.0, end - time.monotonic()))
            return outcome
        except queue.Empty:
            diagnosis = Diagnosis(address.host_and_port)
            if guard.withdraw():
                return NotSent(late, diagnosis=diagnosis)
            return Uncertain(Cause.TIMEOUT, diagnosis=diagnosis)
        finally:
            socket_guard.abort()

    def _outcome(
        self,
        address: ApiAddress,
        network: Network,
        request: SessionRequest,
        token: Token,
        socket_guard: SocketGuard,
    ) -> Outcome:
        """Return the outcome of the exchange; every failure is one, our own too."""
        try:
            from cammer_desktop.adapters.http.causes import diagnosis_of, failure
        except Exception as error:  # noqa: BLE001 - a damaged installation
            logs.error(type(error), error.__traceback__)
            return NotSent(Cause.INTERNAL)
        proxy = ""
        try:
            for conversation in self._conversations(address, network, socket_guard):
                proxy = conversation.proxy
                try:
                    outcome = conversation.exchange(request, token)
                    return _diagnosed(outcome, diagnosis_of(address, proxy))
                except Exception:
                    if socket_guard.send_guard.sent or not conversation.was_opened_ahead:
                        raise
                    logs.event(logs.Event.CONNECTION_REPLACED)
                finally:
                    conversation.close()
            raise AssertionError("the last conversation returns or raises")
        except WithdrawnError:
            return NotSent(Cause.CANCELLED)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must become an outcome
            return failure(error, address, proxy, sent=socket_guard.send_guard.sent)

    def _conversations(
        self, address: ApiAddress, network: Network, socket_guard: SocketGuard
    ) -> "Iterator[Conversation]":
        """Yield the connection that was opened ahead, if there is one, then a new one.

        The second is for a connection that had died since it was opened. As long as nothing of the
        body has left, the service cannot have acted, and a new connection may carry the request.
        """
        from cammer_desktop.adapters.http.conversation import converse

        ahead = self._ahead.take(address, network, socket_guard)
        if ahead is not None:
            yield ahead
        yield converse(address, network, self._proxies, socket_guard)


def _diagnosed(outcome: Outcome, diagnosis: Diagnosis) -> Outcome:
    """Return the outcome with what a help desk wants to know, where something went wrong."""
    if isinstance(outcome, NotSent | Uncertain):
        return replace(outcome, diagnosis=diagnosis)
    return outcome
