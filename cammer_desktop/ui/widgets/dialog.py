"""What every dialog has in common."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget


class Dialog(QDialog):
    """A dialog that vanishes when it is closed, and grows when a text in it needs more lines."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)

    def event(self, event: QEvent) -> bool:
        """Notice that what is inside needs another size."""
        wants_layout = event.type() == QEvent.Type.LayoutRequest
        handled = super().event(event)  # of which, once it is told to go, nothing may be left
        if wants_layout:
            self._grow()
        return handled

    def _grow(self) -> None:
        # Qt keeps the least height for one line of each text that wraps.
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        if needed > self.height():
            self.resize(self.width(), needed)
