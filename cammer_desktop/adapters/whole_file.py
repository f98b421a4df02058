"""Small files that are whole at every moment, and their owner's alone."""

import os
import tempfile
from pathlib import Path

from cammer_desktop.support.paths import make_private_directory


def write_whole(path: Path, content: bytes) -> None:
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
        os.replace(temporary, target)
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
    path.rename(aside)
    return aside
