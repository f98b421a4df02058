"""Where the program's own files are, and where a run keeps its files."""

import errno
import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Return the folder that holds `style/`, `icons/` and what else the program reads.

    It is beside the package in a checkout, inside it in an installed wheel, and in the unpacked
    folder of a frozen build.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def data_directory(chosen: Path | None, *, sandbox: bool) -> Path:
    """Return the folder in which a run keeps settings, logs and all else; it is not made here.

    `chosen` is the user's own choice (`--data-dir`), None for the system's usual place. The
    sandbox has a folder of its own inside it, so that trials never mix with real work.
    """
    if chosen is None:
        import platformdirs

        chosen = Path(platformdirs.user_data_dir("cammer-desktop", appauthor=False))
    return chosen / "sandbox" if sandbox else chosen


def make_private_directory(path: Path) -> None:
    """Make `path` and its missing parents, readable by their owner only.

    A folder that exists already keeps its mode: it is not ours. Raises OSError.
    """
    missing = []
    while not path.exists() and path != path.parent:  # even a drive may be missing
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def open_private(path: str, flags: int) -> int:
    """An `opener` for `open()` whose new files are readable by their owner only."""
    return os.open(path, flags, 0o600)
