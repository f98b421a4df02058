"""Small disks for tests, which fill up and become read-only.

Root mounts real ones. Nobody else may mount anything, so for an ordinary person a disk is a folder:
it is read-only by its permissions, and full as SQLite's own tests have it full, by the system calls
that SQLite is given (https://www.sqlite.org/c3ref/vfs.html, xSetSystemCall). That reaches SQLite
alone; files that the program writes itself find room there.
"""

import _sqlite3
import abc
import ctypes
import errno
import os
import subprocess
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
        _replace_writing(None)

    def make_read_only(self) -> None:
        _run("chmod", "-R", "a-w", str(self.path))

    def make_writable(self) -> None:
        _run("chmod", "-R", "u+w", str(self.path))

    def remove(self) -> None:
        self.free()
        self.make_writable()


@contextmanager
def disk(place: Path, kilobytes: int) -> Iterator[Disk]:
    """Have an empty disk of about this size in a folder, which is made, for a `with` block."""
    place.mkdir()
    made: Disk = _Mounted(place, kilobytes) if os.geteuid() == 0 else _Folder(place)
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


def _no_room(_file: int, _data: int, _size: int, _offset: int) -> int:
    ctypes.set_errno(errno.ENOSPC)
    return -1


_WRITING: Final = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_size_t,
    ctypes.c_int64,
    use_errno=True,
)
_NO_ROOM: Final = _WRITING(_no_room)


def refuse_room() -> None:
    """Let SQLite find every disk full in this process."""
    _replace_writing(ctypes.cast(_NO_ROOM, ctypes.c_void_p))


def _replace_writing(call: ctypes.c_void_p | None) -> None:
    """Give SQLite another system call to write by, None for the system's own."""
    find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    vfs = find(None)
    for name in (b"write", b"pwrite", b"pwrite64"):
        vfs.contents.set_system_call(vfs, name, call)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
