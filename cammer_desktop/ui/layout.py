"""How the window is laid out: a header, then the form on the left, link and ledger on the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import attach
from cammer_desktop.ui.widgets.style import GRID, set_style_property


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Parts:
    """The window's widgets, each under the name of its place."""

    messages: QWidget
    offer: QWidget
    form: QWidget
    buttons: QWidget
    result: QWidget
    ledger: QWidget


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HeaderButton:
    """A button of the header: its sign, its accessible name, the action that it does."""

    sign: str
    name: str
    method: Callable[[], object]


def lay_out(
    window: QWidget, parts: Parts, buttons: Sequence[HeaderButton], *, sandbox: bool
) -> None:
    """Put everything in its place; the sandbox has a badge and a coloured strip."""
    both = QHBoxLayout()
    both.setSpacing(0)
    both.addLayout(_left(parts), 5)
    both.addWidget(_line(QFrame.Shape.VLine))
    both.addLayout(_right(parts), 6)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(_header(parts.messages, buttons, sandbox))
    column.addWidget(_line(QFrame.Shape.HLine, "strip" if sandbox else "line"))
    column.addWidget(parts.offer)
    column.addLayout(both, 1)


def _header(messages: QWidget, buttons: Sequence[HeaderButton], sandbox: bool) -> QHBoxLayout:
    header = QHBoxLayout()
    header.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    header.setSpacing(GRID)
    messages.setMinimumHeight(4 * GRID)
    header.addWidget(messages, 1)
    if sandbox:
        badge = QLabel(_("SANDBOX · enlaces de práctica"))
        set_style_property(badge, "role", "badge")
        header.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
    for each in buttons:
        button = QToolButton()
        button.setText(each.sign)
        button.setAccessibleName(each.name)
        attach(button, each.method)
        set_style_property(button, "role", "flat")
        header.addWidget(button)
    return header


def _left(parts: Parts) -> QVBoxLayout:
    left = QVBoxLayout()
    left.setSpacing(0)
    left.addWidget(parts.form, 1)
    left.addWidget(parts.buttons)
    return left


def _right(parts: Parts) -> QVBoxLayout:
    right = QVBoxLayout()
    right.setContentsMargins(2 * GRID, 12, 2 * GRID, 2 * GRID)
    right.setSpacing(GRID)
    heading = QLabel(_("ENLACE"))
    set_style_property(heading, "role", "heading")
    right.addWidget(heading)
    right.addWidget(parts.result)
    right.addWidget(_line(QFrame.Shape.HLine))
    right.addWidget(parts.ledger, 1)
    return right


def _line(shape: QFrame.Shape, role: str = "line") -> QFrame:
    line = QFrame()
    thickness = 4 if role == "strip" else 1
    if shape is QFrame.Shape.HLine:
        line.setFixedHeight(thickness)
    else:
        line.setFixedWidth(thickness)
    set_style_property(line, "role", role)
    return line
