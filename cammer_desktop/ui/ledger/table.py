"""The ledger's table: its rows can be shown, copied, repeated and deleted from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.ledger.model import LedgerModel
from cammer_desktop.ui.widgets.actions import DELETE, action, action_of, qaction_for
from cammer_desktop.ui.widgets.row_view import show_as_rows


class LedgerTable(QTableView):
    """Shows the rows; each signal carries the attempt of the selected row."""

    chosen = Signal(object)
    copy_wanted = Signal(object)
    repeat_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, model: LedgerModel) -> None:
        super().__init__()
        self._rows = model
        self._selected_id: int | None = None
        self.setModel(model)
        show_as_rows(self, _("Historial"))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 10)
        # It gets the height that the result above it leaves, and asks for no more than two rows.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(2 * self.verticalHeader().defaultSectionSize())
        self._shape_columns()
        self._show = self._offer(self.show_attempt)
        self._copy = self._offer(self.copy)
        self._repeat = self._offer(self.repeat)
        self._delete = self._offer(self.delete)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.activated.connect(self.show_attempt)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset)
        model.loaded.connect(self._read_on)
        self._on_selected()

    @property
    def selected(self) -> Attempt | None:
        """The attempt of the selected row, None without one."""
        rows = self.selectionModel().selectedIndexes()
        return self._rows.attempt(rows[0].row()) if rows else None

    def take_focus(self) -> None:
        """Take the focus, and select the first row if none is selected."""
        if self.selected is None and self._rows.rowCount():
            self.selectRow(0)
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or a text if there are none."""
        super().paintEvent(event)
        if self._rows.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            centre = int(Qt.AlignmentFlag.AlignCenter)
            is_filtered = self._rows.query != Query()
            text = _("Nada coincide.") if is_filtered else _("Todavía no hay enlaces.")
            painter.drawText(self.viewport().rect(), centre, text)

    def _offer(self, method: Callable[[], None]) -> QAction:
        """Offer an action in the context menu; its keys work while the table has the focus."""
        offered = qaction_for(self, method)
        offered.setText(action_of(method).menu_text)
        self.addAction(offered)
        return offered

    def _shape_columns(self) -> None:
        header = self.horizontalHeader()
        header.hide()
        sized = QHeaderView.ResizeMode
        modes = (sized.ResizeToContents, sized.Stretch, sized.Stretch, sized.ResizeToContents)
        for column, mode in enumerate(modes):
            header.setSectionResizeMode(column, mode)

    @Slot()
    def _on_selected(self) -> None:
        attempt = self.selected
        for each in (self._show, self._repeat, self._delete):
            each.setEnabled(attempt is not None)
        made = attempt is not None and isinstance(attempt.outcome, Created)
        self._copy.setEnabled(made)

    @Slot()
    def _read_on(self) -> None:
        """Read the next page if the end was reached while another search was running.

        Qt asks for a page only at the moment at which the end is reached.
        """
        bar, root = self.verticalScrollBar(), self.rootIndex()
        if bar.value() == bar.maximum() and self._rows.canFetchMore(root):
            self._rows.fetchMore(root)

    @Slot()
    def _on_reset_begins(self) -> None:
        attempt = self.selected
        self._selected_id = None if attempt is None else attempt.id

    @Slot()
    def _on_reset(self) -> None:
        """Select the row that was selected before, if it is still there."""
        row = None if self._selected_id is None else self._rows.row_of(self._selected_id)
        if row is not None:
            self.selectRow(row)
        self._on_selected()

    @action(N_("Mostrar"), local=True)
    def show_attempt(self) -> None:
        """Emit `chosen`, to show the selected row."""
        self._emit(self.chosen)

    @action(N_("Copiar el enlace"), "Ctrl+C", local=True)
    def copy(self) -> None:
        """Emit `copy_wanted` for the selected row."""
        self._emit(self.copy_wanted)

    @action(N_("Repetir"), "Ctrl+Shift+R", local=True)
    def repeat(self) -> None:
        """Emit `repeat_wanted` for the selected row."""
        self._emit(self.repeat_wanted)

    @action(N_("Borrar este…"), DELETE, local=True)
    def delete(self) -> None:
        """Emit `delete_wanted` for the selected row."""
        self._emit(self.delete_wanted)

    def _emit(self, signal: SignalInstance) -> None:
        attempt = self.selected
        if attempt is not None:
            signal.emit(attempt)
