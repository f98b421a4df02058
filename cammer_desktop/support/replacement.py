"""Files that replace others only once they are whole.

Whatever happens before that (a full disk, an error, the end of the process) leaves the old one byte
for byte. The new one is written under a random name beside it, so that no file of somebody else's
is touched on the way.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path
from typing import Final

from cammer_desktop.support.held_files import FILES_ARE_HELD, patiently
from cammer_desktop.support.paths import check_is_no_device

OWNER: Final = 0o600
"""The mode of a file for its owner alone."""
SHARED: Final = 0o666
"""The mode of a file for whoever may see this person's files (the umask)."""


@contextmanager
def replacing(path: Path, mode: int = OWNER) -> Iterator[BufferedWriter]:
    """Give a new file, which takes the place of `path` when the block ends without an error.

    A link is replaced, and what it leads to left alone; so is the content under the other names of
    a file with hard links. Raises OSError as `check` does, and for a disk that is full or a file
    that another program holds.
    """
    part = _part_of(path)
    try:
        with _opened(part, mode) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _rename(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise


def check(path: Path) -> None:
    """Raise the OSError that keeps a file from being written, as far as that is known before.

    Its folder has to take a new file: a right to write to the old one alone is not enough.
    NotAFileError: a pipe or a device is there, or a link to one.
    """
    part = _part_of(path)
    try:
        _opened(part, OWNER).close()
    finally:
        with suppress(OSError):
            os.unlink(part)


def _part_of(path: Path) -> Path:
    """Return a free name beside a path. Raises OSError if nothing may take the path's place."""
    check_is_no_device(path)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not (path.is_symlink() or os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return path.with_name(f".{os.urandom(8).hex()}.part")


def _opened(part: Path, mode: int) -> BufferedWriter:
    return open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode))


def _rename(part: Path, path: Path) -> None:
    try:
        patiently(lambda: os.replace(part, path))
    except PermissionError as error:
        # The folder takes new files, and the old one may be written to: so a program holds it,
        # which Windows does not tell from a right that is missing.
        if FILES_ARE_HELD:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from error
        raise
