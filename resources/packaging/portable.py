"""An archive for Linux that is unpacked and run without a package manager.

It is reproducible: the files are sorted, and have fixed owners and modes and the commit's time.
"""

import platform
import tarfile
import tempfile
from pathlib import Path
from typing import Literal

from resources.packaging import bundle, product, stage


def make(program: Path, out: Path, version: str, *, level: Literal[0, 6, 9] = 9) -> Path:
    """Pack the program's folder into `out` and return the archive.

    `level` is xz's compression level. Raises OSError.
    """
    name = f"{product.NAME}-{version}"
    archive = out / f"{name}-linux-{machine()}.tar.xz"
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / name
        stage.copy_program(program, tree)
        stage.make_plain(tree)
        with tarfile.open(archive, "w:xz", preset=level, format=tarfile.GNU_FORMAT) as tar:
            for path in [tree, *sorted(tree.rglob("*"))]:
                tar.add(path, str(path.relative_to(folder)), recursive=False, filter=_normalized)
    return archive


def machine() -> str:
    """Return the processor's architecture, such as x86_64."""
    return platform.machine()


def _normalized(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Remove the owner from an entry and set its time; `make_plain` does not set that of links."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = bundle.commit_time()
    return member
