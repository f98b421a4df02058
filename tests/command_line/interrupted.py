"""The program with a signal at any moment of its run."""

import os
import signal
from collections.abc import Iterator
from typing import Final

from tests.command_line.program import Run, run

# A moment is a call of a function, or its end, on the first thread, from when signals are answered:
# they are the same in every run. The moment 0 never comes; how many there are is the last line of
# standard error then.
_PROGRAM: Final = """
import atexit, os, signal, sys
from cammer_desktop.__main__ import run
from cammer_desktop.support import signals
number, moment = int(sys.argv[1]), int(sys.argv[2])
del sys.argv[1:3]
passed = 0
def count(*event):
    global passed
    passed += 1
    if passed == moment:
        signal.raise_signal(number)
def tell():
    print(passed, file=sys.stderr, flush=True)
def leave(code, leave=os._exit):  # how it ends while a thread is still running
    tell()
    leave(code)
if moment == 0:
    atexit.register(tell)
    os._exit = leave
handle = signals.handle
def handle_first(handler):
    signals.handle = handle
    handle(handler)
    sys.setprofile(count)
signals.handle = handle_first
run()
"""
_SIGNALS: Final = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
_NUMBER: Final = int(os.environ.get("CAMMER_EXAMPLES", "16"))


def run_until(moment: int, *arguments: str, number: int = signal.SIGINT, token: str = "") -> Run:
    """Run the program with a signal at a moment."""
    program = ("-c", _PROGRAM, str(int(number)), str(moment))
    return run(*arguments, program=program, environment={"CAMMER_TOKEN": token})


def interrupted_runs(*arguments: str, token: str = "") -> Iterator[Run]:
    """Yield runs with a signal at moments from the first to the last, evenly apart."""
    whole = run_until(0, *arguments, token=token)
    last = int(whole.stderr.splitlines()[-1])
    moments = sorted({1 + last * step // _NUMBER for step in range(_NUMBER)} | {last})
    for place, moment in enumerate(moments):
        number = _SIGNALS[place % len(_SIGNALS)]
        yield run_until(moment, *arguments, number=number, token=token)
