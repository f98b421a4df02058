"""Staging of the files of an installer, so that they can be packed reproducibly."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from resources.packaging import bundle


def copy_program(program: Path, target: Path) -> None:
    """Copy the program's folder to `target`, which must not exist; links stay links."""
    shutil.copytree(program, target, symlinks=True)


def place(
    text_file: Path,
    target: Path,
    values: Mapping[str, str] | None = None,
    change: Callable[[str], str] = str,
) -> None:
    """Write a text file to `target`: changed, then with a value for each `@name@` in it."""
    text = change(text_file.read_text(encoding="utf-8"))
    for name, value in (values or {}).items():
        text = text.replace(f"@{name}@", value)
    write(target, text.encode("utf-8"))


def write(target: Path, content: bytes) -> None:
    """Write a file, and create the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def make_plain(tree: Path) -> None:
    """Give every file and folder a mode by its kind, and the time of the commit."""
    time = bundle.commit_time()
    for path in [*sorted(tree.rglob("*")), tree]:
        if path.is_symlink():
            continue
        is_program = path.stat().st_mode & 0o100 and ".so" not in path.suffixes
        path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (time, time))
