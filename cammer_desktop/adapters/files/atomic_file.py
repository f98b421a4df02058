"""Small files that are replaced atomically and that only their owner can read.

Every function waits for a file that another program holds for a moment.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cammer_desktop.support.file_lock import FileLock
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import make_private_directory

_LOCK_SECONDS: Final = 2.0


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other programs from changing a file between reading and writing it.

    Raises OSError if one keeps this one from it for longer than 2 s, or if there can be no folder
    for the file. Where no lock can be had (a network drive without locks), others are not kept
    from it.
    """
    make_private_directory(path.parent)
    lock = FileLock(path.with_suffix(".lock"))
    try:
        is_free = lock.take(_LOCK_SECONDS)
    except OSError:  # what keeps the file itself from being written is told when it is written
        is_free = True
    if not is_free:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))
    try:
        yield
    finally:
        lock.release()


def read(path: Path) -> bytes:
    """Return the content of a file.

    Raises OSError: FileNotFoundError if there is none, IsADirectoryError for a folder.
    """
    try:
        return patiently(path.read_bytes)
    except PermissionError as error:  # on Windows for a folder too
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path)) from error
        raise


def write(path: Path, content: bytes) -> None:
    """Write a file atomically, in place of an existing one. Raises OSError.

    A reader gets either the old content or the new one, even if the program is killed meanwhile.
    If `path` is a link, its target is replaced.
    """
    target = Path(os.path.realpath(path))
    make_private_directory(target.parent)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{path.stem}-")
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: os.replace(temporary, target))
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Rename a file to a free name with `.bad`; return the new path. Raises OSError."""
    number = 0
    aside = path.with_name(f"{path.name}.bad")
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.name}.bad{number}")
    patiently(lambda: path.rename(aside))
    return aside
