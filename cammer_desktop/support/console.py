"""Writing to standard output and standard error, even if they are missing or closed.

A windowed bundle has neither, a script may have closed one; neither case may hide a link or change
an exit code.

A line is one line, whatever text of the service, of a file's name or of an argument is in it: what
a terminal would obey (a title, a cleared screen, another line) is written as an escape. Who has
several lines writes each.
"""

import contextlib
import os
import sys
from typing import TextIO

from cammer_desktop.support.visible import escaped


def use_utf8() -> None:
    """Write UTF-8 from now on, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        # A windowed bundle has no streams, and a test may replace them with others.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(line: str) -> None:
    """Write a line to standard output; it is dropped if nobody reads that any more."""
    _write(sys.stdout, line)


def put(line: str) -> None:
    """Write a line to standard output, or to standard error if nobody reads that any more."""
    if not _write(sys.stdout, line):
        say(line)


def say(line: str) -> None:
    """Write a line to standard error if there is one."""
    _write(sys.stderr, line)


def finish() -> None:
    """Flush what others wrote to standard output; it is dropped if nobody reads it."""
    if sys.stdout is not None:
        _written(sys.stdout, "")


def _write(stream: TextIO | None, line: str) -> bool:
    return stream is not None and _written(stream, escaped(line) + "\n")


def _written(stream: TextIO, text: str) -> bool:
    try:
        stream.write(text)
        stream.flush()
    except OSError:  # a closed pipe, a full disk
        _give_up(stream)
        return False
    except (ValueError, RuntimeError):  # closed in this process; a signal came while it is written
        return False
    return True


def _give_up(stream: TextIO) -> None:
    """Drop what Python still buffers for the stream; at exit, flushing it would fail again."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
