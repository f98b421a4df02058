"""How the window is laid out: the form on the left, result and history on the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import attach
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_SHARES = (5, 6)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Parts:
    """The window's widgets, each under the name of its place."""

    messages: QWidget
    form: QWidget
    buttons: QWidget
    result: QWidget
    ledger: QWidget
    result_height: int
    """The least height of messages and result together, in logical pixels."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HeaderButton:
    """A button beside the message bar: its sign, its accessible name, the action that it does."""

    sign: str
    name: str
    method: Callable[[], object]


def lay_out(
    window: QWidget, parts: Parts, buttons: Sequence[HeaderButton], *, sandbox: bool
) -> None:
    """Put everything in its place; the sandbox has a band above all."""
    columns = QSplitter(Qt.Orientation.Horizontal)
    columns.setObjectName("columns")
    columns.setChildrenCollapsible(False)
    columns.setHandleWidth(1)
    for share, layout in zip(_SHARES, (_left(parts), _right(parts, buttons)), strict=True):
        side = QWidget()
        side.setLayout(layout)
        columns.addWidget(side)
        columns.setStretchFactor(columns.count() - 1, share)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if sandbox:
        band = QLabel(_("SANDBOX · enlaces de práctica"))
        band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_style_property(band, "role", "badge")
        column.addWidget(band)
    column.addWidget(columns, 1)


def _left(parts: Parts) -> QVBoxLayout:
    left = QVBoxLayout()
    left.setContentsMargins(0, 0, 0, 0)
    left.setSpacing(0)
    left.addWidget(parts.form, 1)
    left.addWidget(parts.buttons)
    return left


def _right(parts: Parts, buttons: Sequence[HeaderButton]) -> QVBoxLayout:
    right = QVBoxLayout()
    right.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
    right.setSpacing(GRID)
    right.addWidget(_result(parts, buttons))
    right.addWidget(_line())
    right.addWidget(parts.ledger, 1)
    return right


def _result(parts: Parts, buttons: Sequence[HeaderButton]) -> QWidget:
    """Return the place of what is said and of the link: a longer text has the room of a link."""
    area = QWidget()
    column = QVBoxLayout(area)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addLayout(_head(parts.messages, buttons))
    column.addWidget(parts.result, 1)
    area.setMinimumHeight(parts.result_height)
    return area


def _head(messages: QWidget, buttons: Sequence[HeaderButton]) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(GRID)
    head.addWidget(messages, 1)
    for each in buttons:
        button = QToolButton()
        button.setText(each.sign)
        button.setAccessibleName(each.name)
        attach(button, each.method)
        set_style_property(button, "role", "flat")
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return head


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    set_style_property(line, "role", "line")
    return line
