"""The socket of one call, so that another thread can abort the call.

`requests` limits the time of each read but not of the whole call, and cannot abort a running one.
Shutting down the socket does, in every phase: TLS handshake, headers, body. Before there is one,
the race for it (`racing`) asks `check()` again and again. Only DNS goes on.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Final

from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError


class SocketGuard:
    """Holds the socket of one call, and can abort the call from any thread."""

    def __init__(self, guard: SendGuard, when_ready: Callable[[], None] | None = None) -> None:
        """Take the guard of the request, and a function to call once the connection is open."""
        self.send_guard: Final = guard
        self.ready: Final = when_ready or _do_nothing
        self.proxy = ""
        """The URL of the proxy that the call goes through, empty without one."""
        self.at_proxy = False
        """Whether the call waits for its proxy, and not yet for the service behind it."""
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_aborted = False

    def check(self) -> None:
        """Raise WithdrawnError if the call was aborted."""
        if self._is_aborted:
            raise WithdrawnError

    def attach(self, connection: socket.socket) -> None:
        """Take the call's socket. Raises WithdrawnError, and closes it, if already aborted."""
        with self._lock:
            if self._is_aborted:
                connection.close()
                raise WithdrawnError
            self._close_duplicate()
            # TLS wraps the socket in another object, whose state must not be touched from another
            # thread. A plain duplicate of the descriptor can be shut down in either case.
            self._socket = socket.fromfd(
                connection.fileno(), connection.family, connection.type, connection.proto
            )

    def abort(self) -> None:
        """Shut the socket down, now or as soon as there is one; a pending read returns at once."""
        with self._lock:
            self._is_aborted = True
            if self._socket is not None:
                with contextlib.suppress(OSError):  # the peer may have closed it already
                    self._socket.shutdown(socket.SHUT_RDWR)
            self._close_duplicate()

    def release(self) -> None:
        """Give the socket up without shutting it down: another guard takes it over."""
        with self._lock:
            self._close_duplicate()

    def _close_duplicate(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _do_nothing() -> None:
    """Do nothing."""
