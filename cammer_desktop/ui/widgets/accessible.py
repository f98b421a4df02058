"""What screen readers find where Qt's own widgets would tell them less than is to be seen.

A widget with a method `accessible` returns there what they find in its place. Only the main
interface can be replaced: PySide 6.11 returns those for text, selection and attributes as numbers,
and Qt crashes on them. So an editor keeps Qt's interface. Neither Qt's bridge for AT-SPI nor the
one for UI Automation has a state for "required" or "invalid" (`spiStatesFromQState`): an editor
says these in its description.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QStackedWidget,
    QWidget,
)

_PRESS: Final = QAccessibleActionInterface.pressAction()
_SHOW: Final = QAccessibleActionInterface.showMenuAction()


@runtime_checkable
class HasAccessible(Protocol):
    """A widget that says itself what screen readers find."""

    def accessible(self) -> QAccessibleInterface | None:
        """Return a new interface, or None for Qt's own."""
        ...


def install() -> None:
    """Have Qt ask the widgets, for as long as the process runs."""
    QAccessible.installFactory(_interface_of)


def _interface_of(kind: str, of: QObject) -> QAccessibleInterface | None:
    """Return the interface of an object; Qt asks for each of its classes, this answers once."""
    if kind != type(of).__name__:
        return None
    if isinstance(of, HasAccessible):
        return of.accessible()
    if isinstance(of, QStackedWidget):
        return _Stack(of)
    if kind == QWidget.__name__ and cast("QWidget", of).focusProxy() is not None:
        return Unfocused(cast("QWidget", of))
    return None


def tell_focus() -> None:
    """Tell screen readers once more what has the focus.

    Where a window has just opened, Orca takes that itself, or one of its tabs, for what has it: all
    that is said of the control after that is for nobody.
    """
    focused = QApplication.focusWidget()
    if focused is not None and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.Focus))


class Named(QAccessibleWidget):
    """Has a role, and what is told of the widget: its name, its description, its children."""


class _Stack(QAccessibleWidget):
    """Pages one above the other: a group if they have a name together, else nothing of its own.

    Of itself it would be a pane of layers, which tells nobody anything.
    """

    def role(self) -> QAccessible.Role:
        """Return what it is now."""
        is_named = bool(self.widget().accessibleName())
        return QAccessible.Role.Grouping if is_named else QAccessible.Role.Client


class Unfocused(QAccessibleWidget):
    """What hands the focus on to another: for Qt both have it, and a reader looks at the first."""

    def state(self) -> QAccessible.State:
        """Return Qt's state, without the focus."""
        state = super().state()
        state.focused = False
        return state


def as_window(widget: QWidget) -> Named:
    """Return a window: of itself a plain widget is one to the eye alone."""
    return Named(widget, QAccessible.Role.Window)


class Foldable(QAccessibleWidget):
    """A button that unfolds something; checked, it has."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        """Return Qt's state, and whether something is unfolded."""
        state = super().state()
        _set_expanded(state, self._button.isChecked())
        return state

    def actionNames(self) -> list[str]:
        """Return what can be done."""
        return [_PRESS, *super().actionNames()] if self.widget().isEnabled() else []

    def doAction(self, name: str) -> None:
        """Do it."""
        if name == _PRESS:
            self._button.click()
        else:
            super().doAction(name)

    @property
    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self.widget())


class Pressable(QAccessibleWidget):
    """A text that can be pressed by action alone: the widget's method `press` does what it says."""

    def __init__(self, widget: QWidget, press: Callable[[Any], object]) -> None:
        super().__init__(widget, QAccessible.Role.Button)
        self._press = press

    def actionNames(self) -> list[str]:
        """Return what can be done."""
        return [_PRESS]

    def doAction(self, name: str) -> None:
        """Do it."""
        if name == _PRESS:
            self._press(self.widget())


class Opener(QAccessibleWidget):
    """What opens a popup, which is below it: Qt has popups nowhere in the tree.

    Of its widget `popup` returns what is in it, `show` opens it: methods of a class, since PySide
    keeps an interface for good, and what that refers to. It is told by its name: Qt would tell
    the value of a combo box in that place.
    """

    def __init__(
        self,
        widget: QWidget,
        role: QAccessible.Role,
        popup: Callable[[Any], QWidget | None],
        show: Callable[[Any], object],
    ) -> None:
        super().__init__(widget, role)
        self._popup_of, self._show = popup, show

    @property
    def _popup(self) -> QWidget | None:
        return self._popup_of(self.widget())

    def state(self) -> QAccessible.State:
        """Return Qt's state, and whether the popup is open."""
        state, popup = super().state(), self._popup
        state.hasPopup = True
        _set_expanded(state, popup is not None and popup.isVisible())
        return state

    def childCount(self) -> int:
        """Return how many children there are, with the popup."""
        return super().childCount() + (self._popup is not None)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a child: the popup is the last."""
        popup = self._popup
        if popup is not None and index == super().childCount():
            return QAccessible.queryAccessibleInterface(popup)
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which of the children this is, -1 if none."""
        popup = self._popup
        is_popup = popup is not None and child.object() is popup
        return super().childCount() if is_popup else super().indexOfChild(child)

    def actionNames(self) -> list[str]:
        """Return what can be done."""
        return [_SHOW, _PRESS, *super().actionNames()] if self.widget().isEnabled() else []

    def doAction(self, name: str) -> None:
        """Open it, or close it: later, as a menu keeps whoever opens it until it is closed."""
        popup = self._popup
        if name not in (_SHOW, _PRESS):
            super().doAction(name)
        elif popup is not None and popup.isVisible() and _is_popup(popup.window()):
            popup.window().close()
        else:
            QTimer.singleShot(0, self.widget(), partial(self._show, self.widget()))


def _is_popup(window: QWidget) -> bool:
    return bool(window.windowFlags() & Qt.WindowType.WindowType_Mask == Qt.WindowType.Popup)


def _set_expanded(state: QAccessible.State, is_expanded: bool) -> None:
    state.expandable = True
    state.expanded, state.collapsed = is_expanded, not is_expanded
