"""Making a link on the event loop: one call at a time, which ends exactly once.

Cancelling before the body is sent ends the attempt (not sent). Later, the call can only be
abandoned: to the form it is uncertain, its thread waits for the answer until the deadline, and that
answer reaches the attempt's row in the ledger, never the form.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain import qr
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import NotSent, Outcome, Uncertain
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.flow.background import Background, ignore
from cammer_desktop.services.link_service import LinkCall, LinkService
from cammer_desktop.support import logs

PREPARED_SECONDS: Final = 5.0
"""How long a preparation lasts, in seconds, before the next one while the agent types.

A connection that was opened in advance is used for up to 10 s; at half of that it is replaced.
"""

HEAD_START: Final = 0.005
"""How long a call may go first, in seconds. Python runs one thread at a time: beside all that is
shown of it, the 3 ms until it is sent took 12."""


class LinkController(QObject):
    """The controller of "create a link"; every signal carries an `Attempt`."""

    started = Signal(object)
    ended = Signal(object)
    answered_late = Signal(object)

    def __init__(
        self,
        background: Background,
        service: LinkService,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._background = background
        self._service = service
        self._now = now
        self._running: _Job | None = None
        self._prepared: tuple[ApiAddress, datetime] | None = None

    @property
    def running(self) -> bool:
        """Whether a call is under way."""
        return self._running is not None

    def prepare(self, address: ApiAddress) -> None:
        """Prepare for a call, as the agent is typing; at most every PREPARED_SECONDS."""
        now = self._now()
        if self._running is not None or not self._is_due(address, now):
            return
        self._prepared = (address, now)

        def prepare() -> None:
            qr.load()
            self._service.prepare(address)

        self._background.run(prepare, ignore, "prepare")

    def create(self, address: ApiAddress, request: SessionRequest) -> None:
        """Send the request; does nothing while a call is under way."""
        if self._running is not None:
            return
        job = _Job(self._service.call(address, request), self)
        self._running = job
        self._prepared = None  # the call uses it up
        logs.event(logs.Event.CALL_STARTED, attempt=job.call.attempt.id)
        # First, so that it does not wait until everything is shown.
        job.number = self._background.run(job.call.make, job.ended, "create link")
        job.call.let_go_first(HEAD_START)
        self.started.emit(job.call.attempt)

    def cancel(self) -> None:
        """Stop the call if its body has not been sent, else abandon it; do nothing without one."""
        job = self._running
        if job is None:
            return
        outcome = job.call.cancel()
        if isinstance(outcome, NotSent):
            self._background.drop(job.number)
        else:
            logs.event(logs.Event.CALL_LET_GO, attempt=job.call.attempt.id)
        # The call's thread may go on; an outcome that it records later counts if it is certain.
        self._background.run(lambda: job.call.record(outcome), ignore, "record")
        self._end(job, outcome)

    def on_answer(self, job: "_Job", outcome: Outcome) -> None:
        """Handle the outcome of a call from its thread, in time or late."""
        if job is self._running:
            self._end(job, outcome)
        elif not isinstance(outcome, Uncertain):
            logs.event(logs.Event.LATE_ANSWER, attempt=job.call.attempt.id)
            self.answered_late.emit(replace(job.call.attempt, outcome=outcome))

    def _is_due(self, address: ApiAddress, now: datetime) -> bool:
        if self._prepared is None or self._prepared[0] != address:
            return True
        age = (now - self._prepared[1]).total_seconds()
        return not 0 <= age < PREPARED_SECONDS  # negative if the clock was set back

    def _end(self, job: "_Job", outcome: Outcome) -> None:
        self._running = None
        attempt = job.call.attempt
        logs.event(
            logs.Event.CALL_ENDED,
            attempt=attempt.id,
            seconds=(self._now() - attempt.at).total_seconds(),
            **log_values_of(outcome),
        )
        self.ended.emit(replace(attempt, outcome=outcome))


class _Job:
    """A call and the number of the job that makes it."""

    def __init__(self, call: LinkCall, controller: LinkController) -> None:
        self.call: Final = call
        self.number = 0
        self._controller = controller

    def ended(self, outcome: Outcome) -> None:
        """Report the outcome from the call's thread."""
        self._controller.on_answer(self, outcome)


def log_values_of(outcome: Outcome) -> dict[str, logs.Value]:
    """Return what may be logged of an outcome: its kind, its cause and its codes."""
    return {
        "created": getattr(outcome, "link", None) is not None,
        "cause": getattr(outcome, "cause", None) or getattr(outcome, "reason", None),
        "http": getattr(outcome, "http_status", None),
        "code": getattr(outcome, "status_code", None),
        "uncertain": isinstance(outcome, Uncertain),
    }
