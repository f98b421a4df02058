"""The vendor's one call; it is never repeated automatically.

The exchange runs on a daemon thread while `create()` waits for the answer, for a deadline, or for
the request to be withdrawn. So the deadlines hold even for what cannot be interrupted (DNS) and for
a server that sends byte by byte. When `create()` gives up, the `SendGuard` decides the outcome:
not sent, or uncertain once the body has left.
"""

import queue
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from cammer_desktop.adapters.http.preconnection import Preconnection
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Created, Diagnosis, NotSent, Outcome, Uncertain
from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.token import Token
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import in_background

if TYPE_CHECKING:
    from cammer_desktop.adapters.http.conversation import Conversation


class HttpSessionApi:
    """Implements `ports.SessionApi` over HTTP. Safe to use from any thread."""

    def __init__(
        self,
        network: Network,
        proxies: ProxyFinder,
        witness: Callable[[datetime], None],
    ) -> None:
        """Take the network's settings at first, and the finder of proxies.

        `witness` is told the time in each answer that came over verified TLS, on the call's thread.
        """
        self._network = network
        self._proxies: Final = proxies
        self._witness: Final = witness
        self._preconnection: Final = Preconnection(proxies)

    def use(self, network: Network) -> None:
        """Use these settings from the next call on."""
        self._network = network

    def prepare(self, address: ApiAddress) -> None:
        """Open a connection for the next call; no HTTP request is made.

        Blocks for `network.connect_seconds` at most.
        """
        self._preconnection.open(address, self._network)

    def close(self) -> None:
        """Close the prepared connection, if any; a call under way goes on."""
        self._preconnection.close()

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        """Send the request once and return what happened, within the deadlines."""
        network = self._network
        end = time.monotonic() + network.whole_seconds
        # None means that the connection is ready and the request goes out.
        results: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        socket_guard = SocketGuard(guard, when_ready=lambda: results.put(None))
        guard.when_withdrawn(lambda: results.put(NotSent(Cause.CANCELLED)))
        in_background(
            lambda: results.put(self._outcome(address, network, request, token, socket_guard)),
            "session call",
        )
        timeout_cause = Cause.CONNECT_TIMEOUT
        try:
            outcome = results.get(timeout=min(network.connect_seconds, network.whole_seconds))
            timeout_cause = Cause.TIMEOUT
            while outcome is None:
                outcome = results.get(timeout=max(0.0, end - time.monotonic()))
            return outcome
        except queue.Empty:
            diagnosis = Diagnosis(address.host_and_port, socket_guard.proxy)
            if guard.withdraw():
                cause = Cause.PROXY_UNREACHABLE if socket_guard.at_proxy else timeout_cause
                return NotSent(cause, diagnosis=diagnosis)
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
        """Return the outcome of the exchange; every failure becomes one, the program's own too."""
        try:
            from cammer_desktop.adapters.http.causes import diagnosis_of, failure
        except Exception as error:  # noqa: BLE001 - a damaged installation
            logs.error(type(error), error.__traceback__)
            return NotSent(Cause.INTERNAL)
        try:
            for conversation in self._conversations(address, network, socket_guard):
                socket_guard.proxy = conversation.proxy
                try:
                    outcome = conversation.exchange(request, token)
                    if conversation.date is not None and address.is_tls:
                        self._witness(conversation.date)
                    return _diagnosed(outcome, diagnosis_of(address, conversation.proxy))
                except Exception:
                    if socket_guard.send_guard.sent or not conversation.is_preconnected:
                        raise
                    logs.event(logs.Event.CONNECTION_REPLACED)
                finally:
                    conversation.close()
            raise AssertionError("the last conversation returns or raises")
        except WithdrawnError:
            return NotSent(Cause.CANCELLED)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must become an outcome
            return failure(error, address, socket_guard.proxy, sent=socket_guard.send_guard.sent)

    def _conversations(
        self, address: ApiAddress, network: Network, socket_guard: SocketGuard
    ) -> "Iterator[Conversation]":
        """Yield a conversation on the prepared connection, if there is one, then on a new one.

        The second one is used if the prepared connection was dead already. As long as nothing of
        the body has left, the service cannot have acted, and the request may be tried again.
        """
        from cammer_desktop.adapters.http.conversation import converse

        preconnected = self._preconnection.take(address, network, socket_guard)
        if preconnected is not None:
            yield preconnected
        yield converse(address, network, self._proxies, socket_guard)


def _diagnosed(outcome: Outcome, diagnosis: Diagnosis) -> Outcome:
    """Return the outcome; if the call failed, with the diagnosis for a help desk."""
    return outcome if isinstance(outcome, Created) else replace(outcome, diagnosis=diagnosis)
