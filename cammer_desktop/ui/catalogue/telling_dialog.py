"""A dialog in which is told what happens to the catalogue while it is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.style import set_style_property


class TellingDialog(Dialog):
    """Has a `message`, which a subclass puts into its layout."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str, state: str) -> None:
        """Show a text in place of the one before, and announce it; `state` is its colour's."""
        self._show(text, state)
        announce(self.message, text)

    def add(self, text: str) -> None:
        """Show a warning below what was said, and announce it."""
        self._show("\n".join(filter(None, (self.message.text(), text))), "warning")
        announce(self.message, text)

    def withdraw(self, text: str) -> None:
        """Drop a line that is not true any more."""
        lines = self.message.text().splitlines()
        self.message.setText("\n".join(line for line in lines if line != text))

    def _show(self, text: str, state: str) -> None:
        self.message.setText(text)
        set_style_property(self.message, "state", state)


def telling_dialog() -> TellingDialog | None:
    """Return the front-most dialog that tells, None if none is open."""
    widget: QWidget | None = QApplication.activeModalWidget()
    while widget is not None and not isinstance(widget, TellingDialog):
        widget = widget.parentWidget()
    return widget
