"""The help's keys: every shortcut, and where it works."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import COPY, PRINT, SAVE, Action, keyed, shortcut_text
from cammer_desktop.ui.widgets.content_area import ContentArea
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.style import GRID, set_style_property

# From one row to the next, on the grid whatever the letters are.
_PITCH: Final = 3 * GRID


class KeysPage(QWidget):
    """Shows the actions of a window and of places in it, with their shortcuts."""

    def __init__(
        self,
        everywhere: Sequence[QAction],
        at_messages: Sequence[QAction],
        in_history: Sequence[QAction],
    ) -> None:
        """Take the window's actions, and those whose keys work in places of it.

        `at_messages` work at the rows that send one.
        """
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        _add_rows(grid, _keys_of(everywhere))
        keyed_rows = [each for each in in_history if not each.shortcut().isEmpty()]
        for heading, rows in (
            (_("En la fila de un mensaje"), _keys_of(at_messages)),
            (_("En las ventanas de un enlace"), _in_dialogs()),
            (_("En el historial"), _keys_of(keyed_rows)),
        ):
            _add_heading(grid, heading)
            _add_rows(grid, rows)
        column.addStretch(1)


def scrolling(page: QWidget, name: str) -> ContentArea:
    """Return an area for a page that the arrows scroll, while Tab goes from line to line."""
    area = ContentArea(page)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(name)
    return area


def _keys_of(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """Return the keys of actions and what they do."""
    return [(shortcut_text(each.shortcut()), each.text()) for each in actions]


def _in_dialogs() -> list[tuple[str, str]]:
    """Return the keys of the dialogs of a link, a line each, and what they do there."""
    message = f"{keyed('{ctrl_enter}')}, {_listed(Channel.COPY.spec.shortcut)}"
    return [
        (message, _("Al ver un mensaje: abrirlo, copiarlo")),
        (_listed(SAVE, COPY, PRINT), _("En el QR grande: guardarlo, copiarlo, imprimirlo")),
        (_listed("Down", "Return"), _("Al dictar: pasar al grupo siguiente")),
    ]


def _listed(*keys: str) -> str:
    return ", ".join(Action("", (each,)).shortcut for each in keys)


def _add_heading(grid: QGridLayout, text: str) -> None:
    heading = QLabel(text)
    set_style_property(heading, "role", "heading")
    heading.setContentsMargins(0, 2 * GRID, 0, 0)
    heading.setFixedHeight(_PITCH + 2 * GRID)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)


def _add_rows(grid: QGridLayout, rows: Iterable[tuple[str, str]]) -> None:
    """Add keys and what they do: one line is one item for Tab and for a screen reader."""
    for row, (shown, text) in enumerate(rows, grid.rowCount()):
        keys, what = QLabel(shown), QLabel(text)
        set_style_property(keys, "role", "note")
        set_style_property(what, "role", "read")
        what.setAccessibleName(f"{text}: {shown}")
        what.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for column, label in enumerate((keys, what)):
            label.setFixedHeight(_PITCH)
            grid.addWidget(label, row, column)
