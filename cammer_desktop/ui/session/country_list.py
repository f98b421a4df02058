"""The list of countries: searched as one types, chosen with the arrows and Enter."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from cammer_desktop.domain.phone.countries import Country, matching_countries
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_REGION: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (40 * GRID, 40 * GRID)
_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CountryList(QFrame):
    """A list that pops up under its button; `chosen` carries a region (ISO 3166)."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self._offered: Sequence[Country] = ()
        self._search = QLineEdit()
        self._search.setAccessibleName(_("Buscar país"))
        self._search.setPlaceholderText(_("Nombre, código o iniciales"))
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Países"))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows work from the search
        self._list.itemClicked.connect(self._take)
        self._count = QLabel()
        set_style_property(self._count, "role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for widget in (self._search, self._list, self._count):
            column.addWidget(widget)
        set_style_property(self, "role", "popup")

    def open_at(self, place: QPoint, offered: Sequence[Country]) -> None:
        """Show these countries at a place on the screen, all of them until something is typed."""
        self._offered = offered
        self.resize(*_SIZE)
        self.move(place)
        with QSignalBlocker(self._search):  # said once
            self._search.clear()
        self._fill()
        self.show()
        self._search.setFocus()

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
        self._list.clear()
        language = texts.language()
        hits = matching_countries(self._offered, self._search.text())
        for country in hits:
            item = QListWidgetItem(f"{country.name(language)}  +{country.code}")
            item.setData(_REGION, country.region)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        number = len(hits)
        self._count.setText(ngettext("{n} país", "{n} países", number).format(n=number))
        announce(self._search, self._count.text())
        self._tell_current()

    def _tell_current(self) -> None:
        item = self._list.currentItem()
        text = item.text() if item is not None else ""
        self._search.setAccessibleDescription(text)
        if text:
            announce(self._search, text)

    @Slot()
    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            # First, so that what gets the focus back is described with the new country.
            self.chosen.emit(item.data(_REGION))
            self.close()
