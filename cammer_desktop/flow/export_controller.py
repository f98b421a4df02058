"""The export of a search of the ledger to a spreadsheet file, written off the GUI thread."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import LedgerError, Query
from cammer_desktop.flow.background import Background
from cammer_desktop.services.ledger_service import LedgerService

Write = Callable[[Path, Iterable[Attempt], bool], int]
"""Writes attempts, masked or not, to a file and returns how many. Raises OSError."""

# How long the end of the program waits for an unfinished file to be removed, in seconds.
_PATIENCE: Final = 0.5


class ExportController(QObject):
    """The controller of the export.

    `exported` carries the number of rows, `file_failed` an OSError of the file, `ledger_failed` a
    LedgerFault.
    """

    exported = Signal(int)
    file_failed = Signal(object)
    ledger_failed = Signal(object)

    def __init__(
        self,
        background: Background,
        ledger: LedgerService,
        write: Write,
    ) -> None:
        super().__init__()
        self._background = background
        self._ledger = ledger
        self._write = write
        self._writing = threading.Lock()
        self._stopped = threading.Event()

    @Slot(object, object, bool)
    def start(self, path: Path, query: Query, is_masked: bool) -> None:
        """Write every attempt that matches to a file."""
        self._background.run(
            lambda: self._export(path, query, is_masked),
            self.exported.emit,
            "export",
            expected=(OSError, LedgerError),
            failed=self._on_failed,
        )

    def stop(self) -> None:
        """Break off an export: customers' data are not left behind in an unfinished file."""
        self._stopped.set()
        if self._writing.acquire(timeout=_PATIENCE):
            self._writing.release()

    def _export(self, path: Path, query: Query, is_masked: bool) -> int:
        with self._writing:
            return self._write(path, self._attempts(query), is_masked)

    def _attempts(self, query: Query) -> Iterator[Attempt]:
        for attempt in self._ledger.every(query):
            if self._stopped.is_set():
                raise _StoppedError
            yield attempt

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, LedgerError):
            self.ledger_failed.emit(error.fault)
        else:
            self.file_failed.emit(error)


class _StoppedError(Exception):
    """The program ends."""
