"""Another language: the window is made anew for it, once nothing is under way."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.window import MainWindow

# How often it is looked whether all is done, and after how many times it is said what is awaited.
_LOOK_MS: Final = 50
_SOON: Final = 10


class AnotherLanguage(QObject):
    """Emits `due` when the settings want another language than that of the window.

    It waits until every dialog and list is closed, and until the result of all work has arrived: of
    a call, an export, a deletion. So none is lost with the window that waits for it.
    """

    due = Signal()

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        settings: SettingsController,
        wanted: Callable[[], str],
    ) -> None:
        """Take what returns the language that settings and run want; the window owns this."""
        super().__init__(window)
        self._window = window
        self._background = background
        self._wanted = wanted
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        settings.changed.connect(self._on_settings)

    @Slot()
    def _on_settings(self) -> None:
        if self._wanted() != texts.language():
            self._looks = 0
            self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._wanted() == texts.language():  # the agent has changed it back
            self._timer.stop()
        elif self._is_quiet:
            self._timer.stop()
            self.due.emit()
        elif not self._is_above:
            self._looks += 1
            if self._looks == _SOON:
                text = _("El idioma cambia cuando termine lo que está en camino.")
                self._window.bar.say(text)

    @property
    def _is_quiet(self) -> bool:
        is_busy = self._window.session_presenter.is_busy or not self._background.is_idle
        return not (is_busy or self._is_above)

    @property
    def _is_above(self) -> bool:
        """Whether a dialog or a list is open above the window."""
        return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())
