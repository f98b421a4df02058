"""What the next key does, in two lines of a footer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, font


class _Line(ElidedLabel):
    """A line in small letters that may begin with what matters most, in semibold ones."""

    def __init__(self) -> None:
        super().__init__("note")
        self._lead = ""

    def show_line(self, lead: str, rest: str) -> None:
        """Show both parts as one text."""
        self._lead = lead
        self.show_text(f"{lead} {rest}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lead, and what of the rest there is room for."""
        if not self._lead or not self.whole.startswith(self._lead):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(colour("muted"))
        place = self.rect()
        parts = ((self._lead, font(SIZES.note, bold=True)), (self._rest, font(SIZES.note)))
        for text, letters in parts:
            metrics = QFontMetrics(letters)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.setFont(letters)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
            place.setLeft(place.left() + metrics.horizontalAdvance(f"{text} "))

    @property
    def _rest(self) -> str:
        return self.whole.removeprefix(self._lead).strip()


class KeyNotes(QWidget):
    """Two lines; the first may begin with what matters most."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._second = _Line(), _Line()
        self._shown = ("", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._first)
        column.addWidget(self._second)
        column.addStretch(1)

    def show_lines(self, lead: str, rest: str, below: str) -> None:
        """Show both lines; at most keys they are what they were."""
        if self._shown != (lead, rest, below):
            self._shown = (lead, rest, below)
            self._first.show_line(lead, rest)
            self._second.show_line("", below)
