"""The installer for Windows, by makensis (Debian's package `nsis`, which has 64-bit stubs)."""

import os
import subprocess
import tempfile
from pathlib import Path, PurePosixPath
from typing import Final

from resources.packaging import bundle, product, stage

_SCRIPT: Final = bundle.ROOT / "resources" / "packaging" / "windows" / "cammer-desktop.nsi"
_ICON: Final = bundle.ROOT / "resources" / "icons" / "cammer.ico"


def make(program: Path, out: Path, version: str) -> Path:
    """Pack a program that was built on Windows; return the installer.

    Raises OSError, CalledProcessError.
    """
    installer = out / f"{product.NAME}-{version}-setup.exe"
    with tempfile.TemporaryDirectory() as folder:
        tree, removal = Path(folder) / "tree", Path(folder) / "removal.nsh"
        stage.copy_program(program, tree)
        stage.make_plain(tree)
        removal.write_text(_removal(tree), encoding="utf-8")
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
        values = {
            "PROGRAM": tree,
            "OUTPUT": installer.resolve(),
            "VERSION": version,
            "KILOBYTES": -(-size // 1024),
            "PUBLISHER": product.PUBLISHER,
            "ICON": _ICON,
            "LICENSE": bundle.ROOT / "LICENSE",
            "REMOVAL": removal,
        }
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
        command += [f"-D{name}={value}" for name, value in values.items()]
        fixed = {**os.environ, "SOURCE_DATE_EPOCH": str(bundle.commit_time())}
        subprocess.run([*command, str(_SCRIPT)], check=True, env=fixed)
    return installer


def _removal(tree: Path) -> str:
    """Return commands that delete each file of the tree, then each folder that is empty by then."""
    paths = sorted(tree.rglob("*"), reverse=True)  # what is inside comes before its folder
    files = [f'Delete "{_on_windows(path, tree)}"' for path in paths if path.is_file()]
    folders = [f'RMDir "{_on_windows(path, tree)}"' for path in paths if path.is_dir()]
    return "\n".join([*files, *folders, ""])


def _on_windows(path: Path, tree: Path) -> str:
    inside = PurePosixPath(path.relative_to(tree).as_posix())
    return "$INSTDIR\\" + "\\".join(inside.parts).replace("$", "$$")
