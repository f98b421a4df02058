"""How a later start speaks with the first one: a local socket that only its owner can use.

Each side sends JSON objects, one in a line. The first run begins (`version`, `pid`), the later one
asks (`version`, `action` and whatever belongs to it), the first one answers (`done`). A key that
one side does not know it ignores.
"""

import json
import os
import sys
from typing import Any, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_VERSION: Final = 1
_MAX_BYTES: Final = 64 * 1024
# How long a connection may last, in milliseconds.
_LONGEST: Final = 10_000


class InstanceServer(QObject):
    """The first run's side; `asked` carries what a later start asks for, a dictionary."""

    asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self, address: str) -> None:
        """Listen; this run must be the first one: what a crash has left there is removed."""
        if address and not self._server.listen(address):
            QLocalServer.removeServer(address)
            self._server.listen(address)

    def close(self) -> None:
        """Cut off every caller, and listen no more."""
        self._server.close()
        for caller in self.findChildren(_Caller):
            caller.cut_off()

    @Slot()
    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            caller = _Caller(self._server.nextPendingConnection(), self)
            caller.asked.connect(self.asked)


class _Caller(QObject):
    """A later start, until it has its answer and goes; one that does not is cut off."""

    asked = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self.deleteLater)
        longest = QTimer(self)
        longest.timeout.connect(self.cut_off)
        longest.start(_LONGEST)
        _write(socket, {"version": _VERSION, "pid": os.getpid()})

    @Slot()
    def _on_ready(self) -> None:
        if self._socket.canReadLine():
            request = _parsed(self._socket)
            if request is None:
                self.cut_off()
            else:
                self.asked.emit(request)
                _write(self._socket, {"done": True})
        elif self._socket.bytesAvailable() > _MAX_BYTES:
            self.cut_off()

    @Slot()
    def cut_off(self) -> None:
        """Break off."""
        self._socket.abort()


def hand_over(address: str, request: dict[str, Any], seconds: float) -> bool | None:
    """Send a request to the first run; return whether it answered in time, None if none listens."""
    end = QDeadlineTimer(max(1, round(seconds * 1000)))
    socket = QLocalSocket()
    if _is_ours(address):
        socket.connectToServer(address)
    if not socket.waitForConnected(end.remainingTime()):
        return None
    greeting = _read(socket, end)
    if greeting is None:
        return False
    _allow_to_come_to_front(greeting.get("pid"))
    _write(socket, {"version": _VERSION, **request})
    answer = _read(socket, end)
    socket.close()
    return answer is not None


def _is_ours(address: str) -> bool:
    """Tell whether a socket is this person's own: anybody can make one in a common folder."""
    if sys.platform == "win32":
        return bool(address)
    try:
        return os.stat(address).st_uid == os.getuid()
    except OSError:
        return False


def _allow_to_come_to_front(process: object) -> None:
    """Pass on the right to come to the front, which Windows gives to what was just started."""
    if sys.platform == "win32" and isinstance(process, int):
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)


def _write(socket: QLocalSocket, message: dict[str, Any]) -> None:
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()


def _read(socket: QLocalSocket, end: QDeadlineTimer) -> dict[str, Any] | None:
    """Return the next message, None if there is none in time."""
    while not socket.canReadLine():
        if not socket.waitForReadyRead(max(1, end.remainingTime())) and not socket.canReadLine():
            return None
    return _parsed(socket)


def _parsed(socket: QLocalSocket) -> dict[str, Any] | None:
    try:
        message = json.loads(bytes(socket.readLine().data()))
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None
