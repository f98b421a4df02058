"""One request under way: has its body left, and may it still be stopped?

The one who waits (and may give up) and the one who sends meet here. Whoever comes first wins:
after `withdraw()` returned True the body never leaves, after `body_leaves()` returned nobody can
call it back. So an outcome never has to guess.
"""

import threading
from collections.abc import Callable


class WithdrawnError(Exception):
    """The request was withdrawn before its body left."""


class SendGuard:
    """Guards one request. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent = False
        self._withdrawn = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def sent(self) -> bool:
        """Whether the first byte of the body has left, or is just leaving."""
        with self._lock:
            return self._sent

    def body_leaves(self) -> None:
        """Say that the body leaves now. Raises WithdrawnError if it must not any more."""
        with self._lock:
            if self._withdrawn:
                raise WithdrawnError
            self._sent = True

    def withdraw(self) -> bool:
        """Stop the request if its body has not left; return whether it is stopped for sure."""
        with self._lock:
            if self._sent:
                return False
            self._withdrawn = True
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()
        return True

    def when_withdrawn(self, listener: Callable[[], None]) -> None:
        """Call `listener` once when the request is withdrawn, at once if it is already.

        It is called on the thread of whoever withdraws and must not block.
        """
        with self._lock:
            if not self._withdrawn:
                self._listeners.append(listener)
                return
        listener()
