"""Making a link: one call at a time, each with one true end.

An attempt goes out once and comes back once. Cancelling before the body has left ends it (not
sent). Afterwards it only lets go: for the form it is uncertain, the worker listens on until the
deadline, and its answer reaches the attempt's row by job number, never the form.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Cause, NotSent, Outcome, Uncertain
from cammer_desktop.domain.ports import SessionApi, TokenVault
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.flow.background import Background
from cammer_desktop.services.link_service import make_link, recorded
from cammer_desktop.support import logs

PREPARED_SECONDS: Final = 5.0
"""How long nothing more is prepared while the agent types: half of what a connection is trusted."""


class LinkController(QObject):
    """The controller of "create a link"; every signal carries an `Attempt`."""

    started = Signal(object)
    ended = Signal(object)
    answered_late = Signal(object)

    def __init__(
        self,
        background: Background,
        api: SessionApi,
        vault: TokenVault,
        now: Callable[[], datetime],
        numbers: Iterator[int],
        note: Callable[[Attempt], None],
        parent: QObject | None = None,
    ) -> None:
        """Take who does the work, the clock, the attempts' numbers, and what notes an attempt.

        `note` is called on the thread that sends; it may block, and does not raise.
        """
        super().__init__(parent)
        self._background = background
        self._api = api
        self._vault = vault
        self._now = now
        self._numbers = numbers
        self._note = note
        self._running: _Call | None = None
        self._prepared: tuple[ApiAddress, datetime] | None = None

    @property
    def running(self) -> bool:
        """Whether a call is under way."""
        return self._running is not None

    def prepare(self, address: ApiAddress) -> None:
        """Get ready for a call, since the agent types; while they go on, again now and then."""
        now = self._now()
        if self._running is not None or not self._is_due(address, now):
            return
        self._prepared = (address, now)
        self._background.run(lambda: self._api.prepare(address), _ignore, "prepare")

    def create(self, address: ApiAddress, request: SessionRequest) -> None:
        """Send the request; while a call is under way this does nothing."""
        if self._running is not None:
            return
        attempt = Attempt(next(self._numbers), self._now(), request)
        call = _Call(attempt, self)
        self._running = call
        self._prepared = None  # it is used up
        logs.event(logs.Event.CALL_STARTED, attempt=attempt.id)
        self.started.emit(attempt)
        if self._running is not call:  # who heard of the start has cancelled at once
            return
        call.job = self._background.run(
            lambda: recorded(
                attempt,
                self._note,
                lambda: make_link(self._api, self._vault, address, request, call.guard),
            ),
            call.ended,
            "create link",
        )

    def cancel(self) -> None:
        """End the call if its body has not left, else let it go; without one, do nothing."""
        call = self._running
        if call is None:
            return
        if call.guard.withdraw():
            self._background.drop(call.job)
            self._give_up(call, NotSent(Cause.CANCELLED))
        else:
            logs.event(logs.Event.CALL_LET_GO, attempt=call.attempt.id)
            self._give_up(call, Uncertain(Cause.CANCELLED))

    def _give_up(self, call: "_Call", outcome: Outcome) -> None:
        """End a call whose thread may go on; what that still notes counts if it is certain."""
        attempt = replace(call.attempt, outcome=outcome)
        self._background.run(lambda: self._note(attempt), _ignore, "note")
        self._end(call, outcome)

    def _is_due(self, address: ApiAddress, now: datetime) -> bool:
        if self._prepared is None or self._prepared[0] != address:
            return True
        age = (now - self._prepared[1]).total_seconds()
        return not 0 <= age < PREPARED_SECONDS  # a clock that was put back says nothing

    def hear(self, call: "_Call", outcome: Outcome) -> None:
        """Take the worker's outcome of a call, in time or late."""
        if call is self._running:
            self._end(call, outcome)
        elif not isinstance(outcome, Uncertain):
            logs.event(logs.Event.LATE_ANSWER, attempt=call.attempt.id)
            self.answered_late.emit(replace(call.attempt, outcome=outcome))

    def _end(self, call: "_Call", outcome: Outcome) -> None:
        self._running = None
        logs.event(
            logs.Event.CALL_ENDED,
            attempt=call.attempt.id,
            seconds=(self._now() - call.attempt.at).total_seconds(),
            **logs_of(outcome),
        )
        self.ended.emit(replace(call.attempt, outcome=outcome))


class _Call:
    """One call: its attempt, its way, its job."""

    def __init__(self, attempt: Attempt, link_controller: LinkController) -> None:
        self.attempt = attempt
        self.guard = SendGuard()
        self.job = 0
        self._link_controller = link_controller

    def ended(self, outcome: Outcome) -> None:
        """Report the worker's outcome."""
        self._link_controller.hear(self, outcome)


def logs_of(outcome: Outcome) -> dict[str, logs.Value]:
    """Return what the log may know of an outcome: its kind, its cause, its numbers."""
    return {
        "created": getattr(outcome, "link", None) is not None,
        "cause": getattr(outcome, "cause", None) or getattr(outcome, "refusal", None),
        "http": getattr(outcome, "http_status", None),
        "code": getattr(outcome, "status_code", None),
        "uncertain": isinstance(outcome, Uncertain),
    }


def _ignore(_result: object) -> None:
    """Take a result that nobody needs."""
