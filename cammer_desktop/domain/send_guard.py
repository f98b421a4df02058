"""Whether the body of a request has been sent, or may still be stopped.

The thread that sends and the one that may cancel share a guard, and the first to call it wins: once
`withdraw()` has returned True the body is never sent, once `body_leaves()` has returned it can no
longer be stopped. So an outcome never has to guess whether anything was sent.
"""

import threading
from collections.abc import Callable


class WithdrawnError(Exception):
    """The request was withdrawn before its body was sent."""


class SendGuard:
    """Guards one request. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent = False
        self._withdrawn = False
        self._decided = threading.Event()
        self._listeners: list[Callable[[], None]] = []

    @property
    def sent(self) -> bool:
        """Whether the first byte of the body has been sent, or is being sent."""
        with self._lock:
            return self._sent

    def body_leaves(self) -> None:
        """Report that the body is about to be sent. Raises WithdrawnError if it must not be."""
        with self._lock:
            if self._withdrawn:
                raise WithdrawnError
            self._sent = True
        self._decided.set()

    def withdraw(self) -> bool:
        """Stop the request unless its body has been sent; return whether it was stopped."""
        with self._lock:
            if self._sent:
                return False
            self._withdrawn = True
            listeners, self._listeners = self._listeners, []
        self._decided.set()
        for listener in listeners:
            listener()
        return True

    def wait(self, seconds: float) -> bool:
        """Wait so long at most until the body leaves or is withdrawn; return whether it was."""
        return self._decided.wait(seconds)

    def when_withdrawn(self, listener: Callable[[], None]) -> None:
        """Call `listener` once when the request is withdrawn, at once if it is already.

        It is called on the thread that withdraws, and must not block.
        """
        with self._lock:
            if not self._withdrawn:
                self._listeners.append(listener)
                return
        listener()
