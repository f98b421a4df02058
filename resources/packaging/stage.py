"""Files as they will stand on a user's machine, ready to be packed reproducibly."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from resources.packaging import bundle


def copy_program(program: Path, target: Path) -> None:
    """Copy the program's folder to `target`, which must not be there; links stay links."""
    shutil.copytree(program, target, symlinks=True)


def place(text_file: Path, target: Path, values: Mapping[str, str] | None = None) -> None:
    """Write a text file to `target`, each `@name@` in it replaced by its value."""
    text = text_file.read_text(encoding="utf-8")
    for name, value in (values or {}).items():
        text = text.replace(f"@{name}@", value)
    write(target, text.encode("utf-8"))


def write(target: Path, content: bytes) -> None:
    """Write a file and make the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def make_plain(tree: Path) -> None:
    """Give every file the mode that its kind has, and the time of the commit."""
    time = bundle.commit_time()
    for path in [*sorted(tree.rglob("*")), tree]:
        if path.is_symlink():
            continue
        started = path.stat().st_mode & 0o100 and ".so" not in path.suffixes
        executable = path.is_dir() or started
        path.chmod(0o755 if executable else 0o644)
        os.utime(path, (time, time))
