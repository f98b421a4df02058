"""The import of a file: what each of its rows would change, before anything does."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue_file import NotACatalogueError
from cammer_desktop.domain.import_preview import Preview
from cammer_desktop.domain.imports import Judged, Verdict
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.import_controller import ImportController
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.catalogue.telling_dialog import TellingDialog
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Notice
from cammer_desktop.ui.widgets.row_table import RowTable
from cammer_desktop.ui.widgets.rows_model import RowsModel
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID

_LOOK_MS: Final = 50
# So long Enter does nothing after something new stands: it was pressed for what stood before.
_SEEN_MS: Final = 500
_LONGEST_NAME: Final = 60
_WIDEST_NAME: Final = 30
_DETAIL_LINES: Final = 4


class ImportDialog(TellingDialog):
    """Reads a file, lists its rows, and imports them once the agent agrees.

    `imported` carries what came of it, when that is stored.
    """

    imported = Signal(str)

    def __init__(self, path: Path, catalogue: CatalogueController, parent: QWidget) -> None:
        super().__init__(_("Importar un catálogo"), parent)
        self.resize(92 * GRID, 64 * GRID)
        self._name = _shortened(path.name)
        self._preview = Preview.of(())
        self._import = ImportController(catalogue, self)
        self._import.judged.connect(self._on_judged)
        self._import.imported.connect(self._on_imported)
        self._import.failed.connect(self._on_failed)
        self._lead = _label(_("Leyendo {file}…").format(file=self._name))
        self._rows = RowsModel[Judged]([_("Fila"), _("Entrada"), _("Qué cambia")], _cells, _state)
        shades = ("note", "name", "text")
        self._table = RowTable(_("Filas del archivo"), self._rows, shades)
        self._take = KeyButton(_("Importar"))
        self._cancel = KeyButton(_("Cancelar"), keyed("{esc}"))
        self._detail = Notice()
        self._doubtful = QCheckBox()
        self._doubtful.toggled.connect(self._on_toggled)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Avance"))
        self._bar.setTextVisible(False)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._unseen = QTimer(self, singleShot=True, interval=_SEEN_MS)
        self._unseen.timeout.connect(self._on_seen)
        self._assemble()
        self._work()
        self._bar.setFocus()  # not a button: Enter means nothing while the file is read
        self._import.read(path)

    def reject(self) -> None:
        """Cancel; while the catalogue is being written it is too late, and the end is near."""
        if self._import.cancel():
            super().reject()

    @Slot()
    def _on_import(self) -> None:
        self._work()
        self.say(_("Guardando en su catálogo…"), "")
        rows = [each.row for each in self._preview.judged]
        self._import.take(rows, self._doubtful.isChecked())

    @Slot(object)
    def _on_judged(self, preview: Preview) -> None:
        self._rest()
        self._preview = preview
        self._rows.show(preview.shown)
        self._table.fit(([str(preview.last_number)], [preview.longest[:_WIDEST_NAME]], ()))
        self._lead.setText(preview.summary)
        announce(self._lead, self._lead.text())
        number = preview.doubtful
        self._doubtful.setText(
            ngettext(
                "Incluir también {n} dudosa", "Incluir también las {n} dudosas", number
            ).format(n=in_groups(number))
        )
        self._doubtful.setVisible(number > 0)
        # No higher than its rows: what is said of one stands right below them.
        header = self._table.horizontalHeader().sizeHint().height()
        self._table.setMaximumHeight(header + len(preview.shown) * SIZES.table_row)
        self._table.setVisible(bool(preview.shown))
        self._detail.setVisible(bool(preview.shown))
        self._table.setFocus()
        if not preview.useful:
            self._cancel.setText(_("Cerrar"))

    @Slot()
    def _on_toggled(self) -> None:
        number = self._preview.number_taken(with_doubtful=self._doubtful.isChecked())
        self._take.setEnabled(number > 0 and not self._unseen.isActive())

    @Slot()
    def _on_seen(self) -> None:
        self._cancel.setEnabled(True)
        self._on_toggled()
        if not self._table.isVisible():
            self._cancel.setFocus()

    @Slot()
    def _on_row(self) -> None:
        """Show the whole of what the table has no room for."""
        judged = self._rows.rows[self._table.currentIndex().row()]
        text = _("Fila {row}: {text}")
        text = text.format(row=judged.row.number, text=sentences.of_judged(judged))
        self._detail.show_text(text, _state(judged))

    @Slot(int)
    def _on_imported(self, number: int) -> None:
        text = ngettext(
            "Importado de {file}: {n} entrada, guardada en su catálogo (catalogue.json).",
            "Importado de {file}: {n} entradas, guardadas en su catálogo (catalogue.json).",
            number,
        )
        self._rest()
        self.accept()
        self.imported.emit(text.format(file=self._name, n=in_groups(number)))

    @Slot(object)
    def _on_failed(self, error: OSError | NotACatalogueError) -> None:
        self._rest()
        if isinstance(error, NotACatalogueError):
            text = sentences.of_file_flaw(error)
        elif self._preview.judged:
            text = _("No se importó nada: no se pudo guardar en su catálogo ({reason}).")
            text = text.format(reason=sentences.of_os_error(error))
        else:
            text = _("No se pudo leer {file} ({reason}).")
            text = text.format(file=self._name, reason=sentences.of_os_error(error))
        if not self._preview.judged:
            self._lead.setText(
                _("No se importó {file}; nada cambió en su catálogo.").format(file=self._name)
            )
            self._cancel.setText(_("Cerrar"))
        self.say(text, "error")

    @Slot()
    def _on_look(self) -> None:
        """Show how far it is; once it is being written there is no way back."""
        progress = self._import.progress
        self._bar.setValue(round(100 * progress.part))
        self._cancel.setEnabled(not progress.is_committed)

    def _work(self) -> None:
        """Show that something is being done, which takes a while."""
        self._take.setEnabled(False)
        self._doubtful.setEnabled(False)
        self._bar.setValue(0)
        self._bar.show()
        self._look.start()

    def _rest(self) -> None:
        """Show that it has ended."""
        self.unsay()
        self._look.stop()
        self._bar.hide()
        self._doubtful.setEnabled(True)
        self._cancel.setEnabled(False)
        self._unseen.start()

    def _assemble(self) -> None:
        self._table.setMinimumHeight(2 * SIZES.table_row - GRID)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._detail.setFixedHeight(_DETAIL_LINES * self._detail.label.fontMetrics().lineSpacing())
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it comes and goes
        self._bar.setSizePolicy(policy)
        for hidden in (self._table, self._detail, self._doubtful):
            hidden.hide()
        self.set_default(self._take)
        self._take.clicked.connect(self._on_import)
        self._cancel.clicked.connect(self.reject)
        self._lead.setContentsMargins(MARGIN, 0, MARGIN, 0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 2 * GRID, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._lead)
        column.addWidget(self._table, 1)
        below = QVBoxLayout()
        column.addLayout(below)
        below.setContentsMargins(MARGIN, 0, MARGIN, 0)
        below.setSpacing(GRID)
        for part in (self._detail, self._doubtful, self.notice, self._bar):
            below.addWidget(part)
        column.addStretch()  # without rows the texts stand together
        self.stack(content, Footer(self._cancel, self._take))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _cells(judged: Judged) -> tuple[str, str, str]:
    return (str(judged.row.number), sentences.of_row(judged.row), sentences.of_judged(judged))


def _state(judged: Judged) -> str:
    if judged.verdict is Verdict.WRONG:
        return "error"
    return "warning" if judged.is_doubtful else ""


def _shortened(name: str) -> str:
    """Return a file's name as it fits into a sentence: its beginning and its end."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
