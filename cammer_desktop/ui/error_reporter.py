"""Uncaught errors, shown to the agent."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.support.texts import _

if TYPE_CHECKING:
    from cammer_desktop.ui.widgets.report_dialog import ReportDialog


class Reporter(QObject):
    """Shows uncaught errors, one dialog at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ReportDialog | None = None

    @Slot(str)
    def show(self, report: str) -> None:
        """Show a report that can be copied; while one is open, others only go to the log."""
        if self._dialog is not None:
            return
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.widgets.report_dialog import ReportDialog

        lead = _("Algo falló en este programa. Lo escrito sigue ahí. El informe no lleva datos.")
        self._dialog = ReportDialog(_("Cammer: informe de error"), lead, report, self._window)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
