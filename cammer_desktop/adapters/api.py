"""The vendor's one call, once and never again by itself.

The exchange runs on a daemon thread of its own while `create()` waits: for the answer, for the
whole deadline, or for the request to be withdrawn. So the deadline holds even where nothing can be
interrupted (DNS) or where a server drips bytes, and what is told follows from the `Transmission`:
whether the body had left.
"""

import queue
from dataclasses import dataclass
from typing import Final

from cammer_desktop.adapters.line import Line
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause, NotSent, Outcome, Uncertain
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.token import Token
from cammer_desktop.domain.transmission import Transmission, WithdrawnError
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import in_background


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long to wait, in seconds: for a connection, and for the whole call."""

    connect: float = 5.0
    whole: float = 20.0


class HttpSessionApi:
    """Keeps `ports.SessionApi` over HTTP; it holds no state between calls."""

    def __init__(self, deadlines: Deadlines | None = None) -> None:
        self._deadlines: Final = deadlines or Deadlines()

    def prepare(self) -> None:
        """Import what the first call needs."""
        import cammer_desktop.adapters.exchange  # noqa: F401

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, way: Transmission
    ) -> Outcome:
        """Send the request once and return what happened, within the whole deadline."""
        ended: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        line = Line(way)
        way.when_withdrawn(lambda: ended.put(NotSent(Cause.CANCELLED)))
        in_background(
            lambda: ended.put(self._outcome(address, request, token, line)), "session call"
        )
        try:
            return ended.get(timeout=self._deadlines.whole)
        except queue.Empty:
            return NotSent(Cause.TIMEOUT) if way.withdraw() else Uncertain(Cause.TIMEOUT)
        finally:
            line.cut()

    def _outcome(
        self, address: ApiAddress, request: SessionRequest, token: Token, line: Line
    ) -> Outcome:
        """Return the outcome of the exchange; every failure is one, our own too."""
        timeout = (self._deadlines.connect, self._deadlines.whole)
        try:
            from cammer_desktop.adapters.exchange import cause_of, exchange
        except Exception as error:  # noqa: BLE001 - a damaged installation
            logs.error(type(error), error.__traceback__)
            return NotSent(Cause.INTERNAL)
        try:
            return exchange(address, request, token, line, timeout)
        except WithdrawnError:
            return NotSent(Cause.CANCELLED)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must become an outcome
            cause = cause_of(error)
            if cause is Cause.INTERNAL:
                logs.error(type(error), error.__traceback__)
            return Uncertain(cause) if line.way.sent else NotSent(cause)
