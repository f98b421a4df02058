"""Writing to standard output and standard error, whatever has become of them.

A windowed bundle has neither, a script may have closed one: nothing of that may hide a link or
change an exit code.
"""

import contextlib
import os
import sys
from typing import TextIO


def write(line: str) -> None:
    """Write a line to standard output; it vanishes where nobody reads that any more."""
    _write(sys.stdout, line + "\n")


def put(line: str) -> None:
    """Write a line to standard output, to standard error where nobody reads that any more."""
    if not _write(sys.stdout, line + "\n"):
        say(line)


def say(line: str) -> None:
    """Write a line to standard error if there is one."""
    _write(sys.stderr, line + "\n")


def finish() -> None:
    """Let what others wrote to standard output leave, or vanish where nobody reads it."""
    _write(sys.stdout, "")


def _write(stream: TextIO | None, text: str) -> bool:
    if stream is None:
        return False
    try:
        stream.write(text)
        stream.flush()
    except OSError:  # a closed pipe, a full disk
        _give_up(stream)
        return False
    except ValueError:  # closed in this process
        return False
    return True


def _give_up(stream: TextIO) -> None:
    """Let what Python still holds for the stream vanish; it would fail once more at the end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
