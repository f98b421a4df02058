"""What every dialog has in common."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget


class Dialog(QDialog):
    """A dialog that is deleted when it is closed, and grows when a text needs more lines."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)

    def event(self, event: QEvent) -> bool:
        """Grow when the content asks for a new layout."""
        wants_layout = event.type() == QEvent.Type.LayoutRequest
        handled = super().event(event)  # after a DeferredDelete neither event nor dialog is left
        if wants_layout:
            self._grow()
        return handled

    def _grow(self) -> None:
        # For a wrapping text Qt reserves the height of a single line.
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        if needed > self.height():
            self.resize(self.width(), needed)
