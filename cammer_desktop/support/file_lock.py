"""A lock on a file, which one program holds at a time; it is free again when that program ends.

The system frees it, whatever ends the program: nothing has to be cleaned up after a crash. The file
stays; deleting it would let two programs lock two files of one name.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

from cammer_desktop.support.own_files import make_way
from cammer_desktop.support.paths import open_private

_PAUSE: Final = 0.005


class FileLock:
    """A lock; one object holds it at a time, in this process as well."""

    def __init__(self, path: Path) -> None:
        """Take the file's path; its folder must be there."""
        self._path = path
        self._handle: int | None = None

    def take(self, seconds: float = 0.0) -> bool:
        """Take the lock, waiting for it at most so long; return whether it was free.

        A link and the like in the file's place is set aside. Raises OSError if the file cannot be
        opened for writing, or has no locks where it is.
        """
        make_way(self._path)
        deadline = time.monotonic() + seconds
        while (handle := _locked(self._path)) is None:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE)
        self._handle = handle
        return True

    def release(self) -> None:
        """Let others have the lock; does nothing if it is not held."""
        if self._handle is not None:
            _close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import _winapi

    # Whoever opens a file for itself alone has locked it.
    _NOBODY_ELSE: Final = 0
    _OPEN_ALWAYS: Final = 4
    _ERROR_SHARING_VIOLATION: Final = 32
    _close = _winapi.CloseHandle

    def _locked(path: Path) -> int | None:
        """Return a handle that holds the lock, None if another has it. Raises OSError."""
        write = _winapi.GENERIC_WRITE
        try:
            return _winapi.CreateFile(str(path), write, _NOBODY_ELSE, 0, _OPEN_ALWAYS, 0, 0)
        except OSError as error:
            if error.winerror == _ERROR_SHARING_VIOLATION:
                return None
            raise

else:
    import fcntl

    _close = os.close

    def _locked(path: Path) -> int | None:
        """Return a descriptor that holds the lock, None if another has it. Raises OSError."""
        file = open_private(str(path), os.O_RDWR | os.O_CREAT)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(file)
            if isinstance(error, BlockingIOError):
                return None
            raise
        return file
