"""A start is measured by the window that was meant: an error in its place ends the benchmark."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.benchmarks import x11

_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle(sys.argv[1])
window.show()
application.exec()
"""


@contextmanager
def shown(title: str) -> Iterator[x11.Screen]:
    """Show a window on a screen of its own until the end of the block."""
    with x11.screen() as screen:
        environment = {**os.environ, **screen.environment()}
        command = [sys.executable, "-c", _WINDOW, title]
        with subprocess.Popen(command, env=environment) as process:
            try:
                yield screen
            finally:
                process.kill()


def test_the_window_that_was_meant_is_seen() -> None:
    with shown("Bare") as screen:
        screen.wait_for("Bare")


def test_no_other_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x11, "_STUCK", 3.0)
    with shown("Error") as screen, pytest.raises(AssertionError, match="no window Bare"):
        screen.wait_for("Bare")
