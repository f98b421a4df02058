"""A strip for what there is to tell beside the outcome, whole; what is very long scrolls."""

import math
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.mark import Mark
from cammer_desktop.ui.widgets.mood import Mood
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_MOST_LINES: Final = 5
_MOST_IF_SHORT: Final = 2
_ABOVE_IF_SHORT: Final = 2
_MARGIN: Final = 2
_FRAME: Final = 2


class _Field(QPlainTextEdit):
    """Emits `resized` when it has wrapped its text to a new width."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text, and tell."""
        super().resizeEvent(event)
        self.resized.emit()


class NoticeStrip(QFrame):
    """Hidden while there is nothing to tell; what is above it scrolls and does not move."""

    def __init__(self, parent: QWidget) -> None:
        """Take whose notices these are; a layout may hold the strip elsewhere."""
        super().__init__(parent)
        set_style_property(self, "role", "notice")
        self._sign = Mark(SIZES.small_icon, above=_MARGIN + 1)
        # A text field and not a label: screen readers can read it, and its text can be copied.
        self._field = _Field()
        self._field.setReadOnly(True)
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(_("Aviso"))
        self._field.setFrameShape(QFrame.Shape.NoFrame)
        self._field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field.document().setDocumentMargin(_MARGIN)
        self._field.resized.connect(self._fit)
        set_style_property(self._field, "role", "message")
        self._most_lines, self._least_lines = _MOST_LINES, 1
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._field, 1)
        self.hide()

    def set_density(self, density: Density) -> None:
        """Take the column's edges, and as many lines as there is room for."""
        above = _ABOVE_IF_SHORT if density.is_short else GRID
        self._row.setContentsMargins(density.edge, above, density.edge, above)
        self._most_lines = _MOST_IF_SHORT if density.is_short else _MOST_LINES
        self._least_lines = _MOST_IF_SHORT if density.is_short else 1
        self._fit()

    @property
    def least(self) -> int:
        """The height that is kept free for it, in logical pixels: a line, all where it is short."""
        margins = self._row.contentsMargins()
        lines = self._least_lines * self._field.fontMetrics().lineSpacing()
        return lines + 2 * (2 * _MARGIN + _FRAME) + margins.top() + margins.bottom()

    def show_text(self, text: str, mood: Mood) -> None:
        """Show a text with its mood's sign; an empty one hides the strip."""
        if text != self._field.toPlainText():
            self._field.setPlainText(text)
        self._sign.show_icon(mood.icon, mood.shade)
        set_style_property(self, "state", mood.value)
        self.setVisible(bool(text))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height of the text in other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Take the height of the text, as far as there is room for it."""
        lines = max(1, round(self._field.document().size().height()))
        policies = Qt.ScrollBarPolicy
        is_long = lines > self._most_lines
        policy = policies.ScrollBarAlwaysOn if is_long else policies.ScrollBarAlwaysOff
        self._field.setVerticalScrollBarPolicy(policy)
        high = self._height() * min(lines, self._most_lines) / lines
        self._field.setFixedHeight(math.ceil(high) + 2 * (_MARGIN + _FRAME))

    def _height(self) -> float:
        """Return the height of the whole text in its width, in logical pixels."""
        document = self._field.document()
        blocks = (document.findBlockByNumber(each) for each in range(document.blockCount()))
        return sum(document.documentLayout().blockBoundingRect(each).height() for each in blocks)
