"""The dialog in which one day of the history is chosen."""

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.date_edit import DateEdit
from cammer_desktop.ui.widgets.dialog import Dialog
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
        self._day = DateEdit(QDate(day.year, day.month, day.day))
        self._day.setAccessibleName(_("Fecha"))
        label = QLabel(_("Fecha"))
        label.setBuddy(self._day)
        show, cancel = KeyButton(_("Mostrar")), KeyButton(_("Cancelar"))
        self.set_default(show)
        show.clicked.connect(self._on_shown)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(label)
        row.addWidget(self._day, 1)
        keys = keyed(_("{enter} muestra el día · {esc} cierra"))
        self.fill(row, Footer(cancel, show, note=keys))

    @Slot()
    def _on_shown(self) -> None:
        day = self._day.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.accept()
