"""Writing to standard output and standard error, even if they are missing or closed.

A windowed bundle has neither, a script may have closed one; neither case may hide a link or change
an exit code. A full disk is another matter: who reads the file later must not take it for whole.

A line is one line, whatever text of the service, of a file's name or of an argument is in it: what
a terminal would obey (a title, a cleared screen, another line) is written as an escape. Who has
several lines writes each.
"""

import contextlib
import errno
import os
import sys
from typing import Final, TextIO

from cammer_desktop.support.visible import escaped

# A pipe whose other end is closed, on Windows too; a terminal that is gone.
_NOBODY_READS: Final = (errno.EPIPE, errno.EINVAL, errno.EIO)


def use_utf8() -> None:
    """Write UTF-8 from now on, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        # A windowed bundle has no streams, and a test may replace them with others.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(line: str) -> bool:
    """Write a line to standard output; it is dropped if nobody reads that any more.

    Return False, and say why, if somebody may read it without the line: the disk is full.
    """
    return _is_whole(_failure(sys.stdout, escaped(line) + "\n"))


def put(line: str) -> None:
    """Write a line to standard output, or to standard error if it cannot be read there."""
    if _failure(sys.stdout, escaped(line) + "\n") is not None:
        say(line)


def say(line: str) -> None:
    """Write a line to standard error if there is one."""
    _failure(sys.stderr, escaped(line) + "\n")


def finish() -> bool:
    """Flush what others wrote to standard output; return what `write` does."""
    return _is_whole(_failure(sys.stdout, ""))


def _is_whole(failure: Exception | None) -> bool:
    """Tell whether nobody misses anything in standard output; if somebody does, say why."""
    if not isinstance(failure, OSError) or failure.errno in _NOBODY_READS:
        return True
    say(f"stdout: {failure.strerror}")
    return False


def _failure(stream: TextIO | None, text: str) -> Exception | None:
    """Write a text; return what kept it from being written."""
    if stream is None:
        return BrokenPipeError(errno.EPIPE, "")
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:  # a closed pipe, a full disk
        _give_up(stream)
        return error
    except (ValueError, RuntimeError) as error:
        return error  # closed in this process; a signal came while it is written
    return None


def _give_up(stream: TextIO) -> None:
    """Drop what Python still buffers for the stream; at exit, flushing it would fail again."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
