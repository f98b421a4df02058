"""Where the program's own files are, where a run keeps its files, and how these are opened."""

import errno
import os
import re
import stat
import sys
from pathlib import Path, PurePath
from typing import Final

from cammer_desktop.support.patterns import regex

# For what comes there between the look and the opening; Windows has neither.
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# Other namespaces than that of the files (`\\?\C:\…` is one of long paths).
_DEVICES: Final = regex(r"\\\\(?:\.|\?(?!\\(?:[a-z]:|unc\\)))\\", re.IGNORECASE)
_SPECIAL: Final = regex(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?|.*[. ]|.*:.*",
    re.IGNORECASE | re.DOTALL,
)
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

    A folder that exists already keeps its mode; see `own_files.restrict`. Raises OSError.
    """
    missing = []
    while not path.exists() and path != path.parent:  # even a drive may be missing
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


class NotAFileError(FileExistsError):
    """A link, a pipe, a socket or a device is in the place of a file."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def check_is_file(path: Path | str) -> None:
    """Raise NotAFileError if anything but a file or a folder is at the path.

    A link would have the program read, or overwrite, a file of somebody's choice; a pipe would have
    it wait for ever.
    """
    try:
        mode = os.lstat(path).st_mode
    except OSError:  # it is told when the file is opened
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise NotAFileError(path)


def check_is_no_device(path: Path) -> None:
    """Raise NotAFileError if a new file at the path would be none, or another one.

    That is so for a pipe, a socket, a device, a link to one, and a name that Windows gives them.
    """
    if (os.name == "nt" and is_special_on_windows(path)) or (path.exists() and not _is_plain(path)):
        raise NotAFileError(path)


def is_special_on_windows(path: PurePath) -> bool:
    """Tell whether Windows takes a path for a device, or for a file of another name.

    CON.png is the console for older ones, `a.png:b` a part of `a.png`, and `a.png.` is `a.png`
    (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
    """
    return bool(_DEVICES.match(str(path)) or _SPECIAL.fullmatch(path.name))


def _is_plain(path: Path) -> bool:
    return path.is_file() or path.is_dir()


def open_private(path: str, flags: int) -> int:
    """An `opener` for `open()`: nothing but a file is opened, and a new one is its owner's alone.

    Raises OSError: NotAFileError for a link and the like.
    """
    check_is_file(path)
    return os.open(path, flags | _NO_LINK, 0o600)
