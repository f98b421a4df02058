"""The list of countries: searched as one types, chosen with the arrows and Enter."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain.phone.countries import Country, matching_countries
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.widgets.accessible import tell_focus
from cammer_desktop.ui.widgets.chosen_by_action import ChosenByAction
from cammer_desktop.ui.widgets.popup_rows import (
    DISTANCE,
    INSIDE,
    PopupFooter,
    PopupRow,
    PopupRows,
    show_as_popup,
)
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property
from cammer_desktop.ui.widgets.voice import Voice

_WIDTH: Final = 40 * GRID
_ROWS: Final = (3, 7)
"""The least and the most countries that are in view at once."""

_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CountryList(QWidget):
    """A list that pops up under its button; `chosen` carries a region (ISO 3166)."""

    chosen = Signal(str)

    def __init__(self) -> None:
        frameless = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(None, Qt.WindowType.Popup | frameless)
        # Its corners are round: only what is in it is painted.
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._offered: Sequence[Country] = ()
        self._search = QLineEdit()
        self._search.setAccessibleName(_("Buscar país"))
        self._search.setPlaceholderText(_("Nombre, código o iniciales"))
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._voice = Voice(self._search)
        self._rows: PopupRows[Country] = PopupRows(self, _row_of)
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setAccessibleName(_("Países"))
        show_as_popup(self._list)  # the arrows work from the search
        set_style_property(self._list, "role", "rows")
        self._list.clicked.connect(self._take)
        ChosenByAction(self._list).chosen.connect(self._take)
        self.setAccessibleName(_("Países"))
        self._count = QLabel()
        set_style_property(self._count, "role", "note")
        self._footer = PopupFooter()
        self._footer.pressed.connect(self._take)
        self._assemble()

    def _assemble(self) -> None:
        box = QFrame()
        set_style_property(box, "role", "popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(box)
        column = QVBoxLayout(box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(GRID, GRID, GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self._search, 1)
        head.addWidget(self._count)
        rows = QHBoxLayout()
        column.addLayout(rows, 1)
        rows.setContentsMargins(INSIDE, 0, INSIDE, 0)
        rows.addWidget(self._list)
        column.addWidget(self._footer)

    def open_below(self, place: QPoint, offered: Sequence[Country], room: int) -> None:
        """Show these countries below a place on the screen, all until something is typed.

        They take at most `room` logical pixels, if that is enough for a few.
        """
        around = 2 + 2 * GRID + SIZES.field + self._footer.height()
        least, most = _ROWS
        rows = min(most, max(least, (room - DISTANCE - around) // SIZES.popup_row))
        self.resize(max(_WIDTH, self.minimumSizeHint().width()), around + rows * SIZES.popup_row)
        self.move(place + QPoint(0, DISTANCE))
        with QSignalBlocker(self._search):  # said once
            self._search.clear()
        self.offer(offered)
        self.show()
        self._search.setFocus()

    @property
    def is_waiting(self) -> bool:
        """Whether it is open and its countries are still to come."""
        return self.isVisible() and not self._offered

    def offer(self, countries: Sequence[Country]) -> None:
        """Show these countries, or those of them that are searched for."""
        self._offered = countries
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and choose from it while the focus is in the search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVING:
                self._list.keyPressEvent(event)
                self._tell_current()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _fill(self) -> None:
        hits = matching_countries(self._offered, self._search.text())
        self._rows.show(hits)
        self._list.setCurrentIndex(self._rows.index(0))
        number = len(hits)
        count = ngettext("{n} país", "{n} países", number).format(n=number)
        self._count.setText(count if self._offered else "")
        self._tell_current(self._count.text())

    def _tell_current(self, number: str = "") -> None:
        """Say the marked row, and before it a number of rows that is new."""
        text = str(self._current.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        said = ". ".join(filter(None, (number, text)))
        self._search.setAccessibleDescription(said)
        if self.isVisible():  # a reader takes the window that is active for what has the focus
            tell_focus()
        self._voice.say(said)

    @property
    def _current(self) -> QModelIndex:
        return self._list.currentIndex()

    @Slot()
    def _take(self) -> None:
        if self._current.isValid():
            # First, so that what gets the focus back is described with the new country.
            self.chosen.emit(self._rows.entries[self._current.row()].region)
            self.close()


def _row_of(country: Country) -> PopupRow:
    name, code = country.name(texts.language()), f"+{country.code}"
    return PopupRow(name, code, f"{name}  {code}")
