"""Work off the GUI thread, with its results delivered on the GUI thread.

One long-lived QObject, made on the GUI thread, has the signal that plain Python threads emit:
signal objects that are made in the worker, or owned by a QRunnable, lose results or crash.
"""

import sys
import threading
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Future
from itertools import count
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cammer_desktop.support.waiting import in_background

# How long work in Python keeps the GUI thread waiting each time it has something to do. With
# Python's own 5 ms a key that is typed while a large catalogue is read took a tenth of a second.
# Windows counts in whole milliseconds: with less a thread that waits would not rest.
_SWITCH_SECONDS: Final = 0.001

T = TypeVar("T")
E = TypeVar("E", bound=Exception)


class Background(QObject):
    """Runs work on daemon threads and delivers each result or error."""

    _ended = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._job_numbers = count(1)
        self._newest = 0
        self._futures: dict[int, Future[Any]] = {}
        self._handlers: dict[int, Callable[[Future[Any]], None]] = {}
        self._lock = threading.Lock()
        self._stopped = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        name: str,
        *,
        expected: type[E] | tuple[type[E], ...] = (),
        failed: Callable[[E], None] | None = None,
    ) -> int:
        """Start `work` on a thread called `name`; return its job number.

        On the GUI thread, `then` gets what it returns, and `failed` an `expected` error that it
        raises. Any other error is raised there, and so reaches the program's error hook.
        """
        job = next(self._job_numbers)

        def handle(future: Future[T]) -> None:
            error = future.exception()
            if failed is not None and isinstance(error, expected):
                failed(error)
            else:
                then(future.result())

        def ended(future: Future[T]) -> None:
            # Emit under the lock: once stop() has returned, no thread uses this object.
            with self._lock:
                if not self._stopped:
                    self._ended.emit(job, future)

        self._handlers[job] = handle
        self._newest = job
        self._futures[job] = in_background(work, name, ended)
        return job

    @property
    def newest(self) -> int:
        """The number of the job that was started last, 0 without one."""
        return self._newest

    def wait(self, since: int, seconds: float) -> None:
        """Wait until all jobs after number `since` have ended, for so many seconds at most."""
        futures.wait([each for job, each in self._futures.items() if job > since], seconds)

    @property
    def is_idle(self) -> bool:
        """Whether there is no work whose result somebody waits for."""
        return not self._handlers

    def drop(self, job: int) -> None:
        """Drop the result or error of this job."""
        self._handlers.pop(job, None)

    def stop(self) -> None:
        """Deliver nothing any more; work that still runs ends with the process."""
        with self._lock:
            self._stopped = True
        self._handlers.clear()

    @Slot(int, object)
    def _deliver(self, job: int, future: "Future[Any]") -> None:
        self._futures.pop(job, None)
        handle = self._handlers.pop(job, None)
        if handle is not None:
            handle(future)


def ignore(_result: object) -> None:
    """Take a result that nobody needs."""
