"""Small file systems of their own: a disk that is full, one that is read-only."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def mounted(place: Path, kilobytes: int) -> Iterator[Path]:
    """Mount an empty file system of this size at a folder, which is made, for a `with` block."""
    place.mkdir()
    size = f"size={kilobytes}k,mode=0777"
    _as_root("mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place))
    try:
        yield place
    finally:
        _as_root("umount", "--lazy", str(place))


def make_read_only(place: Path) -> None:
    """Let nothing be written to a mounted file system any more."""
    _as_root("mount", "-o", "remount,ro", str(place))


def make_writable(place: Path) -> None:
    """Let a mounted file system be written to again."""
    _as_root("mount", "-o", "remount,rw", str(place))


def fill(place: Path) -> Path:
    """Fill what is left of a file system; return the file that does."""
    filler = place / "filler"
    with open(filler, "wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def _as_root(*command: str) -> None:
    sudo = () if os.geteuid() == 0 else ("sudo", "-n")
    subprocess.run([*sudo, *command], check=True, capture_output=True)
