"""Making one link: recorded, sent at most once, and cancelled for as long as that is possible."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Cause, NotSent, Outcome, Uncertain
from cammer_desktop.domain.ports import SessionApi, TokenVault
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.storage import VaultError
from cammer_desktop.support import logs


class LinkService:
    """Makes links with the token of their address."""

    def __init__(
        self,
        api: SessionApi,
        vault: TokenVault,
        record: Callable[[Attempt], None],
        now: Callable[[], datetime],
        ids: Iterator[int],
    ) -> None:
        """Take the API, the tokens, what records an attempt, the clock, and the attempts' ids.

        `record` is called on the thread that sends. It may block, and does not raise: a link is
        made whether it can be recorded or not.
        """
        self._api = api
        self._vault = vault
        self._record = record
        self._now = now
        self._ids = ids

    def prepare(self, address: ApiAddress) -> None:
        """Get ready for a call that is likely to come; nothing is sent."""
        self._api.prepare(address)

    def call(self, address: ApiAddress, request: SessionRequest) -> "LinkCall":
        """Return a call with a new attempt; nothing is sent before it is made. Does not block."""
        return LinkCall(self, address, Attempt(next(self._ids), self._now(), request))

    def record(self, attempt: Attempt) -> None:
        """Record an attempt, or what has become of it."""
        self._record(attempt)

    def send(self, address: ApiAddress, request: SessionRequest, guard: SendGuard) -> Outcome:
        """Send a request once with the token of its address; blocks for seconds.

        Our own failures are outcomes as well, so that no call stays open.
        """
        try:
            token = self._vault.read(address)
            if token is None:
                return NotSent(Cause.NO_TOKEN)
            return self._api.create(address, request, token, guard)
        except VaultError as error:
            return NotSent(error.cause)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must become an outcome
            logs.error(type(error), error.__traceback__)
            return Uncertain(Cause.INTERNAL) if guard.sent else NotSent(Cause.INTERNAL)


class LinkCall:
    """One attempt to make a link. Whoever waits for it may cancel it from another thread."""

    def __init__(self, service: LinkService, address: ApiAddress, attempt: Attempt) -> None:
        self._service = service
        self._address = address
        self.attempt: Final = attempt
        self._guard = SendGuard()

    def make(self) -> Outcome:
        """Make the link; blocks. The attempt is recorded before it is sent and when it has ended,
        before anybody is told.
        """
        self._service.record(self.attempt)
        outcome = self._service.send(self._address, self.attempt.request, self._guard)
        self.record(outcome)
        return outcome

    def cancel(self) -> Outcome:
        """End the call if its body has not left, else let go of it; return what is known then.

        `NotSent`: nothing leaves any more. `Uncertain`: the answer may still come to `make()`.
        Does not block, and records nothing.
        """
        if self._guard.withdraw():
            return NotSent(Cause.CANCELLED)
        return Uncertain(Cause.CANCELLED)

    def record(self, outcome: Outcome) -> None:
        """Record what has become of the attempt; what is certain already stays."""
        self._service.record(replace(self.attempt, outcome=outcome))
