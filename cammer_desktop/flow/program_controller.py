"""The program itself: where it keeps its files, and how it is started once more for practice."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from cammer_desktop.support import texts

Start = Callable[[str, list[str]], object]


def _start_apart(program: str, arguments: list[str]) -> None:
    # Here and not above: few practise.
    from PySide6.QtCore import QProcess

    QProcess.startDetached(program, arguments)


class ProgramController(QObject):
    """Knows the data folder of this run, and starts the sandbox beside it."""

    def __init__(self, folder: Path, start: Start = _start_apart) -> None:
        """Take the data folder, and what starts a program that outlives this one."""
        super().__init__()
        self._folder = folder
        self._start = start

    @property
    def folder(self) -> Path:
        """Where this run keeps its files."""
        return self._folder

    def practise(self) -> None:
        """Open the sandbox in a window of its own, with the language and folder of this one.

        A second time, the one that is open comes to the front.
        """
        program, *arguments = _command()
        options = ["--sandbox", "--lang", texts.language(), "--data-dir", str(self._folder)]
        self._start(program, [*arguments, *options])


def _command() -> list[str]:
    """Return how this program is started: a frozen one is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "cammer_desktop"]
