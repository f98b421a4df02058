"""A dialog in which is told what happens to the catalogue while it is open."""

from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.notice import Notice
from cammer_desktop.ui.widgets.voice import Voice


class TellingDialog(Dialog):
    """Has a `notice` of what is told, which a subclass puts into its layout."""

    def __init__(self, title: str, parent: QWidget, notice: Notice | None = None) -> None:
        """Take the title, what it belongs to, and the notice if it is to have room around it."""
        super().__init__(title, parent)
        self.notice = notice or Notice()
        self._told = ""
        self._voice = Voice(self)

    def say(self, text: str, state: str) -> None:
        """Show a text in place of the one before, and announce it; `state` is its colour's."""
        self._show(text, state)
        self._voice.say(text)

    def add(self, text: str) -> None:
        """Show a warning below what was said, and announce it."""
        self._show("\n".join(filter(None, (self._told, text))), "warning")
        self._voice.add(text)

    def withdraw(self, text: str) -> None:
        """Drop a line that is not true any more."""
        lines = self._told.splitlines()
        state = str(self.notice.label.property("state"))
        self._show("\n".join(line for line in lines if line != text), state)

    def unsay(self) -> None:
        """Say nothing any more."""
        self._show("", "")

    def refresh_quiet(self) -> None:
        """Show anew what stands there while nothing is told."""
        if not self._told:
            self._show("", "")

    def quiet_text(self) -> str:
        """Return what stands there while nothing is told."""
        return ""

    def _show(self, text: str, state: str) -> None:
        self._told = text
        self.notice.show_text(text or self.quiet_text(), state if text else "")


def telling_dialog() -> TellingDialog | None:
    """Return the front-most dialog that tells, None if none is open."""
    widget: QWidget | None = QApplication.activeModalWidget()
    while widget is not None and not isinstance(widget, TellingDialog):
        widget = widget.parentWidget()
    return widget
