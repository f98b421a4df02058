"""Builds the program's folder with PyInstaller, the same bytes from the same commit."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent


def build(dist: Path, work: Path) -> Path:
    """Build the program into `dist`, with `work` for what is made on the way; return its folder.

    Raises CalledProcessError.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={dist}", f"--workpath={work}", str(ROOT / "build.spec")]
    # Sets would be stored in another order each time, and the executable holds the time.
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(commit_time())}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **fixed}, check=True)
    return dist / "cammer-desktop"


def commit_time() -> int:
    """Return when the commit that is built was made, in seconds of Unix.

    SOURCE_DATE_EPOCH goes before it. Without a repository, or without git, the time of the sources'
    own files says it: an archive of a commit gives them the commit's time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError):
        return int((ROOT / "pyproject.toml").stat().st_mtime)
