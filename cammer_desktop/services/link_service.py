"""Making one link: recorded, sent at most once, and cancelled as long as that is possible.

A keyring takes 10 ms and more to answer, so the token is read while the agent still types; but not
from one that took its time when it was asked last: it may ask for a password whenever it is asked.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
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
from cammer_desktop.domain.token import Token
from cammer_desktop.support import logs

TOKEN_SECONDS: Final = 10.0
"""How long a token that was read ahead is used: as long as a connection that was opened ahead."""

_AT_ONCE: Final = 0.5  # seconds in which nobody answers a question


class LinkService:
    """Makes links, with the token of the API's address."""

    def __init__(
        self,
        api: SessionApi,
        vault: TokenVault,
        record: Callable[[Attempt], None],
        note: Callable[[Attempt], None],
        now: Callable[[], datetime],
        ids: Iterator[int],
    ) -> None:
        """Take the API, the vault, what records attempts, the clock, and ids for new attempts.

        `record` gets an attempt before it is sent, on the thread that sends, and may block; `note`
        gets its outcome, and may not, so that nobody waits for the disk to be told of it. Neither
        may raise: a link is made whether it can be recorded or not.
        """
        self._api = api
        self._vault = vault
        self._record = record
        self._note = note
        self._now = now
        self._ids = ids
        self._reads_ahead = False

    def prepare(self, address: ApiAddress) -> None:
        """Prepare for a likely call; nothing is sent. Blocks for seconds."""
        if self._reads_ahead:
            with suppress(VaultError):  # the call will meet it again
                self._token(address)
        self._api.prepare(address)

    def call(self, address: ApiAddress, request: SessionRequest) -> "LinkCall":
        """Return a call with a new attempt; `make()` sends it. Does not block."""
        return LinkCall(self, address, Attempt(next(self._ids), self._now(), request))

    def record(self, attempt: Attempt) -> None:
        """Record an attempt; blocks for a moment at most."""
        self._record(attempt)

    def note(self, attempt: Attempt) -> None:
        """Note an attempt's outcome. Does not block."""
        self._note(attempt)

    def send(self, address: ApiAddress, request: SessionRequest, guard: SendGuard) -> Outcome:
        """Send a request once with the token of its address; blocks for seconds.

        Internal errors become outcomes too, so that no call stays open.
        """
        try:
            token = self._token(address, TOKEN_SECONDS)
            if token is None:
                return NotSent(Cause.NO_TOKEN)
            return self._api.create(address, request, token, guard)
        except VaultError as error:
            return NotSent(error.cause)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must become an outcome
            logs.error(type(error), error.__traceback__)
            return Uncertain(Cause.INTERNAL) if guard.sent else NotSent(Cause.INTERNAL)

    def _token(self, address: ApiAddress, max_age: float = 0.0) -> Token | None:
        """Return the token of an address, None without one. Raises VaultError."""
        began, self._reads_ahead = time.monotonic(), False
        token = self._vault.read(address, max_age)
        self._reads_ahead = time.monotonic() - began < _AT_ONCE
        return token


class LinkCall:
    """One attempt to make a link. It may be cancelled from another thread."""

    def __init__(self, service: LinkService, address: ApiAddress, attempt: Attempt) -> None:
        self._service = service
        self._address = address
        self.attempt: Final = attempt
        self._guard = SendGuard()

    def make(self) -> Outcome:
        """Make the link and return the outcome; blocks.

        The attempt is recorded before it is sent. Its outcome is known to the history when it is
        returned, and on the disk soon after: a program that is killed in between leaves it open.
        """
        self._service.record(self.attempt)
        outcome = self._service.send(self._address, self.attempt.request, self._guard)
        self.record(outcome)
        return outcome

    def let_go_first(self, seconds: float) -> None:
        """Wait so long at most until the body leaves: whoever works meanwhile holds it up."""
        self._guard.wait(seconds)

    def cancel(self) -> Outcome:
        """Stop the call if its body has not been sent, else abandon it; return the outcome.

        `NotSent`: nothing will be sent. `Uncertain`: `make()` may still return the answer.
        Does not block, and records nothing.
        """
        if self._guard.withdraw():
            return NotSent(Cause.CANCELLED)
        return Uncertain(Cause.CANCELLED)

    def record(self, outcome: Outcome) -> None:
        """Record the attempt's outcome; one that is certain stays. Does not block."""
        self._service.note(replace(self.attempt, outcome=outcome))
