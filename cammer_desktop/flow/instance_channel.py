"""How a later start speaks with the first one: a local socket that only its owner can use.

Each side sends JSON objects, one in a line. The first run begins (`version`, `pid`), the later one
asks (`version`, `action` and whatever belongs to it), the first one answers (`done`, false for a
request that does not fit). A key that one side does not know it ignores.
"""

import json
import os
import sys
from enum import Enum, auto
from typing import Any, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cammer_desktop.flow.instance_request import Request, UnfitRequestError

_VERSION: Final = 1
_MAX_BYTES: Final = 64 * 1024
# How long a connection may last, in milliseconds.
_LONGEST: Final = 10_000


class Answer(Enum):
    """What became of a request."""

    DONE = auto()
    REFUSED = auto()
    SILENT = auto()
    """Nothing was said in time."""
    NOBODY = auto()
    """None listens, or it is just ending."""


class InstanceServer(QObject):
    """The first run's side; `asked` carries the `Request` of a later start."""

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
            message = _parsed(self._socket)
            if message is None:
                self.cut_off()
            else:
                _write(self._socket, {"done": self._is_taken(message)})
        elif self._socket.bytesAvailable() > _MAX_BYTES:
            self.cut_off()

    def _is_taken(self, message: dict[str, Any]) -> bool:
        try:
            request = Request.of(message)
        except UnfitRequestError:
            return False
        self.asked.emit(request)
        return True

    @Slot()
    def cut_off(self) -> None:
        """Break off."""
        self._socket.abort()


def hand_over(address: str, request: Request, seconds: float) -> Answer:
    """Send a request to the first run; return its answer. Blocks for so many seconds at most."""
    end = QDeadlineTimer(max(1, round(seconds * 1000)))
    socket = QLocalSocket()
    if _is_ours(address):
        socket.connectToServer(address)
    if not socket.waitForConnected(end.remainingTime()):
        return Answer.NOBODY
    greeting = _read(socket, end)
    if greeting is not None:
        _allow_to_come_to_front(greeting.get("pid"))
        _write(socket, {"version": _VERSION, **request.message()})
    answer = _read(socket, end) if greeting is not None else None
    socket.close()
    if answer is None:
        return Answer.SILENT if end.hasExpired() else Answer.NOBODY
    return Answer.DONE if answer.get("done") is True else Answer.REFUSED


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
