"""Waiting for a limited time for something that cannot be interrupted.

DNS lookups and keyring prompts may hang for ever and have no timeout. They run on daemon threads,
which do not keep the process from ending (those of a ThreadPoolExecutor would, until their job
ends).
"""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Final, NoReturn, TypeVar

from cammer_desktop.support import logs, signals

T = TypeVar("T")
_Wishes = SimpleQueue[tuple[Callable[[], None], str]]

# So long a thread rests before it ends: longer than from key to key.
_REST_SECONDS: Final = 30.0
# Where those that rest wait for their next work.
_resting: Final[list[_Wishes]] = []


def in_background(
    work: Callable[[], T], name: str, ended: Callable[[Future[T]], None] | None = None
) -> Future[T]:
    """Do `work` on a daemon thread called `name`; return the future of its value or error.

    `ended` gets the future, on that thread, when the work has ended. A thread that rests does it if
    there is one: whoever starts one waits until it runs, and where others work that is long.
    """
    future: Future[T] = Future()
    if ended is not None:
        future.add_done_callback(ended)

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again by result()
            future.set_exception(error)

    try:
        wishes = _resting.pop()
    except IndexError:
        wishes = SimpleQueue()
        threading.Thread(target=_serve, args=(wishes,), daemon=True).start()
    wishes.put((run, name))
    return future


def _serve(own: _Wishes) -> None:
    """Do one work after the other, until for a while there is none."""
    work, name = own.get()
    while True:
        threading.current_thread().name = name
        work()
        del work  # what is done is not kept
        _resting.append(own)
        try:
            work, name = own.get(timeout=_REST_SECONDS)
        except Empty:
            try:
                _resting.remove(own)
            except ValueError:  # by now there is some
                work, name = own.get()
            else:
                return


def within(seconds: float, work: Callable[[], T], name: str) -> T:
    """Return what `work` returns, raise what it raises, or TimeoutError after `seconds`.

    The work continues on its daemon thread; what it returns later is lost.
    """
    return in_background(work, name).result(seconds)


class Errand:
    """Work that may hang, done by one daemon thread at a time, however many ask for it."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        """Take the work and its thread's name; nothing is started yet."""
        self._work = work
        self._name = name
        self._changed = threading.Condition()
        self._wanted = self._done = 0
        self._is_running = False
        self.hangs = False
        """Whether somebody has waited for it in vain, and it still has not ended."""

    def start(self) -> None:
        """Have the work done once more from now on. Does not wait."""
        with self._changed:
            self._want()

    def run(self, seconds: float) -> bool:
        """Do the work once more from now on; return whether that ended within so many seconds."""
        with self._changed:
            wanted = self._want()
            is_done = self._changed.wait_for(lambda: self._done >= wanted, seconds)
            self.hangs = not is_done
            return is_done

    def _want(self) -> int:
        """Want it once more; return the number of that wish."""
        self._wanted += 1
        if not self._is_running:
            self._is_running = True
            in_background(self._run, self._name)
        return self._wanted

    def _run(self) -> None:
        """Work until everybody's wish that came meanwhile is fulfilled."""
        while True:
            with self._changed:
                if self._done == self._wanted:
                    self._is_running = False
                    return
                number = self._wanted
            try:
                self._work()
            except Exception as error:  # noqa: BLE001 - whoever waits must not wait for ever
                logs.error(type(error), error.__traceback__)
            with self._changed:
                self._done, self.hangs = number, False
                self._changed.notify_all()


def end_process(code: int) -> NoReturn:
    """End the process with this exit code, at once.

    Daemon threads go on while the interpreter shuts down, and one that is in OpenSSL then crashes
    the process with a segmentation fault and another exit code (one in twelve links that were
    interrupted during the handshake). Without any it would only take down, module by module, what
    the system takes back in one go. Nothing is flushed here, which might wait for ever: who writes
    has done so (`console`).
    """
    signals.handle(signal.SIG_IGN)  # what is done is done; the rest takes no time
    os._exit(code)
