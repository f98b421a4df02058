"""The ledger's panel: a search by text, day and state, and below it the results."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QDate, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support.texts import N_, _, ngettext
from cammer_desktop.ui.ledger import period
from cammer_desktop.ui.ledger.model import LedgerModel
from cammer_desktop.ui.ledger.period import local
from cammer_desktop.ui.ledger.table import LedgerTable
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.search_edit import SearchEdit
from cammer_desktop.ui.widgets.style import GRID, set_style_property

# How often it is looked whether a new day has begun; a longer timer would not count sleep.
_MINUTE_MS: Final = 60 * 1000


class LedgerPanel(QWidget):
    """Searches as one types. The table's signals are the table's own."""

    export_wanted = Signal()
    search_wanted = Signal()
    wipe_wanted = Signal()

    def __init__(self, controller: LedgerController, now: Callable[[], datetime]) -> None:
        """Take the ledger's controller and the clock, which has a time zone."""
        super().__init__()
        self._now, self._settings = now, controller.settings
        self._model = LedgerModel(controller, now)
        self.table = LedgerTable(self._model)
        keys = action_of(self.focus_search).shortcut
        placeholder = _("Buscar en el historial… ({keys})").format(keys=keys)
        self.search = SearchEdit(_("Buscar"), placeholder)
        self._came_from: QWidget | None = None
        self._days = QComboBox()
        self._name(self._days, _("Día"))
        self._days.addItems([_("Todo"), _("Hoy"), _("Ayer"), _("7 días"), _("Un día…")])
        self._today = today = local(now()).date()
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("dd/MM/yyyy")
        self._day.setAccessibleName(_("Fecha"))
        self._day.setVisible(False)
        self._states = QComboBox()
        self._name(self._states, _("Estado del enlace"))
        for text, state in (
            (_("Todos"), None),
            (_("Creados"), State.CREATED),
            (_("Sin confirmar"), State.UNCERTAIN),
            (_("Rechazados"), State.REJECTED),
            (_("No creados"), State.NOT_SENT),
        ):
            self._states.addItem(text, state)
        self.menu_button = QToolButton()
        self._clear = QPushButton(_("Quitar filtros"))
        self._minute = QTimer(self)
        self._minute.start(_MINUTE_MS)
        self._assemble()
        self._connect()

    def _connect(self) -> None:
        self._minute.timeout.connect(self.note_day)
        self.search.entered.connect(self.table.setFocus)
        self.search.left.connect(self._leave)
        self.table.left.connect(self._on_table_left)
        self._clear.clicked.connect(self.clear_filters)
        self.search.textChanged.connect(self._on_changed)
        self._days.currentIndexChanged.connect(self._on_day_chosen)
        self._day.dateChanged.connect(self._on_changed)
        self._states.currentIndexChanged.connect(self._on_changed)
        self._model.loaded.connect(self._on_loaded)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._describe)

    @property
    def query(self) -> Query:
        """The query that search field and filters stand for."""
        day = self._day.date()
        since, until = period.bounds(
            self._days.currentIndex(), self._today, date(day.year(), day.month(), day.day())
        )
        text, state = self.search.text(), self._states.currentData()
        return Query(text, since, until, state, self._settings.settings.region)

    def load(self) -> None:
        """Show the first page."""
        self._model.search(self.query)

    @Slot(object)
    def put(self, attempt: Attempt) -> None:
        """Show a new attempt, or update the row of a known one."""
        self.note_day()
        self._model.put(attempt)

    @Slot(object)
    def update_attempt(self, attempt: Attempt) -> None:
        """Update the row of an attempt, if there is one."""
        self._model.update_attempt(attempt)

    def remove(self, attempt_id: int) -> None:
        """Take an attempt out of the list; the next row is selected in its place."""
        self._model.remove(attempt_id)

    @action(N_("Buscar en el historial"), "Ctrl+F")
    def focus_search(self) -> None:
        """Move the focus to the search field."""
        self.search_wanted.emit()
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def clear_filters(self) -> None:
        """Show everything again, with the focus where the next search is typed."""
        self.search.setFocus()
        self.search.clear()
        self._days.setCurrentIndex(period.ANY_DAY)
        self._states.setCurrentIndex(0)

    def leave_escape_if(self, is_wanted: Callable[[], bool]) -> None:
        """Leave Esc to the window while that wants it."""
        self.search.escape.gives_way = self.table.escape.gives_way = is_wanted

    @Slot(QWidget, QWidget)
    def note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Note from where the focus came here: Esc gives it back."""
        is_entered = now is not None and self.isAncestorOf(now)
        if is_entered and before is not None and not self.isAncestorOf(before):
            self._came_from = before if before.window() is self.window() else self._came_from

    @Slot()
    def _leave(self) -> None:
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        else:
            self.focusNextChild()

    @Slot()
    def _on_table_left(self) -> None:
        """Go back to the search, which Esc empties next; without one, to where one came from."""
        if self.search.text():
            self.focus_search()
        else:
            self._leave()

    @Slot()
    def note_day(self) -> None:
        """Show a new day as soon as it has begun: its links, and the dates of those before."""
        today = local(self._now()).date()
        if today == self._today:
            return
        self._today = today
        last = self._model.rowCount() - 1
        if last >= 0:
            self._model.dataChanged.emit(self._model.index(0, 0), self._model.index(last, 0))
        if self._days.currentIndex() not in (period.ANY_DAY, period.ONE_DAY):
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._clear.setEnabled(self.query != Query())
        self._model.search(self.query)

    @Slot(int)
    def _on_day_chosen(self, chosen: int) -> None:
        self._day.setVisible(chosen == period.ONE_DAY)
        self._on_changed()

    @Slot()
    def _on_loaded(self) -> None:
        """Announce how much was found: whoever searches may not see the table."""
        self._describe()
        asking = (self.search, self._days, self._day, self._states)
        focus = next((each for each in asking if each.hasFocus()), None)
        if focus is not None:
            announce(focus, self.search.accessibleDescription())

    @Slot()
    def _describe(self) -> None:
        """Describe the search with the number of rows, and a table without any."""
        number = self._model.rowCount()
        text = ngettext("{n} enlace", "{n} enlaces", number)
        if self._model.canFetchMore(self.table.rootIndex()):
            text = ngettext("Más de {n} enlace", "Más de {n} enlaces", number)
        is_read, instead = self._model.fault is None, self.table.emptiness
        self.search.setAccessibleDescription(text.format(n=number) if is_read else instead)
        self.table.setAccessibleDescription("" if is_read and number else instead)

    def _name(self, box: QComboBox, name: str) -> None:
        """Name a box for a screen reader; on Linux it takes the name from a label alone."""
        box.setAccessibleName(name)
        label = QLabel(name, self)
        label.setBuddy(box)
        label.hide()

    def _assemble(self) -> None:
        self._clear.setEnabled(False)
        set_style_property(self._clear, "role", "field")
        self.menu_button.setText("⋯")
        self.menu_button.setAccessibleName(_("Acciones del historial"))
        self.menu_button.setToolTip(_("Acciones del historial"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self._menu())
        set_style_property(self.menu_button, "role", "compact")
        above, filters = QHBoxLayout(), QHBoxLayout()
        for line in (above, filters):
            line.setSpacing(GRID)
        above.addWidget(self.search, 1)
        above.addWidget(self._clear)
        above.addWidget(self.menu_button)
        self._day.setMinimumHeight(3 * GRID)
        for widget in (self._days, self._day, self._states):
            filters.addWidget(widget)
        filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)  # in the smallest window there is no room for more
        both = QVBoxLayout()
        both.setSpacing(GRID // 2)
        both.addLayout(above)
        both.addLayout(filters)
        column.addLayout(both)
        column.addWidget(self.table, 1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addActions(self.table.actions())
        menu.addSeparator()
        for text, signal in (
            (_("Exportar lo que se ve…"), self.export_wanted),
            (_("Borrar todo…"), self.wipe_wanted),
        ):
            menu.addAction(text).triggered.connect(signal)
        return menu
