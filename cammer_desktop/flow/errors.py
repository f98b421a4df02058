"""Uncaught errors: in slots, threads, jobs and finalisers.

Each becomes a report of places in the code. Messages and values are left out: they may hold a
token or a customer's data. The report is delivered on the GUI thread.
"""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion

from cammer_desktop import __version__
from cammer_desktop.support import logs

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


class ErrorWatch(QObject):
    """Reports every uncaught error; `reported` carries the report's text."""

    reported = Signal(str)
    _caught = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._caught.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._previous_hooks = _hooks()

    def start(self) -> None:
        """Install the error hooks."""
        self._previous_hooks = _hooks()  # not those of a watch that has ended meanwhile
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._in_finaliser

    def stop(self) -> None:
        """Restore the previous error hooks."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._previous_hooks

    def _in_main(
        self, kind: type[BaseException], _error: BaseException, where: TracebackType | None
    ) -> None:
        self._catch(kind, where)

    def _in_thread(self, error: threading.ExceptHookArgs) -> None:
        if error.exc_type is not SystemExit:
            self._catch(error.exc_type, error.exc_traceback)

    def _in_finaliser(self, error: "UnraisableHookArgs") -> None:
        self._catch(error.exc_type, error.exc_traceback)

    def _catch(self, kind: type[BaseException], where: TracebackType | None) -> None:
        logs.error(kind, where)
        self._caught.emit(report(kind, where))

    @Slot(str)
    def _deliver(self, text: str) -> None:
        self.reported.emit(text)


def _hooks() -> tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any]]:
    return sys.excepthook, threading.excepthook, sys.unraisablehook


def report(kind: type[BaseException], where: TracebackType | None) -> str:
    """Return a report that can be copied and sent: versions and places, no data."""
    import platform

    return "\n".join(
        [
            f"Cammer Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
            platform.platform(),
            "",
            kind.__name__,
            *logs.places(where),
        ]
    )
