"""The help's dialog: a tab for the guide, one for the keys, one for the program itself."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.help.about import AboutPage
from cammer_desktop.ui.help.guide import GuideView
from cammer_desktop.ui.help.keys import KeysPage, scrolling
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.tabs import Tabs

# So high that no page makes it grow: a small screen has less room, and there they scroll.
_SIZE: Final = (84 * GRID, 120 * GRID)


class HelpDialog(Dialog):
    """Shows three pages; the guide has the focus, and each page gets it when it is chosen."""

    def __init__(self, parent: QWidget, keys: KeysPage, about: AboutPage) -> None:
        super().__init__(_("Ayuda"), parent)
        self.resize(*_SIZE)
        self._guide, self._about = GuideView(), about
        self._about_area = scrolling(about, _("Acerca de"))
        self._tabs = Tabs()
        self._tabs.addTab(self._guide, _("&Guía"))
        self._tabs.addTab(scrolling(keys, _("Teclas")), _("&Teclas"))
        self._tabs.addTab(self._about_area, _("&Acerca de"))
        self._tabs.currentChanged.connect(self._on_page)
        close = KeyButton(_("Cerrar"), keyed("{esc}"))
        close.clicked.connect(self.reject)
        self.stack(self._tabs, Footer(close))
        self.set_default(close, is_step=False)
        self._guide.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Say how the guide is read, once: Orca says no description of a text."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self._tabs, f"{self._tabs.opening} {self._guide.accessibleDescription()}")

    @Slot(int)
    def _on_page(self, number: int) -> None:
        """Ask the keyring for the token's place only when that is looked at: it may prompt."""
        if number == self._tabs.indexOf(self._about_area):
            self._about.load()
