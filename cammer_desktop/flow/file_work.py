"""Small files that the agent chose, read and written off the GUI thread: a share may be slow."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from cammer_desktop.flow.background import Background


class FileWork(QObject):
    """Reads and writes; an answer for an owner that has gone meanwhile goes unheard."""

    def __init__(self, background: Background, owner: QObject) -> None:
        super().__init__(owner)
        self._background = background
        self._jobs = jobs = set[int]()

        def drop() -> None:
            for job in jobs:
                background.drop(job)

        owner.destroyed.connect(drop)

    def read(self, path: Path, most: int, then: Callable[[bytes | OSError], None]) -> None:
        """Read a file, no more than one byte beyond `most`; `then` gets its content."""

        def read() -> bytes | OSError:
            try:
                with open(path, "rb") as file:
                    return file.read(most + 1)
            except OSError as error:
                return error

        self._jobs.add(self._background.run(read, then, "read file"))

    def write(self, path: Path, content: bytes, then: Callable[[OSError | None], None]) -> None:
        """Write a file; `then` gets what went wrong, if anything did."""

        def write() -> OSError | None:
            try:
                path.write_bytes(content)
            except OSError as error:
                return error
            return None

        self._jobs.add(self._background.run(write, then, "write file"))
