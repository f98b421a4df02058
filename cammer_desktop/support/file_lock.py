"""A lock on a file, which one program holds at a time; it is free again when that program ends.

The system frees it, whatever ends the program: nothing has to be cleaned up after a crash. The file
stays; deleting it would let two programs lock two files of one name.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

_PAUSE: Final = 0.005


class FileLock:
    """A lock; one object holds it at a time, in this process as well."""

    def __init__(self, path: Path) -> None:
        """Take the file's path; its folder must be there."""
        self._path = path
        self._file: int | None = None

    def take(self, seconds: float = 0.0) -> bool:
        """Take the lock, waiting for it at most so long; return whether it was free.

        Raises OSError if the file cannot be opened for writing, or has no locks where it is.
        """
        deadline = time.monotonic() + seconds
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while not _is_locked_now(file):
                if time.monotonic() >= deadline:
                    os.close(file)
                    return False
                time.sleep(_PAUSE)
        except OSError:
            os.close(file)
            raise
        self._file = file
        return True

    def release(self) -> None:
        """Let others have the lock; does nothing if it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _is_locked_now(file: int) -> bool:
        """Lock the file's first byte; return False if it is locked. Raises OSError."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _is_locked_now(file: int) -> bool:
        """Lock the file; return False if it is locked. Raises OSError."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
