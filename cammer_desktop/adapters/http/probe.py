"""The connection check: step by step, without creating a session or sending the token."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.http.socket_guard import SocketGuard
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy, Step, StepResult
from cammer_desktop.domain.outcome import Uncertain
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.vendor import outcome_of
from cammer_desktop.support.waiting import within

T = TypeVar("T")


class HttpProbe:
    """Implements `ports.ConnectionProbe` over HTTP."""

    def __init__(self, proxies: ProxyFinder) -> None:
        """Take the finder of proxies."""
        self._proxies: Final = proxies

    def steps(self, address: ApiAddress, network: Network) -> Iterator[StepResult]:
        """Yield the result of each step, up to the first that fails. Blocks at each step."""
        check = _Check(address, network, self._proxies)
        try:
            yield from check.steps()
        except Exception as error:  # noqa: BLE001 - any error is a result of the check
            yield check.failure(error)
        finally:
            check.close()


class _Check:
    """One check: its current step, and its socket."""

    def __init__(self, address: ApiAddress, network: Network, proxies: ProxyFinder) -> None:
        self._address = address
        self._network = network
        self._proxies = proxies
        self._socket_guard = SocketGuard(SendGuard())
        self._step = Step.PROXY
        self._proxy: Proxy | None = None

    def steps(self) -> Iterator[StepResult]:
        self._proxy = self._within(lambda: self._proxies.find(self._address, self._network))
        self._step = Step.NAME
        self._within(self._look_up)
        yield self._done()
        from cammer_desktop.adapters.http.conversation import converse

        self._step = Step.CONNECTION
        conversation = converse(self._address, self._network, self._proxies, self._socket_guard)
        try:
            self._within(conversation.open)
            yield self._done()
            if self._address.is_tls:
                self._step = Step.TLS
                yield self._done()
            self._step = Step.ANSWER
            yield self._answered(self._within(conversation.reach))
        finally:
            conversation.close()

    def failure(self, error: Exception) -> StepResult:
        """Return an error as the result of the step in which it was raised."""
        from cammer_desktop.adapters.http.causes import OVER_TLS, cause_of, diagnosis_of

        names_proxy = self._step is Step.NAME and self._proxy is not None
        at_proxy = names_proxy or self._socket_guard.at_proxy
        is_connected = self._step is Step.ANSWER and not at_proxy
        cause, http_status = cause_of(error, sent=is_connected, at_proxy=at_proxy)
        # Connecting and TLS are one call of the library: the error tells which of them failed.
        step = Step.TLS if self._step is Step.CONNECTION and cause in OVER_TLS else self._step
        proxy = self._proxy.url if self._proxy is not None else ""
        return StepResult(
            step, cause, proxy, http_status, diagnosis_of(self._address, proxy, error)
        )

    def close(self) -> None:
        self._socket_guard.abort()

    def _look_up(self) -> None:
        """Resolve the name of the proxy, or of the service without one."""
        from cammer_desktop.adapters.http.racing import look_up

        peer = self._proxy or self._address
        try:
            look_up(peer.host, peer.port)
        except socket.gaierror as error:
            from urllib3.exceptions import NameResolutionError

            raise NameResolutionError(peer.host, None, error) from error  # type: ignore[arg-type]

    def _within(self, work: Callable[[], T]) -> T:
        return within(self._network.connect_seconds, work, "connection check")

    def _done(self) -> StepResult:
        return StepResult(self._step, None, self._proxy.url if self._proxy is not None else "")

    def _answered(self, http_status: int) -> StepResult:
        """Return the last result: any status will do, but one that says the server fails."""
        meant = outcome_of(http_status, b"") if http_status >= 500 else None
        cause = meant.cause if isinstance(meant, Uncertain) else None
        return replace(self._done(), cause=cause, http_status=http_status)
