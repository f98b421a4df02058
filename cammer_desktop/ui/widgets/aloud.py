"""What a screen reader is told at this very moment, by both of the ways that there are."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.domain import checks

HEARD: Final = "heard"
"""The property with what a screen reader says of a dialog that opens, by its labels."""

_DIRECTLY: Final = Qt.FindChildOption.FindDirectChildrenOnly


@runtime_checkable
class HasRows(Protocol):
    """A table: a screen reader takes its row for what has the focus."""

    def remark(self, text: str) -> bool:
        """Have the current row say a text of itself; return false if there is none."""
        ...


class _Remark(QObject):
    """What a control says of itself in place of its own description, until the focus leaves it.

    What is wrong with it is said as well.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self._control = control
        self.own = self._shown = control.accessibleDescription()
        control.installEventFilter(self)

    def make(self, text: str) -> None:
        """Say a text, whatever the control says of itself without it."""
        if self._control.accessibleDescription() != self._shown:  # it has found another one
            self.own = self._control.accessibleDescription()
        says_both = is_wrong(self._control) and self.own not in text
        said = f"{text} {self.own}" if says_both else text
        self._shown = self.own if text in self.own else said
        self._control.setAccessibleDescription(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the focus leaves the control; a reader knows of that only a moment later."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._on_left)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_left(self) -> None:
        """Give the control its own description back when nobody is there any more to hear it."""
        if self._control.hasFocus():
            return
        if self._control.accessibleDescription() == self._shown:
            self._control.setAccessibleDescription(self.own)
        self._control.removeEventFilter(self)
        self.setParent(None)
        self.deleteLater()


def say(widget: QWidget, text: str) -> None:
    """Say `text` aloud, in the place of `widget`: whole, also where a NUL would end it.

    It is announced, and stands in the description of what has the focus until that moves on: Orca
    43 (Debian 12) knows no announcements, but reads a description that changes where the focus is.
    Newer ones do both. `ui.widgets.announce` knows when the moment has come.
    """
    if not QAccessible.isActive():
        return
    shown = checks.shown(text)
    focused = QApplication.focusWidget()
    if focused is not None and not _says_in_row(focused, shown) and not _says(focused, shown):
        _remark_of(focused).make(shown)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, shown))


def foretell(control: QWidget, text: str) -> None:
    """Have a control be heard with a text as the focus comes to it, of which nobody was told yet.

    Said after that, it may be heard twice: a description is said again, whole, where it changes.
    """
    if QAccessible.isActive() and text:
        _remark_of(control).make(checks.shown(text))


def is_wrong(control: QWidget) -> bool:
    """Tell whether a control says of itself what is wrong with it."""
    return bool(control.property("state") == "error")


def describe(control: QWidget, text: str) -> None:
    """Have a control say of itself what is announced as well, from when the focus comes back.

    While it has the focus the announcement is enough: it would be heard twice.
    """
    if QAccessible.isActive() and control.hasFocus():
        _remark_of(control).own = text
    else:
        control.setAccessibleDescription(text)


def _says_in_row(control: object, text: str) -> bool:
    return isinstance(control, HasRows) and control.remark(text)


def _says(control: QWidget, text: str) -> bool:
    """Tell whether a control was heard with a text, or its dialog, which has just opened."""
    window = control.window()
    described = (control.accessibleDescription(), window.accessibleDescription())
    return any(text in each for each in (*described, str(window.property(HEARD) or "")))


def _remark_of(control: QWidget) -> _Remark:
    found = control.findChild(_Remark, "", _DIRECTLY)
    return found if isinstance(found, _Remark) else _Remark(control)
