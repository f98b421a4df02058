"""Interruption of a run by Ctrl+C, SIGTERM or a closed terminal, until there is an outcome.

The first such signal raises KeyboardInterrupt. Later ones, and all of them once there is an
outcome, are ignored: a link that was created is always printed.
"""

import signal
from concurrent.futures import Future

from cammer_desktop.domain.outcome import Outcome

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interruption:
    """Turns signals into one KeyboardInterrupt on the main thread until `call` has ended."""

    def __init__(self) -> None:
        """Install the signal handlers."""
        self.call: Future[Outcome] | None = None
        self._is_raised = False
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # no system has all of them
            if number is not None:
                signal.signal(number, self._on_signal)

    @property
    def outcome(self) -> Outcome | None:
        """The call's outcome, None while it runs."""
        return self.call.result() if self.call is not None and self.call.done() else None

    def _on_signal(self, *_signal: object) -> None:
        if not self._is_raised and self.outcome is None:
            self._is_raised = True
            raise KeyboardInterrupt
