"""A line edit with a list behind it: at its end a caret that opens the list, and a short tag."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from cammer_desktop.ui.widgets.accessible import Opener
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import set_style_property
from cammer_desktop.ui.widgets.tip import explain

_BUTTON: Final = 28
_INSIDE: Final = 3
_GAP: Final = 4


class DropButton(QToolButton):
    """Opens a list that is a part of the window and has a place of its own in its tree."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._taking: QWidget | None = None

    def accessible(self) -> Opener:
        """Return a button that has below it, while the list is open, what takes its marked row."""
        return Opener(self, QAccessible.Role.Button, DropButton.taking, DropButton.click)

    def taking(self) -> QWidget | None:
        """Return what takes the marked row, None without a list."""
        return self._taking

    def opens(self, taking: QWidget) -> None:
        """Take what, in the list, takes the marked row."""
        self._taking = taking


class DropEdit(QLineEdit):
    """Its `button` opens the list; the tab key goes past it, the down arrow does the same."""

    def __init__(self, button_name: str) -> None:
        """Take what a screen reader calls the button."""
        super().__init__()
        self._tag = QLabel(self)
        self._tag.setTextFormat(Qt.TextFormat.PlainText)
        self._tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_style_property(self._tag, "role", "note")
        self.button = DropButton(self)
        self.button.setIcon(icon("caret-down"))
        self.button.setIconSize(QSize(SIZES.caret, SIZES.caret))
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleName(button_name)
        explain(self.button, f"{button_name} (↓)", "↓")
        self._mark: QWidget | None = None
        self.place()

    def hold(self, mark: QWidget) -> None:
        """Have room for a sign before the tag, while it is not hidden."""
        self._mark = mark

    def show_tag(self, text: str) -> None:
        """Show a word in small letters before the caret, or none."""
        if text != self._tag.text():
            self._tag.setText(text)
            self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Open no list of what cannot be changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.button.setEnabled(not self.isReadOnly())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep tag and caret at the end."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put all that is at the end in its place."""
        height = self.height() - 2 * _INSIDE
        left = self.width() - _INSIDE - _BUTTON
        self.button.setGeometry(left, _INSIDE, _BUTTON, height)
        wide = self._tag.sizeHint().width() if self._tag.text() else 0
        self._tag.setGeometry(left - wide, _INSIDE, wide, height)
        if self._mark is not None and not self._mark.isHidden():
            wide += self._mark.width() + _GAP
            self._mark.move(
                self._tag.x() - self._mark.width() - _GAP,
                _INSIDE + (height - self._mark.height()) // 2,
            )
        self.setTextMargins(0, 0, _BUTTON + wide + (_GAP if wide else -_GAP), 0)
