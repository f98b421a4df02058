"""Codes and layout on screens of other densities: the same tests at other scale factors."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.agent import Agent

_HERE = Path(__file__).parent
_LAYOUT = ["test_layout.py"]
_IS_WHOLE = os.environ.get("CAMMER_LAYOUTS") == "whole"


@pytest.mark.parametrize(
    ("factor", "tests"),
    [("1.25", []), ("1.5", _LAYOUT), ("2", []), ("3", [])],
    ids=["1.25", "1.5", "2", "3"],
)
def test_codes_and_layout_hold_at_another_scale(factor: str, tests: list[str]) -> None:
    """Every state at one more scale; at all of them, with longer texts too, in the long form."""
    whole = [*_LAYOUT, "test_longer_texts.py"]
    done = _tests(factor, "test_code.py", *(whole if _IS_WHOLE else tests))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_factor_is_taken() -> None:
    done = _tests("1.5", f"{Path(__file__).name}::test_so_many_pixels_are_there")
    assert "assert 1.5 == 1" in done.stdout


def test_so_many_pixels_are_there(agent: Agent) -> None:
    assert agent.window.devicePixelRatioF() == 1


def _tests(factor: str, *names: str) -> subprocess.CompletedProcess[str]:
    """Run some of these tests on a screen with so many of its pixels for each of ours."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        + [str(_HERE / name) for name in names],
        env={**os.environ, "CAMMER_SCALE": factor},
        cwd=_HERE.parent.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=500,
    )
