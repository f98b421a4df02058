"""A whole link to be read and chosen, in as large letters as there is room for."""

import math
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.sizes import DENSITIES, SIZES
from cammer_desktop.ui.widgets.style import GRID, fitting, set_style_property

_LETTERS: Final = (DENSITIES[0].code_text, SIZES.header_text, SIZES.text)
_MARGIN: Final = GRID // 2
_BORDER: Final = 2  # of the sheet


class LinkLines(QPlainTextEdit):
    """Shows a link on one line or on a few; a longer one scrolls."""

    def __init__(self, link: str) -> None:
        super().__init__(link)
        self._most = 1
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Enlace"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.document().setDocumentMargin(_MARGIN)
        set_style_property(self, "role", "message")

    def allow(self, lines: int, alignment: Qt.AlignmentFlag, width: int) -> None:
        """Take the most lines that are shown at once, where a short one stands, and the width."""
        self._most = lines
        option = self.document().defaultTextOption()
        option.setAlignment(alignment)
        self.document().setDefaultTextOption(option)
        self._fit(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the letters again."""
        self._fit(self.width())
        super().resizeEvent(event)  # behind it, for the room that a scroll bar leaves

    def event(self, event: QEvent) -> bool:
        """Take the keys that copy before the dialog does: here they copy the link."""
        is_key = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if is_key and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the whole link when it is reached by keys: half a link is of no use."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _fit(self, width: int) -> None:
        room = width - 2 * (_BORDER + _MARGIN)
        link, policy = self.toPlainText(), Qt.ScrollBarPolicy
        letters = fitting(link, room, _LETTERS, mono=True)
        self.setFont(letters)
        metrics = QFontMetrics(letters)
        lines = math.ceil(metrics.horizontalAdvance(link) / max(1, room - metrics.maxWidth()))
        if metrics.horizontalAdvance(link) <= room:
            lines = 1
        is_whole = lines <= self._most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAsNeeded
        )
        shown = lines if is_whole else self._most
        # Qt counts one margin more; below lines that scroll the next one would show in it.
        margins = (3 if is_whole else 1) * _MARGIN
        self.setFixedHeight(math.ceil(shown * self._line_height()) + 2 * _BORDER + margins)

    def _line_height(self) -> float:
        """Return how high a line is laid out: that may be more than its letters say."""
        block = self.document().firstBlock()
        self.blockBoundingRect(block)  # lays it out
        return block.layout().lineAt(0).height()
