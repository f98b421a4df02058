"""The help's presenter: the key that opens it, and what it is made from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.texts import N_
from cammer_desktop.ui.widgets.actions import action

Actions = Callable[[], Sequence[QAction]]


class HelpPresenter(QObject):
    """Opens the help; it is imported then, since the first paint does not wait for it."""

    def __init__(
        self, window: QWidget, at_messages: Actions, in_history: Actions, controllers: Controllers
    ) -> None:
        """Take the window whose actions are shown, and what returns those of places in it."""
        super().__init__(window)
        self._window = window
        self._at_messages = at_messages
        self._in_history = in_history
        self._controllers = controllers

    @action(N_("Mostrar esta ayuda"), "F1")
    def show(self) -> None:
        """Show the guide, every action with its keys, and which program this is."""
        from cammer_desktop.ui.help.about import AboutPage
        from cammer_desktop.ui.help.dialog import HelpDialog
        from cammer_desktop.ui.help.keys import KeysPage

        controllers, actions = self._controllers, self._window.actions()
        keys = KeysPage(actions, self._at_messages(), self._in_history())
        about = AboutPage(controllers.tokens, controllers.settings.address, controllers.program)
        HelpDialog(self._window, keys, about).open()
