"""A line that stands for a longer text: its beginning is seen, a screen reader has all of it."""

from typing import ClassVar, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, fitting, set_style_property
from cammer_desktop.ui.widgets.tip import set_tip
from cammer_desktop.ui.widgets.viewport import viewport_of

_GAP: Final = GRID // 2


class Headline(QPlainTextEdit):
    """A text field and not a label: screen readers read it, it can have the focus and be copied.

    Letters, Space and Enter do nothing at it. `INSIDE` is from its edge, which is seen with the
    focus, to its text, in logical pixels.
    """

    INSIDE: ClassVar = _GAP + 2

    def __init__(self) -> None:
        super().__init__()
        self._headline = ""
        self._shade = "text"
        self._icon = ""
        self._reserved = 0
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # A screen reader reads a line: that is the whole of what came of an attempt.
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(SIZES.field)
        viewport_of(self).setCursor(Qt.CursorShape.ArrowCursor)
        set_style_property(self, "role", "message")

    def show_line(self, headline: str, whole: str, shade: str, icon: str = "") -> None:
        """Show a headline for the whole of a text, in a colour of the theme, and a sign."""
        if whole != self.toPlainText():
            self.setPlainText(whole)
        self._headline, self._shade, self._icon = headline, shade, icon
        self._explain()
        viewport_of(self).update()

    def reserve(self, width: int) -> None:
        """Leave room at the right, in logical pixels, for what lies over it."""
        self._reserved = width
        viewport_of(self).update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus, and no part of a text that is not seen."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take no part of a text that is not seen."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take no part of a text that is not seen."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the headline; without one, what stands there for want of it."""
        painter = QPainter(viewport_of(self))
        line = self._headline or self.placeholderText()
        painter.setPen(colour(self._shade if self._headline else "muted"))
        place = QRect(QPoint(0, 0), viewport_of(self).size()).adjusted(_GAP, 0, -self._reserved, 0)
        if self._icon:
            sign = QRect(place.left(), (place.height() - SIZES.icon) // 2, SIZES.icon, SIZES.icon)
            paint_icon(painter, self._icon, sign, self._shade)
            place.setLeft(sign.right() + GRID)
        sizes = (SIZES.header_text, SIZES.text, SIZES.note)
        painter.setFont(fitting(line, place.width(), sizes, bold=bool(self._headline)))
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _explain(self) -> None:
        """Tell the whole text on hover where not all of it is seen."""
        whole = self.toPlainText()
        is_more = whole.strip().rstrip(".") != self._headline
        set_tip(self, whole if is_more else "")
