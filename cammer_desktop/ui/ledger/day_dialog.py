"""The dialog in which one day of the history is chosen."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.date_edit import DateRow
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID


class DayDialog(Dialog):
    """Asks for a day; `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        """Take the day that is offered."""
        super().__init__(_("Mostrar un día"), parent)
        self.setMinimumWidth(56 * GRID)
        self._day = DateRow(_("Fecha"), _("Fecha"), day)
        self._day.hint.reserve_two_lines()
        show, cancel = KeyButton(_("Mostrar")), KeyButton(_("Cancelar"))
        self.set_default(show)
        show.clicked.connect(self._on_shown)
        cancel.clicked.connect(self.reject)
        grid = FieldGrid()
        grid.add_row(self._day)
        keys = keyed(_("{enter} muestra el día · {esc} cierra"))
        self.fill(grid, Footer(cancel, show, note=keys))
        self._day.editor.setFocus()
        self._day.editor.selectAll()  # what is typed is another day

    @Slot()
    def _on_shown(self) -> None:
        day = self._day.checked()
        if day is not None:
            self.chosen.emit(day)
            self.accept()
