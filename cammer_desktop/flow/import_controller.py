"""The import of one file on the event loop: read, judged and stored off the GUI thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue_file import FileRow, NotACatalogueError
from cammer_desktop.domain.import_preview import Preview
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.file_work import FileWork
from cammer_desktop.support.progress import CancelledError, Progress

T = TypeVar("T")


class ImportController(QObject):
    """The controller of one import.

    `judged` carries the Preview of what its rows would do, `imported` how many were taken; `failed`
    an OSError or a NotACatalogueError. Nothing is emitted once it was cancelled.
    """

    judged = Signal(object)
    imported = Signal(int)
    failed = Signal(object)

    def __init__(self, catalogue: CatalogueController, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._files = FileWork(catalogue.background, self)
        self._job: int | None = None
        self.progress = Progress()
        """The progress of what is being done; whoever shows it asks for it from time to time."""

    def read(self, path: Path) -> None:
        """Read a file and judge its rows."""
        self._files.read(path, catalogue_file.MAX_BYTES, self._on_content, self.failed.emit)

    def take(self, rows: Sequence[FileRow], with_doubtful: bool) -> None:
        """Store those of the rows that change something."""
        self.progress = progress = Progress()
        take = self._catalogue.service.take
        self._run(lambda: take(rows, with_doubtful, progress), self._on_taken, "import")

    def cancel(self) -> bool:
        """Cancel what is being done, without a trace; return False if it is too late for that."""
        if not self.progress.cancel():
            return False
        if self._job is not None:
            self._catalogue.background.drop(self._job)
        return True

    def _on_content(self, content: bytes) -> None:
        preview, progress = self._catalogue.service.preview, self.progress

        def judge() -> Preview:
            return Preview.of(preview(content, progress))

        self._run(judge, self.judged.emit, "import preview")

    def _on_taken(self, number: int) -> None:
        self.imported.emit(number)
        self._catalogue.take_news()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self.progress = Progress()  # nothing is being done any more that is too late to cancel
            self.failed.emit(error)
            self._catalogue.take_news()

    def _run(self, work: Callable[[], T], then: Callable[[T], None], name: str) -> None:
        expected = (OSError, NotACatalogueError, CancelledError)
        self._job = self._catalogue.background.run(
            work, then, name, expected=expected, failed=self._on_failed
        )
