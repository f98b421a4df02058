"""What is found in the ledger as a file for spreadsheets, written off the GUI thread."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.ledger_controller import LedgerController

Write = Callable[[Path, Iterable[Attempt], bool], int]
"""Writes attempts, masked or not, to a file and returns how many. Raises OSError."""


class ExportController(QObject):
    """The controller of the export; `ended` carries the number of rows, or what went wrong."""

    ended = Signal(object)

    def __init__(
        self,
        background: Background,
        controller: LedgerController,
        write: Write,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._controller = controller
        self._write = write

    @Slot(object, object, bool)
    def start(self, path: Path, query: Query, is_masked: bool) -> None:
        """Write all that is looked for to a file."""

        def write() -> int | OSError | LedgerFault:
            try:
                return self._write(path, self._controller.every(query), is_masked)
            except OSError as error:
                return error
            except LedgerError as error:
                return error.fault

        self._background.run(write, self.ended.emit, "export")
