"""Waiting for a limited time for something that cannot be interrupted.

DNS lookups and keyring prompts may hang for ever and have no timeout. They run on daemon threads,
which do not keep the process from ending (those of a ThreadPoolExecutor would, until their job
ends).
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import NoReturn, TypeVar

T = TypeVar("T")


def in_background(
    work: Callable[[], T], name: str, ended: Callable[[Future[T]], None] | None = None
) -> Future[T]:
    """Start `work` on a daemon thread called `name`; return the future of its value or error.

    `ended` gets the future, on that thread, when the work has ended.
    """
    future: Future[T] = Future()
    if ended is not None:
        future.add_done_callback(ended)

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again by result()
            future.set_exception(error)

    threading.Thread(target=run, name=name, daemon=True).start()
    return future


def within(seconds: float, work: Callable[[], T], name: str) -> T:
    """Return what `work` returns, raise what it raises, or TimeoutError after `seconds`.

    The work continues on its daemon thread; what it returns later is lost.
    """
    return in_background(work, name).result(seconds)


def end_process(code: int) -> NoReturn:
    """End the process with this exit code, at once if another thread is still running.

    Daemon threads go on while the interpreter shuts down, and one that is in OpenSSL then crashes
    the process with a segmentation fault and another exit code (one in twelve links that were
    interrupted during the handshake). Raises SystemExit if no other thread is running.
    """
    if threading.active_count() == 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)
