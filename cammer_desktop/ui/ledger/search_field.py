"""The history's search field: while it is empty, its shortcut stands at its right."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.search_edit import SearchEdit
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, font

_PADDING: Final = 12


class SearchField(SearchEdit):
    """Says by itself how to get here."""

    def __init__(self, keys: str) -> None:
        """Take the keys that bring the focus here, as people read them."""
        super().__init__(_("Buscar"), _("Buscar"))
        self._keys = keys
        self.setToolTip(_("Buscar en el historial ({keys})").format(keys=keys))
        self.setFixedHeight(SIZES.field)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shortcut over the field."""
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            painter.setFont(font(SIZES.note))
            painter.setPen(colour("muted"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -_PADDING, 0), int(flags), self._keys)
