"""Menus: who opens one by keys, or by a screen reader, is at its first item at once."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cammer_desktop.ui.widgets.held_keys import ENTER, HeldKeys

_CHOOSING: Final = (*ENTER, Qt.Key.Key_Space)


class Menu(QMenu):
    """The menu of a button. A key that is still held down from opening it chooses nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Take what it is called: as a menu in another one, and by a screen reader."""
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self._is_by_keys = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # The key that opened it goes up in it, which is before it has the focus.
            self.installEventFilter(HeldKeys.of(application))
        self.aboutToShow.connect(self._on_about_to_show)

    @Slot()
    def _on_about_to_show(self) -> None:
        # A button opens it while the pointer is down; a menu in another one is marked by Qt.
        is_below = QApplication.activePopupWidget() is not None
        by_pointer = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._is_by_keys = not (is_below or by_pointer)

    def showEvent(self, event: QShowEvent) -> None:
        """Mark the first item, which is heard then, unless it was opened by the pointer."""
        super().showEvent(event)
        if self._is_by_keys:
            _mark_first(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, but not by a key that repeats itself."""
        if not (event.isAutoRepeat() and event.key() in _CHOOSING):
            super().keyPressEvent(event)


def show_context_menu(menu: QMenu, of: QWidget, event: QContextMenuEvent) -> None:
    """Show the menu of a widget where it was asked for, until it is closed; it is deleted then."""
    menu.setAccessibleName(of.accessibleName())
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        QTimer.singleShot(0, menu, partial(_mark_first, menu))  # it is in view by then
    menu.exec(event.globalPos())
    menu.deleteLater()


def _mark_first(menu: QMenu) -> None:
    choices = (each for each in menu.actions() if each.isEnabled() and not each.isSeparator())
    first = next(choices, None)
    if first is not None:
        menu.setActiveAction(first)
