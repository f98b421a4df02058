"""The filters of the history: by day, by state, and by what was not handed over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cammer_desktop.domain.ledger import State
from cammer_desktop.support import dates
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger import period
from cammer_desktop.ui.ledger.chip import Chip
from cammer_desktop.ui.widgets.menu import Menu
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is asked for: which days and states, by their numbers, and which day where it is one."""

    days: int
    day: date
    state: int
    is_undelivered: bool


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
        self._days = _Choice(self, _("Día"), tuple(zip(texts, range(len(texts)), strict=True)))
        states = (
            (_("Todos"), None),
            (_("Creados"), State.CREATED),
            (_("Sin confirmar"), State.UNCERTAIN),
            (_("Rechazados"), State.REJECTED),
            (_("No creados"), State.NOT_SENT),
        )
        self._states = _Choice(self, _("Estado del enlace"), states, _("Estado"))
        both = Menu(_("Filtros"), self)
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
        return self._days.is_narrowing or self._states.is_narrowing or self.is_undelivered

    @property
    def goes_by_today(self) -> bool:
        """Whether the days that are asked for depend on which day it is."""
        return self._chosen not in (period.ANY_DAY, period.ONE_DAY)

    def bounds(self, today: date) -> tuple[datetime | None, datetime | None]:
        """Return from when (included) to when (excluded) is asked for, None without a bound."""
        return period.bounds(self._chosen, today, self._day)

    @property
    def chosen(self) -> Chosen:
        """What is asked for."""
        return Chosen(self._chosen, self._day, self._states.number, self.is_undelivered)

    def choose(self, chosen: Chosen) -> None:
        """Ask for this."""
        self._chosen, self._day = chosen.days, chosen.day
        self._days.choose(chosen.days)
        self._states.choose(chosen.state)
        self._undelivered.setChecked(chosen.is_undelivered)
        self._on_changed()

    def clear(self) -> None:
        """Ask for everything."""
        self._chosen = period.ANY_DAY
        self._days.choose(period.ANY_DAY)
        self._states.choose(0)
        self._undelivered.setChecked(False)
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
        """Show on the chips what is chosen."""
        days, states = self._days, self._states
        if self._chosen == period.ONE_DAY:
            days.show(dates.day(self._day), dates.full_date(self._day))
        else:
            days.show(days.text, days.text)
        states.show(states.text, states.text)
        told = ". ".join(f"{each.name}: {each.told}" for each in (days, states))
        is_chosen = days.is_narrowing or states.is_narrowing
        self._both.show_choice(_("Filtros"), told, is_chosen=is_chosen)
        self._fit()

    def _fit(self) -> None:
        """Have day and state share a chip, with what is chosen on it, if three have no room."""
        both = (self._days, self._states)
        room = self.width() - self._undelivered.sizeHint().width() - GRID
        is_shared = sum(each.chip.sizeHint().width() for each in both) + GRID > room
        focus = self.focus_widget
        chosen = ", ".join(each.chip.text() for each in both if each.is_narrowing)
        has_room = chosen and self._both.width_for(chosen) <= room
        self._both.setText(chosen if has_room else _("Filtros"))
        self._both.updateGeometry()
        self._both.setVisible(is_shared)
        for each in both:
            each.chip.setHidden(is_shared)
        if focus is not None and focus.isHidden():
            (self._both if is_shared else self._days.chip).setFocus()


class _Choice(Generic[T]):
    """One of some texts, each with a value: a menu, and the chip that opens it.

    The first text stands for everything.
    """

    def __init__(
        self, parent: QWidget, name: str, values: Sequence[tuple[str, T]], rest: str = ""
    ) -> None:
        """Take texts and values, and what the chip shows for everything if not its text."""
        self.name, self.told = name, ""
        self._rest = rest
        self.menu = Menu(name, parent)
        self.group = QActionGroup(parent)
        for text, value in values:
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

    @property
    def number(self) -> int:
        """The number of the text that is chosen."""
        return self.group.actions().index(self.group.checkedAction())

    @property
    def is_narrowing(self) -> bool:
        """Whether less than everything is chosen."""
        return not self.group.actions()[0].isChecked()

    def choose(self, number: int) -> None:
        """Choose one of the texts."""
        self.group.actions()[number].setChecked(True)

    def show(self, text: str, told: str) -> None:
        """Show a text on the chip; `told` says it whole."""
        self.told = told
        shown = text if self.is_narrowing else self._rest or text
        self.chip.show_choice(shown, told, is_chosen=self.is_narrowing)
