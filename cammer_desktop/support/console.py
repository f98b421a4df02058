"""Writing to standard output and standard error, even if they are missing or closed.

A windowed bundle has neither, a script may have closed one; neither case may hide a link or change
an exit code.
"""

import contextlib
import os
import sys
from typing import TextIO


def write(line: str) -> None:
    """Write a line to standard output; it is dropped if nobody reads that any more."""
    _write(sys.stdout, line + "\n")


def put(line: str) -> None:
    """Write a line to standard output, or to standard error if nobody reads that any more."""
    if not _write(sys.stdout, line + "\n"):
        say(line)


def say(line: str) -> None:
    """Write a line to standard error if there is one."""
    _write(sys.stderr, line + "\n")


def finish() -> None:
    """Flush what others wrote to standard output; it is dropped if nobody reads it."""
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
    """Drop what Python still buffers for the stream; at exit, flushing it would fail again."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
