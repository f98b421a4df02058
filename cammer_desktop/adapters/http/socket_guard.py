"""The socket of one call, kept so that the call can be ended from another thread.

`requests` bounds each read but not the whole, and gives no way to end a call that runs. Shutting
the socket down does, in every phase: TLS handshake, headers, body. Only DNS cannot be ended.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Final

from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError


class SocketGuard:
    """The socket of one call, to be cut from another thread."""

    def __init__(self, guard: SendGuard, when_ready: Callable[[], None] | None = None) -> None:
        """Take the way of the request, and what to call once the connection stands."""
        self.send_guard: Final = guard
        self.ready: Final = when_ready or _nothing
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._cut = False

    def attach(self, connection: socket.socket) -> None:
        """Take note of a socket. Raises WithdrawnError if the line was cut before."""
        with self._lock:
            if self._cut:
                connection.close()
                raise WithdrawnError
            self._forget()
            # TLS replaces the socket object, and has a state of its own that shutting down from
            # here must not touch: a plain duplicate of the descriptor serves both.
            self._socket = socket.fromfd(
                connection.fileno(), connection.family, connection.type, connection.proto
            )

    def abort(self) -> None:
        """End whatever goes on over the socket; a read there returns at once."""
        with self._lock:
            self._cut = True
            if self._socket is not None:
                with contextlib.suppress(OSError):  # it may be closed at the other end already
                    self._socket.shutdown(socket.SHUT_RDWR)
            self._forget()

    def release(self) -> None:
        """Let go of the socket without ending what goes on over it: another line has it."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _nothing() -> None:
    """Do nothing."""
