"""The end of a run by Ctrl+C, SIGTERM or a closed terminal before it has anything to send.

It ends at once and where it is, with one line and the table's exit code: an error raised at any
place, as Python does of itself, would be swallowed by some and shown with its places by others.
Nothing is lost by that: what is written is whole or not there (`support.replacement`, SQLite). What
would leave something behind (a terminal without echo) is unwound first.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from cammer_desktop.commands import DONE, NOT_SENT
from cammer_desktop.commands.answer import json_of
from cammer_desktop.support import console, signals
from cammer_desktop.support.texts import _

# Seconds in which somebody reads what is said.
_PATIENCE: Final = 1.0


def begin() -> None:
    """Have a signal end the run from now on."""
    signals.handle(lambda *_signal: end_run())


def end_run(code: int = NOT_SENT) -> NoReturn:
    """End the process, which has sent nothing, with this exit code."""
    signals.handle(signal.SIG_DFL)  # a second one ends it at once
    message = _("Se canceló; no se envió nada.")
    line = json_of("not_sent", message) if "--json" in sys.argv else f"cammer-desktop: {message}"
    # On a thread: nobody may read what is said, and what was interrupted may be writing just now.
    teller = threading.Thread(target=_tell, args=(line,), daemon=True)
    try:
        teller.start()
        teller.join(_PATIENCE)
    finally:
        os._exit(code)


def _tell(line: str) -> None:
    console.use_utf8()
    (console.put if "--json" in sys.argv else console.say)(line)


@contextmanager
def unwinding(code: int = NOT_SENT) -> Iterator[None]:
    """Have a signal raise KeyboardInterrupt in this block, once, and then end the run."""
    try:
        try:
            signals.handle(_interrupt)
            yield
        finally:
            begin()
    except KeyboardInterrupt:
        end_run(code)


def is_done() -> None:
    """Have a signal end the run in silence from now on: what was asked for is done."""
    signals.handle(lambda *_signal: os._exit(DONE))


def _interrupt(*_signal: object) -> NoReturn:
    signals.handle(lambda *_signal: None)  # a second one would interrupt the unwinding
    raise KeyboardInterrupt
