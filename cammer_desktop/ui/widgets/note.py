"""The note below a field: a sign and a text, in a slot that is there whether it is empty or not."""

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolTip, QWidget

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font
from cammer_desktop.ui.widgets.tip import markup_of

HASH: Final = "hash"
"""The sign of a code."""

_SIGNS: Final = {"ok": "check-circle-fill", "warning": "warning-fill", "error": "x-circle-fill"}
_SIGN: Final = 14
_GAP: Final = 4


class Note(QLabel):
    """As wide as its row: a text that has no room below the field begins below the label.

    One that has no room there either ends with dots; its tooltip and screen readers have it whole.
    Its size never depends on what it shows: the text and the button are its own business, since
    Qt's label and a layout would have the whole form laid out anew at a key.
    """

    def __init__(self, field: QWidget) -> None:
        """Take the field, a sibling, below which the text begins."""
        super().__init__()
        self._field = field
        self._lines = 1
        self._text = ""
        self.quiet_sign = ""
        """The icon before a text that is neither good nor wrong."""
        self._is_covered = False
        self._button: QPushButton | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("state", "")

    def reserve_two_lines(self) -> None:
        """Have room for two lines."""
        self._lines = 2

    def hold(self, button: QPushButton) -> None:
        """Hold a button at the end of the last line; the text leaves room for it while it shows."""
        self._button = button
        button.setParent(self)
        button.installEventFilter(self)

    def text(self) -> str:
        """Return the text that is shown."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def show_text(self, text: str, state: str) -> None:
        """Show a text; `state` is "", "ok", "warning" or "error"."""
        self.setProperty("state", state)
        self.setText(text)

    @Slot()
    def cover(self) -> None:
        """Paint nothing: a list lies over the note, which may begin beside it."""
        self._is_covered = True
        self.update()

    @Slot()
    def uncover(self) -> None:
        """Paint the note again."""
        self._is_covered = False
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of its lines, with a text or without."""
        return QSize(0, SIZES.note_slot if self._lines == 1 else self._lines * SIZES.note_line)

    def minimumSizeHint(self) -> QSize:
        """Return the height of its lines."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._place_button()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the button its place before it is seen."""
        if event.type() == QEvent.Type.Show:
            self._place_button()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Show as a tooltip a text that is not whole; give the button its room when it asks."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_button()
            self.update()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _left, lines = self._laid_out()
            is_whole = " ".join(lines) == " ".join(self.text().split())
            QToolTip.showText(event.globalPos(), "" if is_whole else markup_of(self.text()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign, and the text in its lines."""
        if self._is_covered or not self.text():
            return
        left, lines = self._laid_out()
        state = self.property("state") or "muted"
        painter = QPainter(self)
        painter.setFont(font(SIZES.note))
        painter.setPen(colour(state))
        height = SIZES.note_slot if len(lines) == 1 else SIZES.note_line
        if self._sign:
            above = (height - _SIGN) // 2
            paint_icon(painter, self._sign, QRect(left, above, _SIGN, _SIGN), state)
        left += self._indent
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
        for number, line in enumerate(lines):
            place = QRect(left, number * height, self.width() - left, height)
            painter.drawText(place, flags, line)

    def _place_button(self) -> None:
        if self._button is not None:
            size = self._button.sizeHint().boundedTo(self.size())
            corner = QPoint(self.width() - size.width(), self.height() - size.height())
            self._button.setGeometry(QRect(corner, size))

    @property
    def _sign(self) -> str:
        return _SIGNS.get(self.property("state"), self.quiet_sign)

    @property
    def _indent(self) -> int:
        return _SIGN + _GAP if self._sign else 0

    def _laid_out(self) -> tuple[int, list[str]]:
        """Return where the note begins, and its lines as they are shown."""
        words = _Words(self.text(), QFontMetricsF(font(SIZES.note)))
        held = self._button is not None and self._button.isVisibleTo(self)
        kept = self._button.sizeHint().width() + GRID if self._button is not None and held else 0
        mode = Qt.TextElideMode.ElideMiddle if self._sign == HASH else Qt.TextElideMode.ElideRight
        best: tuple[int, list[str]] | None = None
        for left in (self._field.x() - self.x(), 0):
            room = self.width() - left - self._indent
            widths = [room] * (self._lines - 1) + [room - kept]
            lines, is_whole = words.broken(widths, mode)
            laid_out = left, lines
            # No last word of a text stands beside the button if the line above has room for it.
            if is_whole and (not held or len(lines) == 1):
                return laid_out
            best = best or (laid_out if is_whole else None)
        return best or laid_out


class _Words:
    """The words of a text, each measured once: to measure is most of what a note costs at a key."""

    def __init__(self, text: str, metrics: QFontMetricsF) -> None:
        self._words, self._metrics = text.split(), metrics
        self._blank = metrics.horizontalAdvance(" ")
        wide = (metrics.horizontalAdvance(word) + self._blank for word in self._words)
        self._ends = list(accumulate(wide, initial=0.0))

    def broken(self, widths: list[int], mode: Qt.TextElideMode) -> tuple[list[str], bool]:
        """Return the text in lines of these widths, and whether it is whole.

        The last line has dots if need be, in the place that the mode says.
        """
        *firsts, last = widths
        lines, start = [], 0
        for width in firsts:
            within = bisect_right(self._ends, self._ends[start] + width + self._blank)
            lines.append(" ".join(self._words[start : within - 1]))
            start = max(start, within - 1)
        rest = " ".join(self._words[start:])
        is_whole = self._ends[-1] - self._ends[start] - self._blank <= last
        if not is_whole:
            rest = self._metrics.elidedText(rest, mode, last)
        return [line for line in (*lines, rest) if line], is_whole
