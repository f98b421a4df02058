"""The link as text: it can be read and copied, and no composed letter is lost at it."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QInputMethodEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import GRID, colour, fitting, font, set_style_property
from cammer_desktop.ui.widgets.tip import set_tip
from cammer_desktop.ui.widgets.viewport import viewport_of

_SIDE: Final = 2 * GRID
_NOTE_LINE: Final = 2 * GRID


class LinkText(QPlainTextEdit):
    """A link that cannot be changed: the address's beginning in small letters, below it the code.

    `composed` carries a text that an input method makes of keys. Qt gives no input method to what
    is read-only. Then of the two keys for "Á" only the second one would come, as "A".
    """

    composed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._code_text = SIZES.text
        self._reserved = 0
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Enlace"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        viewport_of(self).setCursor(Qt.CursorShape.ArrowCursor)
        set_style_property(self, "role", "link")

    def set_density(self, density: Density) -> None:
        """Take the size of the code's letters."""
        self._code_text = density.code_text
        viewport_of(self).update()

    def reserve(self, width: int) -> None:
        """Leave room at the right of the code, in logical pixels."""
        self._reserved = width

    def show_link(self, link: str) -> None:
        """Show a link."""
        self.setPlainText(link)
        set_tip(self, link)

    def code_line(self, height: int) -> tuple[int, int]:
        """Return where the code's line begins in a box of this height, and how high it is."""
        high = self._code_text + GRID
        return (height - _NOTE_LINE - high) // 2 + _NOTE_LINE, high

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        """Return that an input method is wanted."""
        wanted = query == Qt.InputMethodQuery.ImEnabled
        return True if wanted else super().inputMethodQuery(query, *argument)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pass on what was composed."""
        if event.commitString():
            self.composed.emit(event.commitString())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the link as a whole: half a link is of no use."""
        self.selectAll()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave the link chosen as a whole."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave the link chosen as a whole."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both lines, each from its beginning; the tooltip has the whole."""
        painter = QPainter(viewport_of(self))
        beginning, slash, code = self.toPlainText().rpartition("/")
        corner = viewport_of(self).mapTo(self, QPoint(0, 0))
        top, high = self.code_line(self.height())
        small = QRect(_SIDE, top - _NOTE_LINE, self.width() - 2 * _SIDE, _NOTE_LINE)
        large = QRect(_SIDE, top, self.width() - _SIDE - self._reserved, high)
        self._paint_line(painter, small.translated(-corner), beginning + slash, font(SIZES.note))
        sizes = (self._code_text, SIZES.header_text, SIZES.text)
        letters = fitting(code, large.width(), sizes, mono=True)
        self._paint_line(painter, large.translated(-corner), code, letters)

    def _paint_line(self, painter: QPainter, place: QRect, text: str, letters: QFont) -> None:
        metrics = QFontMetrics(letters)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        if self.textCursor().hasSelection():
            wide = QSize(metrics.horizontalAdvance(shown), place.height())
            painter.fillRect(QRect(place.topLeft(), wide), colour("chosen"))
        painter.setFont(letters)
        is_code = place.height() > _NOTE_LINE
        painter.setPen(colour("text" if is_code or self.textCursor().hasSelection() else "muted"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
