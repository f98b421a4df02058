"""Small disks for tests, which fill up and become read-only.

Root mounts real ones. Nobody else may mount anything, so for an ordinary person a disk is a folder:
it is read-only by its permissions, and full as SQLite's own tests have it full, by the system calls
that SQLite is given (https://www.sqlite.org/c3ref/vfs.html, xSetSystemCall). That reaches SQLite
alone; files that the program writes itself find room there. On Windows, where the attribute of a
folder keeps nobody from writing in it, such calls make it read-only too.
"""

import _sqlite3
import abc
import ctypes
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parent.parent
_WITHOUT_ROOM: Final = f"""
import sys
sys.path.insert(0, {str(_ROOT)!r})
from cammer_desktop.cli import main
from tests import disks
disks.refuse_room()
sys.exit(main())
"""


class Disk(abc.ABC):
    """A disk at `path`. `program` is what Python is told to run to have the program see it so."""

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self.program: tuple[str, ...] = ("-m", "cammer_desktop")

    @abc.abstractmethod
    def fill(self) -> None:
        """Leave no room."""

    @abc.abstractmethod
    def free(self) -> None:
        """Give back what `fill` took."""

    @abc.abstractmethod
    def make_read_only(self) -> None:
        """Let nothing be written any more."""

    @abc.abstractmethod
    def make_writable(self) -> None:
        """Let everything be written again."""

    @abc.abstractmethod
    def remove(self) -> None:
        """Give everything back, whatever the disk was made to be."""


class _Mounted(Disk):
    """A file system of its own."""

    def __init__(self, path: Path, kilobytes: int) -> None:
        super().__init__(path)
        self._filler: Final = path / "filler"
        size = f"size={kilobytes}k,mode=0777"
        _run("mount", "-t", "tmpfs", "-o", size, "tmpfs", str(path))

    def fill(self) -> None:
        with open(self._filler, "wb", buffering=0) as file:
            for size in (4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def free(self) -> None:
        self._filler.unlink()

    def make_read_only(self) -> None:
        _run("mount", "-o", "remount,ro", str(self.path))

    def make_writable(self) -> None:
        _run("mount", "-o", "remount,rw", str(self.path))

    def remove(self) -> None:
        _run("umount", "--lazy", str(self.path))


class _Folder(Disk):
    """A folder that is like one."""

    def fill(self) -> None:
        self.program = ("-c", _WITHOUT_ROOM)
        refuse_room()

    def free(self) -> None:
        _replace(_WRITING, None)

    def make_read_only(self) -> None:
        if sys.platform == "win32":
            _replace(_OPENING, _READING_ALONE)
        else:
            _run("chmod", "-R", "a-w", str(self.path))

    def make_writable(self) -> None:
        if sys.platform == "win32":
            _replace(_OPENING, None)
        else:
            _run("chmod", "-R", "u+w", str(self.path))

    def remove(self) -> None:
        self.free()
        self.make_writable()


@contextmanager
def disk(place: Path, kilobytes: int) -> Iterator[Disk]:
    """Have an empty disk of about this size in a folder, which is made, for a `with` block."""
    place.mkdir()
    made: Disk
    if sys.platform != "win32" and os.geteuid() == 0:
        made = _Mounted(place, kilobytes)
    else:
        made = _Folder(place)
    try:
        yield made
    finally:
        made.remove()


class _Vfs(ctypes.Structure):
    """SQLite's `sqlite3_vfs`, of which its last members but two are used here."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("methods", ctypes.c_void_p * 13),
        (
            "set_system_call",
            ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p),
        ),
    )


if sys.platform == "win32":
    from ctypes import wintypes

    _LIBRARY: Final = "sqlite3.dll"
    _WRITING: Final = (b"WriteFile",)
    _OPENING: Final = (b"CreateFileW",)
    _FULL: Final = 112
    _DENIED: Final = 5
    _TO_WRITE: Final = 0x40000000
    _Writing: Final = ctypes.WINFUNCTYPE(
        wintypes.BOOL,
        *(wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p, ctypes.c_void_p),
        use_last_error=True,
    )
    _Opening: Final = ctypes.WINFUNCTYPE(
        wintypes.HANDLE,
        *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p),
        *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
        use_last_error=True,
    )
    _open: Final = _Opening(("CreateFileW", ctypes.WinDLL("kernel32")))

    def _no_room(*_call: object) -> int:
        ctypes.set_last_error(_FULL)
        return 0

    def _reading_alone(path: str, access: int, *more: int) -> int | None:
        if access & _TO_WRITE:
            ctypes.set_last_error(_DENIED)
            return ctypes.c_void_p(-1).value
        opened: int | None = _open(path, access, *more)
        return opened

    # Kept as long as SQLite may call it.
    _OPENS: Final = _Opening(_reading_alone)
    _READING_ALONE: Final = ctypes.cast(_OPENS, ctypes.c_void_p)
else:
    _LIBRARY: Final = _sqlite3.__file__
    _WRITING: Final = (b"write", b"pwrite", b"pwrite64")
    _Writing: Final = ctypes.CFUNCTYPE(
        ctypes.c_ssize_t,
        *(ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
        use_errno=True,
    )

    def _no_room(_file: int, _data: int, _size: int, _offset: int) -> int:
        ctypes.set_errno(errno.ENOSPC)
        return -1


_WRITES: Final = _Writing(_no_room)
_NO_ROOM: Final = ctypes.cast(_WRITES, ctypes.c_void_p)


def refuse_room() -> None:
    """Let SQLite find every disk full in this process."""
    _replace(_WRITING, _NO_ROOM)


def _replace(names: tuple[bytes, ...], call: ctypes.c_void_p | None) -> None:
    """Give SQLite another system call in the place of these, None for the system's own."""
    find = ctypes.CDLL(_LIBRARY).sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    vfs = find(None)
    for name in names:
        vfs.contents.set_system_call(vfs, name, call)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
