"""Standard input that claims to be a console but is none."""

import subprocess
import sys
from pathlib import Path


def test_nobody_types_into_nul(tmp_path: Path) -> None:
    """A scheduled task has NUL as standard input, which claims to be a terminal."""
    options = ("--api-url", "https://nul.invalid", "--data-dir", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "cammer_desktop", *options, "token", "set"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "Escriba o pegue el token.\n"
