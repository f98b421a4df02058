"""A question with two answers; the safe one is the default, and Esc means it too."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.input_rules import InputRules


class Question(QObject):
    """One question at a time; while it is open, asking again does nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._then: Callable[[], None] = lambda: None
        self._otherwise: Callable[[], None] = lambda: None

    @property
    def is_open(self) -> bool:
        """Whether an answer is awaited."""
        return self._box is not None

    def ask(
        self,
        text: str,
        yes: str,
        no: str,
        then: Callable[[], None],
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask; the call returns at once. `then` follows the answer `yes`, `otherwise` the other."""
        if self._box is not None:
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(self._window.windowTitle())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        safe = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(safe)
        box.setEscapeButton(safe)
        box.finished.connect(self._on_finished)
        InputRules(box)
        self._box, self._then, self._otherwise = box, then, otherwise
        box.open()
        announce(box, text)

    @Slot()
    def _on_finished(self) -> None:
        box, self._box = self._box, None
        if box is None:
            return
        clicked = box.clickedButton()
        agreed = (
            clicked is not None and box.buttonRole(clicked) == QMessageBox.ButtonRole.AcceptRole
        )
        box.deleteLater()
        if agreed:
            self._then()
        else:
            self._otherwise()
