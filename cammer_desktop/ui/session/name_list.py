"""The list of names below a field, which keeps the focus."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListView

from cammer_desktop.domain.catalogue import NamedDestination, Promotion
from cammer_desktop.domain.offers import Offer
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keys_of, shortcut_text
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.popup_rows import (
    DISTANCE,
    INSIDE,
    PopupFooter,
    PopupRow,
    PopupRows,
    show_as_popup,
    width_of,
)
from cammer_desktop.ui.widgets.second_click import SecondClick
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_MAX_SHOWN: Final = 8
_UUID: Final = "0123456789abcdef"


class NameList(QListView):
    """Offers to choose from, of which one is highlighted; shown above everything in the window.

    It is no window of its own: those take the keyboard away for a moment, in which a letter that is
    typed fast goes astray.
    """

    def __init__(self, editor: QLineEdit) -> None:
        super().__init__(editor.window())  # at once: who moves to it is polished once more
        self.hide()
        self._editor = editor
        self._rows: PopupRows[Offer] = PopupRows(self, _row_of)
        self.setModel(self._rows)
        show_as_popup(self)
        set_style_property(self, "role", "popup")
        self.setAccessibleName(_("Nombres del catálogo"))
        self.footer = PopupFooter()
        self.footer.setParent(self)
        self.setViewportMargins(INSIDE, INSIDE, INSIDE, self.footer.height())
        self.selectionModel().currentChanged.connect(self._on_moved)
        self._second_click = SecondClick(self)
        self.clicked.connect(self._second_click.swallow)

    @property
    def highlighted(self) -> Offer:
        """The highlighted one of what is shown."""
        return self._rows.entries[self.currentIndex().row()]

    def open_with(self, offers: Sequence[Offer], row: int) -> None:
        """Show these, at least one, and highlight the one of a row."""
        self._rows.show(offers)
        self.place()
        self.show()
        self.raise_()
        self.setCurrentIndex(self._rows.index(row))

    def place(self) -> None:
        """Take the room below the field or, if there is more, above it: for whole rows only."""
        window, field = self._editor.window(), self._editor.rect()
        top = self._editor.mapTo(window, field.topLeft())
        above = top.y() - DISTANCE
        below = window.height() - top.y() - field.height() - DISTANCE
        around = 2 * self.frameWidth() + INSIDE + self.footer.height()
        rows = min(len(self._rows.entries), _MAX_SHOWN)
        is_below = around + rows * SIZES.popup_row <= below or below >= above
        rows = min(rows, max(1, ((below if is_below else above) - around) // SIZES.popup_row))
        height = around + rows * SIZES.popup_row
        whole = max(field.width(), self._whole_width(), self.footer.sizeHint().width())
        width = min(whole, window.width() - 2 * GRID)
        x = min(top.x(), window.width() - GRID - width)
        y = top.y() + field.height() + DISTANCE if is_below else above - height
        self.setGeometry(x, y, width, height)

    def _whole_width(self) -> int:
        """Return the width at which every code is whole, beside a scroll bar.

        Of thousands not each is measured: the longest one is, and any of its length with the
        letters of a UUID.
        """
        longest = max((offer.code for offer in self._rows.entries), key=len, default="")
        if not longest:
            return 0
        widest = (PopupRow("", each * len(longest), "") for each in _UUID)
        whole = max(map(width_of, (PopupRow("", longest, ""), *widest)))
        return whole + self.verticalScrollBar().sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the footer at the bottom."""
        super().resizeEvent(event)
        frame, height = self.frameWidth(), self.footer.height()
        top = self.height() - frame - height
        self.footer.setGeometry(QRect(frame, top, self.width() - 2 * frame, height))

    @Slot(QModelIndex)
    def _on_moved(self, current: QModelIndex) -> None:
        if current.isValid() and self.isVisible():
            text = str(current.data(Qt.ItemDataRole.AccessibleTextRole))
            keys = shortcut_text(keys_of("Return"))
            told = _("{keys} elige: {entry}").format(keys=keys, entry=text)
            self._editor.setAccessibleDescription(told)
            announce(self._editor, text)


def _row_of(offer: Offer) -> PopupRow:
    """Return what tells an offer from the others: its name, whose it is, and its code."""
    entry = offer.entry
    name = _("{name} · equipo").format(name=entry.name) if offer.is_team else entry.name
    code = entry.destination.code if isinstance(entry, NamedDestination) else ""
    detail = entry.title if isinstance(entry, Promotion) else code
    heard = f"{name}, {code}" if code else name
    return PopupRow(entry.name, detail, heard, _("equipo") if offer.is_team else "")
