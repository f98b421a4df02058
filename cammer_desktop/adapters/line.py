"""The socket of one call, kept so that the call can be ended from another thread.

`requests` bounds each read but not the whole, and gives no way to end a call that runs. Shutting
the socket down does, in every phase: TLS handshake, headers, body. Only DNS cannot be ended.
"""

import contextlib
import socket
import threading
from typing import Final

from cammer_desktop.domain.transmission import Transmission, WithdrawnError


class Line:
    """The socket of one call, to be cut from another thread."""

    def __init__(self, way: Transmission) -> None:
        self.way: Final = way
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._cut = False

    def opened(self, connection: socket.socket) -> None:
        """Take note of a new socket. Raises WithdrawnError if the line was cut before."""
        with self._lock:
            if self._cut:
                connection.close()
                raise WithdrawnError
            self._forget()
            # TLS replaces the socket object; a duplicate of its descriptor stays usable.
            self._socket = connection.dup()

    def cut(self) -> None:
        """End whatever goes on over the socket; a read there returns at once."""
        with self._lock:
            self._cut = True
            if self._socket is not None:
                with contextlib.suppress(OSError):  # it may be closed at the other end already
                    self._socket.shutdown(socket.SHUT_RDWR)
            self._forget()

    def _forget(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
