"""The preview of an import: what each row of the file would change."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import imports, sentences
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.imports import Judged, Verdict
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.row_view import hear_row, show_as_rows
from cammer_desktop.ui.widgets.style import GRID


class ImportDialog(Dialog):
    """Lists the rows; `imported` carries how many were taken after the agent agreed."""

    imported = Signal(int)

    def __init__(
        self, rows: Sequence[FileRow], controller: CatalogueController, parent: QWidget
    ) -> None:
        super().__init__(_("Importar un catálogo"), parent)
        self.resize(80 * GRID, 50 * GRID)
        self._rows = rows
        self._controller = controller
        judged = imports.judge(rows, controller.own)
        self._useful = sum(each.verdict in (Verdict.NEW, Verdict.CHANGED) for each in judged)
        self._assemble(judged)

    @Slot()
    def _on_import(self) -> None:
        rows = self._rows

        def edit(catalogue: Catalogue) -> Catalogue:
            # Judged again: the catalogue may have changed since.
            return imports.imported(imports.judge(rows, catalogue), catalogue)

        self._controller.change(edit)
        self.imported.emit(self._useful)
        self.accept()

    def _assemble(self, judged: Sequence[Judged]) -> None:
        lead = QLabel(_summary(judged))
        lead.setWordWrap(True)
        table = QTableWidget(len(judged), 3)
        table.setMinimumHeight(8 * GRID)
        show_as_rows(table, _("Filas del archivo"))
        table.setHorizontalHeaderLabels([_("Fila"), _("Entrada"), _("Qué pasa")])
        sized = QHeaderView.ResizeMode
        for column, mode in enumerate((sized.ResizeToContents, sized.Stretch, sized.Stretch)):
            table.horizontalHeader().setSectionResizeMode(column, mode)
        for row, each in enumerate(judged):
            entry = each.row.entry
            name = "" if entry is None else f"{sentences.of_kind(entry.kind)} {entry.name}"
            for column, text in enumerate((str(each.row.number), name, sentences.of_judged(each))):
                table.setItem(row, column, QTableWidgetItem(text))
            hear_row(table, row)
        buttons = QDialogButtonBox()
        take = buttons.addButton(_("Importar"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setEnabled(self._useful > 0)
        self.set_default(take)
        buttons.addButton(_("Cancelar"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_import)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column_.setSpacing(GRID)
        for widget in (lead, table, buttons):
            column_.addWidget(widget)


def _summary(judged: Sequence[Judged]) -> str:
    """Return how many rows there are of each verdict."""
    verdicts = [each.verdict for each in judged]
    new, changed, same, doubled, wrong = map(verdicts.count, Verdict)
    forms = (
        (new, ngettext("{n} nueva", "{n} nuevas", new)),
        (changed, ngettext("{n} cambia", "{n} cambian", changed)),
        (same, ngettext("{n} igual", "{n} iguales", same)),
        (doubled, ngettext("{n} repetida", "{n} repetidas", doubled)),
        (wrong, ngettext("{n} no sirve", "{n} no sirven", wrong)),
    )
    parts = [text.format(n=number) for number, text in forms if number]
    return _("Nada cambia hasta importar: {parts}.").format(parts=", ".join(parts) or _("vacío"))
