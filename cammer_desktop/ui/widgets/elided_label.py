"""A line of text that ends with dots where it has no room; a tooltip has it whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from cammer_desktop.ui.widgets.style import set_style_property
from cammer_desktop.ui.widgets.tip import set_tip


def fit_label(label: QLabel, text: str, width: int) -> None:
    """Have a label show as much of a text as fits into a width, and a tooltip the whole."""
    shown = label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
    label.setFixedWidth(width)
    label.clear()  # it keeps the size that it wanted at another width
    label.setText(shown)
    label.setAccessibleName(text if shown != text else "")
    set_tip(label, text if shown != text else "")


class ElidedLabel(QLabel):
    """A label for one line of any length; screen readers get the whole text."""

    def __init__(self, role: str) -> None:
        """Take the role by which the style sheet knows it."""
        super().__init__()
        self._whole = self._told = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_style_property(self, "role", role)

    @property
    def whole(self) -> str:
        """The whole text."""
        return self._whole

    def show_text(self, text: str, told: str = "") -> None:
        """Show a text, its line breaks as blanks; `told` is longer and tells more on hover."""
        self._whole = " ".join(text.split())
        self._told = " ".join(told.split())
        self._elide()

    def sizeHint(self) -> QSize:
        """Return the height of a line, with a text or without."""
        margins = self.contentsMargins()
        return QSize(0, margins.top() + self.fontMetrics().lineSpacing() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the text."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(shown)
        self.tell_whole(is_needed=shown != (self._told or self._whole))

    def tell_whole(self, *, is_needed: bool) -> None:
        """Tell the whole text where not all of it is seen in one piece."""
        told = self._told or self._whole
        self.setAccessibleName(told if is_needed else "")
        set_tip(self, told if is_needed else "")
