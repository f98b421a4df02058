"""The ledger's table: rows that are chosen, copied, repeated and deleted from the keyboard."""

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger.model import LedgerModel


class LedgerTable(QTableView):
    """Shows the rows; each signal carries the attempt of the chosen row."""

    chosen = Signal(object)
    copy_wanted = Signal(object)
    repeat_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, model: LedgerModel) -> None:
        super().__init__()
        self._rows = model
        self._kept: int | None = None
        self.setModel(model)
        self.setAccessibleName(_("Historial"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 10)
        # It takes what the link above it leaves, and asks for no more than two rows.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(2 * self.verticalHeader().defaultSectionSize())
        self._shape_columns()
        self.show_action = self._action(_("Mostrar"), "", self._on_show)
        self.copy_action = self._action(_("Copiar el enlace"), "Ctrl+C", self._on_copy)
        self.repeat_action = self._action(_("Repetir"), "Ctrl+Shift+R", self._on_repeat)
        self.delete_action = self._action(_("Borrar este…"), "Del", self._on_delete)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.activated.connect(self._on_show)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset)
        model.found.connect(self._read_on)
        self._on_selected()

    @property
    def selected(self) -> Attempt | None:
        """The attempt of the chosen row, None without one."""
        rows = self.selectionModel().selectedIndexes()
        return self._rows.attempt(rows[0].row()) if rows else None

    def take_focus(self) -> None:
        """Take the focus, the first row chosen where none is."""
        if self.selected is None and self._rows.rowCount():
            self.selectRow(0)
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say that there are none."""
        super().paintEvent(event)
        if self._rows.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            centre = int(Qt.AlignmentFlag.AlignCenter)
            sought = self._rows.query != Query()
            text = _("Nada coincide.") if sought else _("Todavía no hay enlaces.")
            painter.drawText(self.viewport().rect(), centre, text)

    def _action(self, text: str, keys: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

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
        for action in (self.show_action, self.repeat_action, self.delete_action):
            action.setEnabled(attempt is not None)
        made = attempt is not None and isinstance(attempt.outcome, Created)
        self.copy_action.setEnabled(made)

    @Slot()
    def _read_on(self) -> None:
        """Read the next page for who has reached the end while that could not be done.

        Qt asks for it only when the end is reached.
        """
        bar, root = self.verticalScrollBar(), self.rootIndex()
        if bar.value() == bar.maximum() and self._rows.canFetchMore(root):
            self._rows.fetchMore(root)

    @Slot()
    def _on_reset_begins(self) -> None:
        attempt = self.selected
        self._kept = None if attempt is None else attempt.id

    @Slot()
    def _on_reset(self) -> None:
        """Choose again what was chosen, if it is still there."""
        row = None if self._kept is None else self._rows.row_of(self._kept)
        if row is not None:
            self.selectRow(row)
        self._on_selected()

    @Slot()
    @Slot(QModelIndex)
    def _on_show(self) -> None:
        self._emit(self.chosen)

    @Slot()
    def _on_copy(self) -> None:
        self._emit(self.copy_wanted)

    @Slot()
    def _on_repeat(self) -> None:
        self._emit(self.repeat_wanted)

    @Slot()
    def _on_delete(self) -> None:
        self._emit(self.delete_wanted)

    def _emit(self, signal: SignalInstance) -> None:
        attempt = self.selected
        if attempt is not None:
            signal.emit(attempt)
