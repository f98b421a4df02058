"""Files that replace others only once they are whole.

Whatever happens before that (a full disk, an error, the end of the process) leaves the old one byte
for byte. The new one is written under a random name beside it, so that no file of somebody else's
is touched on the way.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path
from typing import Final

from cammer_desktop.support.held_files import FILES_ARE_HELD, patiently
from cammer_desktop.support.paths import check_is_file

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
    file = _new_beside(path, mode)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _rename(file.name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(file.name)
        raise


def check(path: Path) -> None:
    """Raise the OSError that keeps a file from being written, as far as that is known before.

    Its folder has to take a new file: a right to write to the old one alone is not enough.
    NotAFileError: a pipe or a device is there.
    """
    file = _new_beside(path, OWNER)
    file.close()
    os.unlink(file.name)


def _new_beside(path: Path, mode: int) -> BufferedWriter:
    if not path.is_symlink():
        check_is_file(path)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    name = path.with_name(f".{secrets.token_hex(8)}.part")
    return open(name, "xb", opener=lambda name, flags: os.open(name, flags, mode))


def _rename(name: str, path: Path) -> None:
    try:
        patiently(lambda: os.replace(name, path))
    except PermissionError as error:
        # The folder takes new files, and the old one may be written to: so a program holds it,
        # which Windows does not tell from a right that is missing.
        if FILES_ARE_HELD:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from error
        raise
