"""The ledger's table: its rows can be shown, copied, repeated and deleted from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QMenu, QSizePolicy

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.ledger.fault_note import FaultNote
from cammer_desktop.ui.ledger.model import LedgerModel
from cammer_desktop.ui.ledger.row_delegate import RowDelegate
from cammer_desktop.ui.widgets.actions import COPY, DELETE, action, qaction_for
from cammer_desktop.ui.widgets.escape_filter import EscapeFilter
from cammer_desktop.ui.widgets.menu import show_context_menu
from cammer_desktop.ui.widgets.row_view import RowView, show_as_rows
from cammer_desktop.ui.widgets.second_click import SecondClick
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.viewport import viewport_of


class LedgerTable(RowView):
    """Shows the rows; a click shows one, keys move and Enter shows.

    `typed` carries letters that are no key of the table's, `left` nothing; each other signal
    carries the attempt of the selected row.
    """

    chosen = Signal(object)
    copy_wanted = Signal(object)
    repeat_wanted = Signal(object)
    delete_wanted = Signal(object)
    typed = Signal(str)
    left = Signal()

    def __init__(self, model: LedgerModel) -> None:
        super().__init__()
        self._rows = model
        self._selected_id: int | None = None
        self._awaited_id: int | None = None
        self._begins = False
        self._top_id: int | None = None
        self._asked = model.query
        self.escape = EscapeFilter(self)
        self.setModel(model)
        show_as_rows(self, _("Historial"))
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        self._note = FaultNote(self)
        self.setHorizontalHeader(self._note)
        # It gets the height that is left, and asks for no more than a row.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(SIZES.row)
        self._show = self._offer(self.show_attempt)
        self._copy = self._offer(self.copy)
        self._repeat = self._offer(self.repeat)
        self._delete = self._offer(self.delete)
        self._second_click = SecondClick(self)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        model.rowsInserted.connect(self._on_inserted)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset)
        model.loaded.connect(self._on_loaded)
        self._on_selected()

    def set_edge(self, edge: int) -> None:
        """Take the rows' margins at the sides, in logical pixels."""
        self._delegate.edge = self._note.edge = edge
        viewport_of(self).update()

    @property
    def selected(self) -> Attempt | None:
        """The attempt of the selected row, None without one."""
        rows = self.selectionModel().selectedIndexes()
        return self._rows.attempt(rows[0].row()) if rows else None

    def choose(self, attempt: Attempt | None) -> None:
        """Have the row of an attempt chosen; without one, none."""
        row = None if attempt is None else self._rows.row_of(attempt.id)
        if row is None or not self.hasFocus():
            self.clearSelection()  # the one that the window speaks of is as good as chosen
        else:
            self.selectRow(row)

    def wait_for(self, attempt: Attempt) -> None:
        """Choose the row of an attempt as soon as it is read, unless another is chosen before."""
        self._awaited_id = attempt.id

    @property
    def is_ready(self) -> bool:
        """Whether what was searched for is there: until then no row is chosen by keys."""
        return self._rows.is_answered

    @Slot()
    def begin_at_top(self) -> None:
        """Take the focus with the first row chosen, wherever in the list one was before."""
        self.selectionModel().clear()
        self.scrollToTop()
        self.setFocus()

    def keep(self, attempt: Attempt | None) -> None:
        """Keep the row of the attempt that is shown, whatever becomes of it; None if none is."""
        self._rows.keep(attempt)

    @property
    def emptiness(self) -> str:
        """What is said in place of rows."""
        if self._rows.fault is not None:
            return sentences.of_unread_ledger(self._rows.fault)
        if not self._rows.is_loaded:
            return ""
        is_filtered = self._rows.query != Query()
        return _("Nada coincide.") if is_filtered else _("Todavía no hay enlaces.")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row for who comes by keys: of what a search finds, once that is there."""
        self._begins = not self.is_ready and event.reason() != Qt.FocusReason.MouseFocusReason
        if self._begins:
            self.clearSelection()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the table on Esc; of itself Qt would copy a name as if it were a link."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the row."""
        menu = QMenu(self)
        menu.addActions(self.actions())
        show_context_menu(menu, self, event)

    def keyboardSearch(self, search: str) -> None:
        """Pass letters on, typed or composed: of itself Qt would go to a row that begins so."""
        self.typed.emit(search)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or a text if there are none."""
        super().paintEvent(event)
        if self._rows.rowCount() == 0:
            painter = QPainter(viewport_of(self))
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            centre = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            edge = self._delegate.edge
            place = viewport_of(self).rect().adjusted(edge, 0, -edge, 0)
            painter.drawText(place, centre, self.emptiness)

    def _offer(self, method: Callable[[], None]) -> QAction:
        """Offer an action in the context menu; its keys work while the table has the focus."""
        offered = qaction_for(self, method)
        self.addAction(offered)
        return offered

    @Slot()
    def _on_selected(self) -> None:
        attempt = self.selected
        for each in (self._show, self._copy, self._repeat, self._delete):
            each.setEnabled(attempt is not None)
        if attempt is not None:
            self._awaited_id = None

    @Slot()
    def _on_loaded(self) -> None:
        """Say above the rows if they may not be all, and read on if their end was reached.

        Qt asks for a page only at the moment at which the end is reached; another search may have
        been running then.
        """
        self.horizontalHeader().setVisible(self._rows.fault is not None)
        viewport_of(self).update()
        if self._asked != self._rows.query:  # the place in the answer to another question is none
            self._asked = self._rows.query
            self.scrollToTop()
        if self._begins:
            self._begins = False
            if self.hasFocus() and self._rows.rowCount():
                self.selectRow(0)
        bar, root = self.verticalScrollBar(), self.rootIndex()
        if bar.value() == bar.maximum() and self._rows.canFetchMore(root):
            self._rows.fetchMore(root)

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, _parent: QModelIndex, first: int, _last: int) -> None:
        """Bring a link that is being made here into view."""
        if first == 0:
            self.scrollToTop()

    @Slot()
    def _on_clicked(self) -> None:
        self._second_click.swallow()
        self.show_attempt()

    @Slot()
    def _on_reset_begins(self) -> None:
        attempt, top = self.selected, self.rowAt(0)
        self._selected_id = self._awaited_id if attempt is None else attempt.id
        # Who is at the top stays there, and sees what is new.
        self._top_id = self._rows.attempt(top).id if top > 0 else None

    @Slot()
    def _on_reset(self) -> None:
        """Select the row that was selected before, and scroll to where it was."""
        row = None if self._selected_id is None else self._rows.row_of(self._selected_id)
        if row is not None:
            self.selectRow(row)
        top = None if self._top_id is None else self._rows.row_of(self._top_id)
        self.scrollTo(self._rows.index(top or 0, 0), self.ScrollHint.PositionAtTop)
        self._on_selected()

    @action(N_("Mostrar"), "Return", "Enter", local=True)
    def show_attempt(self) -> None:
        """Emit `chosen`, to show the selected row."""
        self._emit(self.chosen)

    @action(N_("Copiar el enlace"), COPY, local=True)
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
