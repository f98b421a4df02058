"""How far a piece of work has come, and whether it may still be cancelled.

The thread that works and the one that may cancel share a `Progress`, and the first to call it wins:
once `cancel()` has returned True nothing is done, once `commit()` has returned it is done.
"""

import threading


class CancelledError(Exception):
    """The work was cancelled before it was done."""


class Progress:
    """The progress of one piece of work. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._is_committed = False
        self.part = 0.0
        """How much is done, from 0 to 1."""

    @property
    def is_committed(self) -> bool:
        """Whether it is too late to cancel."""
        with self._lock:
            return self._is_committed

    def reach(self, part: float) -> None:
        """Note how much is done. Raises CancelledError if it was cancelled."""
        self.part = part
        with self._lock:
            if self._is_cancelled:
                raise CancelledError

    def commit(self) -> None:
        """From here on it cannot be cancelled. Raises CancelledError if it was before."""
        with self._lock:
            if self._is_cancelled:
                raise CancelledError
            self._is_committed = True

    def cancel(self) -> bool:
        """Cancel, unless it is too late; return whether it was not."""
        with self._lock:
            self._is_cancelled = not self._is_committed
            return self._is_cancelled
