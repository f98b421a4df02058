"""Small files that are whole at every moment, and their owner's alone.

A file that another program holds for a moment is waited for.
"""

import errno
import os
import tempfile
from pathlib import Path

from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import make_private_directory


def read(path: Path) -> bytes:
    """Return what is in a file.

    Raises OSError; FileNotFoundError where there is none, IsADirectoryError for a folder.
    """
    try:
        return patiently(path.read_bytes)
    except PermissionError as error:  # what Windows says of a folder too
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path)) from error
        raise


def write(path: Path, content: bytes) -> None:
    """Put a file in the place of the one that is there; a link there stays one. Raises OSError.

    Whoever reads it, or ends this program meanwhile, finds the old content or the new.
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
    """Move a file out of the way, over nothing that is there; return its place. Raises OSError."""
    number = 0
    aside = path.with_name(f"{path.name}.bad")
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.name}.bad{number}")
    patiently(lambda: path.rename(aside))
    return aside
