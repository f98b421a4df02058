"""The button that makes an entry: it asks of which kind."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QMenu

from cammer_desktop.domain.catalogue import Kind
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Opener
from cammer_desktop.ui.widgets.icon_button import IconButton
from cammer_desktop.ui.widgets.menu import Menu


class NewEntryButton(IconButton):
    """Opens a menu; `wanted` carries the `Kind` that was chosen. A plus is before its text."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("plus", _("Nueva…"))
        self.setAccessibleName(_("Nueva…"))
        self.setAccessibleDescription(_("Abre un menú."))
        self._menu = Menu(self.accessibleName(), self)
        for kind, text in (
            (Kind.CATEGORY, _("&Categoría…")),
            (Kind.AGENT, _("&Agente…")),
            (Kind.PROMOTION, _("&Promoción…")),
            (Kind.TEMPLATE, _("P&lantilla…")),
        ):
            self._menu.addAction(text).setData(kind)
        self._menu.triggered.connect(self._on_triggered)
        self.pressed.connect(self._on_pressed)

    def accessible(self) -> Opener:
        """Return a button that has its menu below it."""
        return Opener(
            self, QAccessible.Role.ButtonMenu, NewEntryButton.menu_below, NewEntryButton.click
        )

    def menu_below(self) -> QMenu:
        """Return the menu that it opens."""
        return self._menu

    @Slot()
    def _on_pressed(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self.mapToGlobal(above))
        self.setDown(False)  # that the key or the pointer goes up again is for the menu

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit(action.data())
