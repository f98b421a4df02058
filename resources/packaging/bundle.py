"""Builds the program's folder with PyInstaller, reproducibly."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent


def build(dist: Path, work: Path) -> Path:
    """Build the program into `dist`, with `work` for temporary files; return its folder.

    Raises CalledProcessError.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={dist}", f"--workpath={work}", str(ROOT / "build.spec")]
    # The stored order of sets depends on the hash seed, and the executable contains a time.
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(commit_time())}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **fixed}, check=True)
    return dist / "cammer-desktop"


def commit_time() -> int:
    """Return the time of the commit that is being built, in seconds since 1970 (UTC).

    SOURCE_DATE_EPOCH overrides it. Without a repository or without git it is the time of a source
    file: in an archive of a commit the files have the commit's time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError):
        return int((ROOT / "pyproject.toml").stat().st_mtime)
