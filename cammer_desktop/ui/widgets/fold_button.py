"""A button that folds and unfolds what is below it, in the place of a label."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Foldable
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.own_text import OwnText
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, set_style_property

_BEFORE: Final = 3
_GAP: Final = 6


class FoldButton(OwnText, QToolButton):
    """Checked, it shows what is below; its caret stands where labels begin.

    Qt knows nothing of that: what it knows as checkable is heard as a check box.
    """

    toggled = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._is_unfolded, self._told = False, ""
        self.setText(text)
        self.setAccessibleName(text)
        self.tell("")
        set_style_property(self, "role", "fold")

    def accessible(self) -> Foldable:
        """Return a button that is expanded or collapsed."""
        return Foldable(self)

    def isChecked(self) -> bool:
        """Return whether it shows what is below."""
        return self._is_unfolded

    def setChecked(self, checked: bool) -> None:
        """Show what is below, or hide it."""
        if checked != self._is_unfolded:
            self._is_unfolded = checked
            self.update()
            self.toggled.emit(checked)  # whoever follows has more to tell: both is heard once
            self.tell(self._told)

    def nextCheckState(self) -> None:
        """Fold or unfold when it is pressed."""
        self.setChecked(not self._is_unfolded)

    def tell(self, text: str) -> None:
        """Have a screen reader say something of it, behind whether it is folded."""
        self._told = text
        state = _("Desplegado.") if self._is_unfolded else _("Plegado.")
        self.setAccessibleDescription(f"{state} {text}".strip())

    def sizeHint(self) -> QSize:
        """Return the room for caret and text."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(2 * _BEFORE + SIZES.caret + _GAP + text, SIZES.field)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's ground, the caret and the text: of itself both would be centred."""
        super().paintEvent(event)
        painter = QPainter(self)
        shade = "text" if self.isEnabled() else "disabled"
        caret = QRect(_BEFORE, (self.height() - SIZES.caret) // 2, SIZES.caret, SIZES.caret)
        paint_icon(painter, "caret-down" if self.isChecked() else "caret-right", caret, shade)
        painter.setPen(colour(shade))
        place = self.rect().adjusted(caret.right() + 1 + _GAP, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, int(flags), shown)
