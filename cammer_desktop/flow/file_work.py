"""Small files that the agent chose, read and written off the GUI thread: a share may be slow."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from cammer_desktop.flow.background import Background
from cammer_desktop.support.replacement import SHARED, replacing


class FileWork(QObject):
    """Reads and writes files; once the owner is destroyed, results are dropped.

    `failed` gets the OSError of a file that could not be read or written.
    """

    def __init__(self, background: Background, owner: QObject) -> None:
        super().__init__(owner)
        self._background = background
        self._jobs = jobs = set[int]()

        def drop() -> None:
            for job in jobs:
                background.drop(job)

        owner.destroyed.connect(drop)

    def read(
        self,
        path: Path,
        max_bytes: int,
        then: Callable[[bytes], None],
        failed: Callable[[OSError], None],
    ) -> None:
        """Read a file, no more than one byte beyond `max_bytes`; `then` gets its content."""

        def read() -> bytes:
            with open(path, "rb") as file:
                return file.read(max_bytes + 1)

        job = self._background.run(read, then, "read file", expected=OSError, failed=failed)
        self._jobs.add(job)

    def write(
        self,
        path: Path,
        content: Callable[[], bytes],
        then: Callable[[], None],
        failed: Callable[[OSError], None],
    ) -> None:
        """Write what `content` makes, off the GUI thread too, whole or not at all; call `then`."""

        def write() -> None:
            made = content()
            with replacing(path, SHARED) as file:
                file.write(made)

        def written(_result: None) -> None:
            then()

        job = self._background.run(write, written, "write file", expected=OSError, failed=failed)
        self._jobs.add(job)
