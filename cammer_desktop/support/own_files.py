"""The program's own files in the data folder.

What stands in the place of one of them is set aside, and nobody else is let in.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import NotAFileError, check_is_file, open_private
from cammer_desktop.support.patterns import regex

_NAMES: Final = regex(
    r"(?:(?:settings|draft|catalogue|team|window|clock)\.(?:json|lock)|window-.*\.lock|cammer\.log"
    r"|ledger\.sqlite3(?:\.pending-\d+(?:-[0-9a-f]+)+)?)"
    r"(?:\.(?:bad|backup)?\d*|-journal|-wal|-shm)*"  # SQLite's files, and those set aside, too
    r"|\.(?:[0-9a-f]{16}\.part|(?:settings|draft|catalogue|team|window)-\w{8})"  # of a kill
)
_SANDBOX: Final = "sandbox"


def set_aside(path: Path) -> Path:
    """Rename a file to a free name with `.bad`; return the new path. Raises OSError."""
    number = 0
    aside = path.with_name(f"{path.name}.bad")
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.name}.bad{number}")
    patiently(lambda: path.rename(aside))
    return aside


def make_way(path: Path) -> None:
    """Set aside a link and the like at the path; what it leads to stays. Raises OSError."""
    try:
        check_is_file(path)
    except NotAFileError:
        set_aside(path)


def found(folder: Path, beginning: str) -> list[Path]:
    """Return our files whose names begin so, in the order of their names; no folders."""
    paths = sorted(folder.glob(f"{beginning}*"))
    return [path for path in paths if _NAMES.fullmatch(path.name) and not path.is_dir()]


def refuse(path: Path, folder: Path) -> None:
    """Raise PermissionError if an export would take the place of one of our files in the folder."""
    if _NAMES.fullmatch(path.name.lower()) and path.parent.resolve() == folder.resolve():
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))


def restrict(folder: Path) -> None:
    """Let nobody else into a data folder that was there before, nor into our files in it.

    The folder itself is left as it is if it is somebody else's, common to all (sticky), or holds
    anything that is not ours: `--data-dir` may name a home or a share. Nothing is ever allowed that
    was not. On Windows a folder's rights are those of the folder above it.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        is_ours = True
        for name in os.listdir(folder):
            if _NAMES.fullmatch(name):
                _restrict_file(folder / name)
            else:
                is_ours = is_ours and name == _SANDBOX
        status = os.stat(folder)
        is_common = status.st_uid != os.geteuid() or status.st_mode & stat.S_ISVTX
        if is_ours and not is_common and status.st_mode & 0o077:
            os.chmod(folder, stat.S_IMODE(status.st_mode) & 0o700)


def _restrict_file(path: Path) -> None:
    status = os.lstat(path)
    if status.st_mode & 0o177 and stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid():
        with suppress(OSError):
            file = open_private(str(path), os.O_RDONLY)  # chmod would follow a link
            os.fchmod(file, stat.S_IMODE(status.st_mode) & 0o600)
            os.close(file)
