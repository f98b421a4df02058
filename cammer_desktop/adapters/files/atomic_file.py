"""Small files that are replaced atomically and that only their owner can read.

Every function waits for a file that another program holds for a moment.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cammer_desktop.support.file_lock import FileLock
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.own_files import make_way
from cammer_desktop.support.own_files import set_aside as set_aside
from cammer_desktop.support.paths import make_private_directory, open_private
from cammer_desktop.support.replacement import replacing

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

    Raises OSError: FileNotFoundError if there is none, IsADirectoryError for a folder,
    NotAFileError for a link and the like.
    """
    try:
        return patiently(lambda: _content(path))
    except PermissionError as error:  # on Windows for a folder too
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path)) from error
        raise


def write(path: Path, content: bytes) -> None:
    """Write a file atomically, in place of an existing one. Raises OSError.

    A reader gets either the old content or the new one, even if the program is killed meanwhile.
    A link and the like is set aside.
    """
    make_private_directory(path.parent)
    make_way(path)
    with replacing(path) as file:
        file.write(content)


def _content(path: Path) -> bytes:
    with open(path, "rb", opener=open_private) as file:
        return file.read()
