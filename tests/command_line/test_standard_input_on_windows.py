"""Standard input that is no console although it says so."""

import subprocess
import sys


def test_nobody_types_into_nul() -> None:
    """A task of the scheduler has NUL there, which calls itself a terminal."""
    command = [sys.executable, "-m", "cammer_desktop", "--api-url", "https://nul.invalid", "token"]
    done = subprocess.run(
        [*command, "set"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "Escriba o pegue el token.\n"
