"""Making a link on the event loop: one call at a time, each with one true end.

An attempt goes out once and comes back once. Cancelling before the body has left ends it (not
sent). Afterwards it only lets go: for the form it is uncertain, the worker listens on until the
deadline, and its answer reaches the attempt's row by job number, never the form.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import NotSent, Outcome, Uncertain
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.flow.background import Background, ignore
from cammer_desktop.services.link_service import LinkCall, LinkService
from cammer_desktop.support import logs

PREPARED_SECONDS: Final = 5.0
"""How long nothing more is prepared while the agent types.

A connection that was opened ahead is used for up to 10 s; at half of that it is replaced.
"""


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
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
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
        """Get ready for a call, since the agent types; while they go on, again now and then."""
        now = self._now()
        if self._running is not None or not self._is_due(address, now):
            return
        self._prepared = (address, now)
        self._background.run(lambda: self._service.prepare(address), ignore, "prepare")

    def create(self, address: ApiAddress, request: SessionRequest) -> None:
        """Send the request; while a call is under way this does nothing."""
        if self._running is not None:
            return
        job = _Job(self._service.call(address, request), self)
        self._running = job
        self._prepared = None  # it is used up
        logs.event(logs.Event.CALL_STARTED, attempt=job.call.attempt.id)
        self.started.emit(job.call.attempt)
        if self._running is job:  # who heard of the start may have cancelled at once
            job.number = self._background.run(job.call.make, job.ended, "create link")

    def cancel(self) -> None:
        """End the call if its body has not left, else let it go; without one, do nothing."""
        job = self._running
        if job is None:
            return
        outcome = job.call.cancel()
        if isinstance(outcome, NotSent):
            self._background.drop(job.number)
        else:
            logs.event(logs.Event.CALL_LET_GO, attempt=job.call.attempt.id)
        # The thread of the call may go on; what it still records counts if it is certain.
        self._background.run(lambda: job.call.record(outcome), ignore, "record")
        self._end(job, outcome)

    def on_answer(self, job: "_Job", outcome: Outcome) -> None:
        """Take the worker's outcome of a call, in time or late."""
        if job is self._running:
            self._end(job, outcome)
        elif not isinstance(outcome, Uncertain):
            logs.event(logs.Event.LATE_ANSWER, attempt=job.call.attempt.id)
            self.answered_late.emit(replace(job.call.attempt, outcome=outcome))

    def _is_due(self, address: ApiAddress, now: datetime) -> bool:
        if self._prepared is None or self._prepared[0] != address:
            return True
        age = (now - self._prepared[1]).total_seconds()
        return not 0 <= age < PREPARED_SECONDS  # a clock that was put back says nothing

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
        """Report the worker's outcome."""
        self._controller.on_answer(self, outcome)


def log_values_of(outcome: Outcome) -> dict[str, logs.Value]:
    """Return what the log may know of an outcome: its kind, its cause, its numbers."""
    return {
        "created": getattr(outcome, "link", None) is not None,
        "cause": getattr(outcome, "cause", None) or getattr(outcome, "reason", None),
        "http": getattr(outcome, "http_status", None),
        "code": getattr(outcome, "status_code", None),
        "uncertain": isinstance(outcome, Uncertain),
    }
