"""The button that makes an entry: it asks of which kind."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QStylePainter

from cammer_desktop.domain.catalogue import Kind
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.held_keys import ENTER
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font


class NewEntryButton(KeyButton):
    """Opens a menu; `wanted` carries the `Kind` that was chosen. A plus is before its text."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Nueva…"))
        self.setAccessibleDescription(_("Abre un menú."))
        self._menu = _Menu(self)
        for kind, text in (
            (Kind.CATEGORY, _("&Categoría…")),
            (Kind.AGENT, _("&Agente…")),
            (Kind.PROMOTION, _("&Promoción…")),
            (Kind.TEMPLATE, _("P&lantilla…")),
        ):
            self._menu.addAction(text).setData(kind)
        self._menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Return the room for the plus and the text."""
        return super().sizeHint() + QSize(SIZES.small_icon + GRID, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet's ground, the plus and the text: of itself Qt leaves no room between."""
        painter = QStylePainter(self)
        self.paint_ground(painter)
        shade, _quiet = self.shades
        side, letters = SIZES.small_icon, font(SIZES.text)
        painter.setFont(letters)
        painter.setPen(colour(shade))
        wide = side + GRID + painter.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - wide) // 2
        paint_icon(painter, "plus", QRect(left, (self.height() - side) // 2, side, side), shade)
        place = self.rect().adjusted(left + side + GRID, 0, 0, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    @Slot()
    def _on_clicked(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self.mapToGlobal(above))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit(action.data())


class _Menu(QMenu):
    """A menu in which an Enter that is still held down chooses nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.isAutoRepeat() and event.key() in ENTER):
            super().keyPressEvent(event)
