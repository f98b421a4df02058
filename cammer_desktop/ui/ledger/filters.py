"""The filters of the history: by day, by state, and by what was not handed over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cammer_desktop.domain.ledger import State
from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger import period
from cammer_desktop.ui.ledger.chip import Chip
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID

T = TypeVar("T")


class Filters(QWidget):
    """A row of chips; where day and state have no room for a chip each, they share one.

    `changed` is emitted when any of them is another one.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        """Take the day that is offered where one asks for a day."""
        super().__init__()
        self.setFixedHeight(SIZES.field)
        self._day, self._chosen = today, period.ANY_DAY
        texts = (_("Todo"), _("Hoy"), _("Ayer"), _("7 días"), _("Un día…"))
        self._days = _Choice(self, _("Día"), texts, range(len(texts)))
        states = {
            _("Todos"): None,
            _("Creados"): State.CREATED,
            _("Sin confirmar"): State.UNCERTAIN,
            _("Rechazados"): State.REJECTED,
            _("No creados"): State.NOT_SENT,
        }
        self._states = _Choice(self, _("Estado del enlace"), list(states), list(states.values()))
        both = QMenu(self)
        both.addMenu(self._days.menu)
        both.addMenu(self._states.menu)
        self._both = Chip(_("Filtros"), both)
        self._undelivered = Chip(_("Sin entregar"))
        self._undelivered.setToolTip(_("Solo los enlaces que no se entregaron"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for chip in (self._days.chip, self._states.chip, self._both, self._undelivered):
            row.addWidget(chip)
        row.addStretch(1)
        self._days.group.triggered.connect(self._on_day)
        self._states.group.triggered.connect(self._on_changed)
        self._undelivered.toggled.connect(self._on_changed)
        self._show()

    @property
    def focus_widget(self) -> QWidget | None:
        """The chip that has the focus."""
        chips = (self._days.chip, self._states.chip, self._both, self._undelivered)
        return next((each for each in chips if each.hasFocus()), None)

    @property
    def state(self) -> State | None:
        """The state that is asked for, None for all."""
        return self._states.value

    @property
    def is_undelivered(self) -> bool:
        """Whether only what was not handed over is asked for."""
        return self._undelivered.isChecked()

    @property
    def is_narrowing(self) -> bool:
        """Whether less than everything is asked for."""
        is_by_value = self._chosen != period.ANY_DAY or self.state is not None
        return is_by_value or self.is_undelivered

    @property
    def goes_by_today(self) -> bool:
        """Whether the days that are asked for depend on which day it is."""
        return self._chosen not in (period.ANY_DAY, period.ONE_DAY)

    def bounds(self, today: date) -> tuple[datetime | None, datetime | None]:
        """Return from when (included) to when (excluded) is asked for, None without a bound."""
        return period.bounds(self._chosen, today, self._day)

    def clear(self) -> None:
        """Ask for everything."""
        self._chosen = period.ANY_DAY
        self._days.choose(period.ANY_DAY)
        self._states.choose(0)
        was_blocked = self._undelivered.blockSignals(True)
        self._undelivered.setChecked(False)
        self._undelivered.blockSignals(was_blocked)
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._fit()

    @Slot(QAction)
    def _on_day(self, action: QAction) -> None:
        if action.data() != period.ONE_DAY:
            self._chosen = action.data()
            self._on_changed()
            return
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.ledger.day_dialog import DayDialog

        self._days.choose(self._chosen)  # until a day is chosen
        dialog = DayDialog(self._day, self.window())
        dialog.chosen.connect(self._on_day_chosen)
        dialog.open()

    @Slot(object)
    def _on_day_chosen(self, day: date) -> None:
        self._day, self._chosen = day, period.ONE_DAY
        self._days.choose(period.ONE_DAY)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Show what is chosen."""
        is_day, state = self._chosen != period.ANY_DAY, self._states
        day = f"{self._day:%d/%m}" if self._chosen == period.ONE_DAY else self._days.text
        told = f"{self._day:%d/%m/%Y}" if self._chosen == period.ONE_DAY else day
        self._days.chip.show_choice(day, told, is_chosen=is_day)
        is_state = state.value is not None
        shown = state.text if is_state else _("Estado")
        state.chip.show_choice(shown, state.text, is_chosen=is_state)
        self._chosen_texts = [day] * is_day + [shown] * is_state
        told_of_both = f"{self._days.name}: {told}. {state.name}: {state.text}"
        self._both.show_choice(_("Filtros"), told_of_both, is_chosen=is_day or is_state)
        self._fit()

    def _fit(self) -> None:
        """Have day and state share a chip, with what is chosen on it, if three have no room."""
        room = self.width() - self._undelivered.sizeHint().width() - GRID
        chips = (self._days.chip, self._states.chip)
        is_shared = sum(each.sizeHint().width() + GRID for each in chips) - GRID > room
        focus = self.focus_widget
        chosen = ", ".join(self._chosen_texts)
        has_room = chosen and self._both.width_for(chosen) <= room
        self._both.setText(chosen if has_room else _("Filtros"))
        self._both.updateGeometry()
        for chip in (self._both, *chips):
            chip.setVisible((chip is self._both) == is_shared)
        if focus is not None and not focus.isVisibleTo(self):
            (self._both if is_shared else chips[0]).setFocus()


class _Choice(Generic[T]):
    """One of some texts, each with a value: a menu, and the chip that opens it."""

    def __init__(
        self, parent: QWidget, name: str, texts: Sequence[str], values: Sequence[T]
    ) -> None:
        self.name = name
        self.menu = QMenu(name, parent)
        self.group = QActionGroup(parent)
        for text, value in zip(texts, values, strict=True):
            action = self.menu.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            self.group.addAction(action)
        self.choose(0)
        self.chip = Chip(name, self.menu)

    @property
    def text(self) -> str:
        """The text that is chosen."""
        return self.group.checkedAction().text()

    @property
    def value(self) -> T:
        """The value that is chosen."""
        value: T = self.group.checkedAction().data()
        return value

    def choose(self, number: int) -> None:
        """Choose one of the texts."""
        self.group.actions()[number].setChecked(True)
