"""The note below a field: a sign and a text, in a slot that is there whether it is empty or not."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolTip, QWidget

from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, colour, font

HASH: Final = "hash"
"""The sign of a code."""

_SIGNS: Final = {"ok": "check-circle-fill", "warning": "warning-fill", "error": "x-circle-fill"}
_SIGN: Final = 14
_GAP: Final = 4


class Note(QLabel):
    """As wide as its row: a text that has no room below the field begins below the label.

    One that has no room there either ends with dots; its tooltip and screen readers have it whole.
    """

    def __init__(self, field: QWidget) -> None:
        """Take the field, a sibling, below which the text begins."""
        super().__init__()
        self._field = field
        self._lines = 1
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
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_text(self, text: str, state: str) -> None:
        """Show a text; `state` is "", "ok", "warning" or "error"."""
        self.setProperty("state", state)
        self.setText(text)
        self.update()

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

    def event(self, event: QEvent) -> bool:
        """Show as a tooltip a text that is not whole."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _left, lines = self._laid_out()
            is_whole = " ".join(lines) == " ".join(self.text().split())
            # A tooltip guesses whether its text is HTML: it gets HTML, so that none is taken so.
            whole = "" if is_whole else f"<span>{escape(self.text())}</span>"
            QToolTip.showText(event.globalPos(), whole, self)
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

    @property
    def _sign(self) -> str:
        return _SIGNS.get(self.property("state"), self.quiet_sign)

    @property
    def _indent(self) -> int:
        return _SIGN + _GAP if self._sign else 0

    def _laid_out(self) -> tuple[int, list[str]]:
        """Return where the note begins, and its lines as they are shown."""
        text, metrics = " ".join(self.text().split()), QFontMetrics(font(SIZES.note))
        held = self._button is not None and self._button.isVisibleTo(self)
        kept = self._button.sizeHint().width() + GRID if self._button is not None and held else 0
        laid_out, whole = (0, [""]), []
        for left in (self._field.x() - self.x(), 0):
            room = self.width() - left - self._indent
            widths = [room] * (self._lines - 1) + [room - kept]
            laid_out = left, self._broken(text, metrics, widths)
            if " ".join(laid_out[1]) == text:
                whole.append(laid_out)
        # No last word of a text stands beside the button if the line above has room for it.
        alone = (each for each in whole if not held or len(each[1]) == 1)
        return next(alone, whole[0] if whole else laid_out)

    def _broken(self, text: str, metrics: QFontMetrics, widths: list[int]) -> list[str]:
        """Return the text in lines of these widths, the last one with dots if need be."""
        *firsts, last = widths
        lines = []
        for width in firsts:
            line = _head(text, metrics, width)
            lines.append(line)
            text = text[len(line) :].lstrip()
        mode = Qt.TextElideMode.ElideMiddle if self._sign == HASH else Qt.TextElideMode.ElideRight
        return [*filter(None, lines), *filter(None, [metrics.elidedText(text, mode, last)])]


def _head(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as many of the first words as fit."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split(" ")
    fitting = (
        n
        for n in range(len(words) - 1, 0, -1)
        if metrics.horizontalAdvance(" ".join(words[:n])) <= width
    )
    return " ".join(words[: next(fitting, 0)])
