"""An icon beside a text: a sign that is seen, while the text beside it says the same."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cammer_desktop.ui.widgets.icons import paint_icon


class Mark(QWidget):
    """An icon in a colour of the theme, nothing without a name; its room is always the same."""

    def __init__(self, side: int, name: str = "", shade: str = "muted", *, above: int = 0) -> None:
        """Take the side and the room above, in logical pixels, the icon's and the colour's name."""
        super().__init__()
        self._shown = (name, shade)
        self.setFixedSize(side, side + above)

    def show_icon(self, name: str, shade: str) -> None:
        """Show another icon."""
        if (name, shade) != self._shown:
            self._shown = (name, shade)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        name, shade = self._shown
        if name:
            painter = QPainter(self)
            side = self.width()
            paint_icon(painter, name, QRect(0, self.height() - side, side, side), shade)
