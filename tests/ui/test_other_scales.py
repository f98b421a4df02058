"""Codes and layout on screens of other densities: the same tests at other scale factors."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_TESTS = ("test_code.py", "test_layout.py")


@pytest.mark.parametrize("factor", ["1.25", "1.5", "1.75", "2"])
def test_codes_and_layout_hold_at_another_scale(factor: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        + [str(_HERE / name) for name in _TESTS],
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        cwd=_HERE.parent.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
