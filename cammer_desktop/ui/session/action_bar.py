"""The buttons below the form: create, cancel, next customer; and the seconds of a call."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import action_of, attach
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class ActionBar(QWidget):
    """The buttons; `ticked` carries a running call's whole seconds, `cancelled` gives it up."""

    ticked = Signal(int)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.create_button = QPushButton()
        self.create_button.setAccessibleName(_("Crear enlace"))
        self.create_button.setMinimumHeight(4 * GRID)
        set_style_property(self.create_button, "role", "primary")
        self.cancel_button = QPushButton(_("Cancelar"))
        # Esc is its key: a blank of a name that is typed on must not press it.
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button = QPushButton(_("Limpiar"))
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_timeout)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        line.setSpacing(GRID)
        line.addWidget(self.create_button, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.clear_button)
        self.set_running(False)

    def connect_actions(
        self,
        create: Callable[[], object],
        cancel: Callable[[], object],
        clear: Callable[[], object],
    ) -> None:
        """Connect the buttons with their actions."""
        text = _("Crear enlace · {keys}").format(keys=action_of(create).shortcut)
        self.create_button.setText(text)
        attach(self.create_button, create)
        self.cancel_button.setToolTip(action_of(cancel).tooltip)  # its key may do more
        self.cancel_button.clicked.connect(self.cancelled)
        attach(self.clear_button, clear)

    def set_running(self, running: bool) -> None:
        """Enable the buttons that make sense during a call, or without one."""
        self.create_button.setEnabled(not running)
        self.cancel_button.setEnabled(running)
        self.clear_button.setEnabled(not running)
        if running:
            self._since.start()
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def take_focus(self) -> None:
        """Move the focus to the button that creates the link."""
        self.create_button.setFocus()

    @Slot()
    def _on_timeout(self) -> None:
        self.ticked.emit(self._since.elapsed() // 1000)
