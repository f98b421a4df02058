"""Ctrl+C, SIGTERM and a closed terminal: they end a run as long as there is no outcome.

They raise KeyboardInterrupt, once. Afterwards, and as soon as the outcome is there, they change
nothing any more: a link that was created is told, whatever is pressed.
"""

import signal
from concurrent.futures import Future

from cammer_desktop.domain.outcome import Outcome

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interruption:
    """Turns signals into one KeyboardInterrupt on the main thread until `call` has ended."""

    def __init__(self) -> None:
        """Listen from here on."""
        self.call: Future[Outcome] | None = None
        self._happened = False
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # each system knows only some of them
            if number is not None:
                signal.signal(number, self._on_signal)

    @property
    def outcome(self) -> Outcome | None:
        """The call's outcome, None while it runs."""
        return self.call.result() if self.call is not None and self.call.done() else None

    def _on_signal(self, *_signal: object) -> None:
        if not self._happened and self.outcome is None:
            self._happened = True
            raise KeyboardInterrupt
