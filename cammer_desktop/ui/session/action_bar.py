"""The buttons of the form: create, next customer, fill in; and the seconds of a call."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import action_of, attach
from cammer_desktop.ui.widgets.icon_button import IconButton
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import GRID


class ActionBar(QWidget):
    """The buttons; `ticked` carries a running call's whole seconds.

    `paste_button` stands elsewhere, above the form.
    """

    ticked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.create_button = KeyButton(_("Crear enlace"))
        self.create_button.setAccessibleName(_("Crear enlace"))
        self.create_button.fill(is_next=True)
        self.create_button.leave_blanks()
        self.clear_button = KeyButton(_("Limpiar"))
        self.clear_button.setAccessibleName(_("Limpiar"))
        self.paste_button = IconButton("clipboard-text", _("Pegar"))
        self.paste_button.setAccessibleName(_("Pegar datos"))
        self.paste_button.take_role("flat")
        self.paste_button.leave_blanks()
        self._is_running = self._is_made = self._is_empty = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_timeout)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.create_button, 1)
        line.addWidget(self.clear_button)

    def set_density(self, density: Density) -> None:
        """Take the height of the buttons."""
        for button in (self.create_button, self.clear_button):
            button.set_height(density.button)

    def connect_actions(self, create: Callable[[], object], clear: Callable[[], object]) -> None:
        """Connect the buttons with their actions."""
        for button, method in ((self.create_button, create), (self.clear_button, clear)):
            button.name_keys(action_of(method).shortcut)
            attach(button, method)

    def connect_paste(self, paste: Callable[[], object]) -> None:
        """Connect the button above the form with its action."""
        self.paste_button.setAccessibleDescription(action_of(paste).shortcut)
        attach(self.paste_button, paste)

    def set_running(self, running: bool) -> None:
        """Enable the buttons that make sense during a call, or without one."""
        self._is_running = running
        self._enable()
        self.paste_button.setEnabled(not running)
        if running:
            self._since.start()
            self._timer.start()
        else:
            self._timer.stop()

    def show_step(self, *, is_next: bool, is_made: bool, is_empty: bool) -> None:
        """Show whether creating is the next step, was done, and whether there is what to clear."""
        self._is_made, self._is_empty = is_made, is_empty
        self.create_button.fill(is_next)
        self._enable()

    @Slot()
    def take_focus(self) -> None:
        """Move the focus to the button that creates the link."""
        self.create_button.setFocus()

    def _enable(self) -> None:
        self.create_button.setEnabled(not (self._is_running or self._is_made))
        self.clear_button.setEnabled(not (self._is_running or self._is_empty))

    @Slot()
    def _on_timeout(self) -> None:
        self.ticked.emit(self._since.elapsed() // 1000)
