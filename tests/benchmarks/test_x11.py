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
class Window(QWidget):
    def paintEvent(self, event):
        print("painted", flush=True)
application = QApplication(sys.argv)
window = Window()
window.setWindowTitle(sys.argv[1])
window.show()
application.exec()
"""


@contextmanager
def shown(title: str) -> Iterator[x11.Screen]:
    """Show a window on a screen of its own until the end of the block; it is painted."""
    with x11.screen() as screen:
        environment = {**os.environ, **screen.environment()}
        command = [sys.executable, "-c", _WINDOW, title]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            try:
                assert process.stdout.readline() == b"painted\n"
                yield screen
            finally:
                process.kill()


@pytest.fixture(autouse=True)
def _nothing_more_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x11, "_STUCK", 0.0)


def test_the_window_that_was_meant_is_seen() -> None:
    with shown("Bare") as screen:
        screen.wait_for("Bare")


def test_no_other_one_counts() -> None:
    with shown("Error") as screen, pytest.raises(AssertionError, match="no window Bare"):
        screen.wait_for("Bare")
