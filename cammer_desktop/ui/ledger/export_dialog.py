"""The export: whether personal data is masked, and where the file goes."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from cammer_desktop.domain.ledger import Query
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.file_dialog import FileDialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class ExportDialog(Dialog):
    """Asks for a file; `file_chosen` carries its path, the query, and whether to mask the data."""

    file_chosen = Signal(object, object, bool)

    def __init__(self, query: Query, parent: QWidget) -> None:
        super().__init__(_("Exportar el historial"), parent)
        self.setMinimumWidth(66 * GRID)
        self._query = query
        lead = QLabel(_("Se exporta lo que la búsqueda y los filtros muestran, como CSV."))
        lead.setWordWrap(True)
        self._open_data = QCheckBox(_("Con nombres, celulares, correos y enlaces &completos"))
        note = QLabel(_("Sin marcar, esos datos quedan ocultos: A… · …854"))
        set_style_property(note, "role", "note")
        choose, cancel = KeyButton(_("Elegir archivo…")), KeyButton(_("Cancelar"))
        choose.clicked.connect(self._on_choose)
        cancel.clicked.connect(self.reject)
        self.set_default(choose)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        for widget in (lead, self._open_data, note):
            column.addWidget(widget)
        column.addStretch(1)
        keys = keyed(_("{enter} elige el archivo · {esc} cierra"))
        self.fill(column, Footer(cancel, choose, note=keys))

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog(_("Exportar el historial"), [_("Tabla CSV (*.csv)")], self)
        dialog.asks_where_to_save("historial.csv", "csv")
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.file_chosen.emit(Path(path), self._query, not self._open_data.isChecked())
        self.accept()
