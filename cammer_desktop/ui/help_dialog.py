"""Help: every shortcut, and which program this is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop import __version__
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keyed, shortcut_text
from cammer_desktop.ui.widgets.content_area import ContentArea
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.style import GRID, set_style_property

# From one row to the next, on the grid whatever the letters are.
_PITCH: Final = 3 * GRID


class HelpDialog(Dialog):
    """Shows the actions of a window and of places in it, with their shortcuts."""

    def __init__(
        self, parent: QWidget, at_messages: Sequence[QAction], in_history: Sequence[QAction]
    ) -> None:
        """Take the window whose actions are shown, and those whose keys work in places of it.

        `at_messages` work at the rows that send one.
        """
        super().__init__(_("Atajos y ayuda"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(0)
        _add_rows(grid, parent.actions())
        _add_heading(grid, _("En la fila de un mensaje"))
        _add_rows(grid, at_messages)
        _add_heading(grid, _("En el historial"))
        _add_rows(grid, [action for action in in_history if not action.shortcut().isEmpty()])
        close = KeyButton(_("Cerrar"), keyed("{esc}"))
        close.clicked.connect(self.reject)
        self.set_default(close)
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        column.addLayout(grid)
        for label in _about():
            column.addWidget(label)
        self.fill(column, Footer(close))
        # The arrows and the pages scroll; Enter closes all the same.
        [area] = self.findChildren(ContentArea)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.windowTitle())
        area.setAccessibleDescription(_heard(grid))
        area.setFocus()


def _about() -> tuple[QLabel, QLabel]:
    """Return which version this is, and where another one comes from."""
    version = QLabel(_("Cammer Desktop {version}").format(version=__version__))
    news = QLabel(
        _(
            "No busca versiones nuevas: las da quien le dio esta. Usa Qt bajo la LGPL-3.0;"
            " su carpeta «licenses» dice qué más contiene."
        )
    )
    news.setWordWrap(True)
    for label in (version, news):
        set_style_property(label, "role", "note")
    return version, news


def _heard(grid: QGridLayout) -> str:
    """Return the rows in one text: no key of the keyboard reaches a label."""
    rows = []
    for row in range(grid.rowCount()):
        items = [grid.itemAtPosition(row, column) for column in (1, 0)]
        labels = [item.widget() for item in items if item is not None]
        texts = [label.text() for label in dict.fromkeys(labels) if isinstance(label, QLabel)]
        rows.append(": ".join(texts))
    return ". ".join(filter(None, rows))


def _add_heading(grid: QGridLayout, text: str) -> None:
    heading = QLabel(text)
    set_style_property(heading, "role", "heading")
    heading.setContentsMargins(0, 2 * GRID, 0, 0)
    heading.setFixedHeight(_PITCH + 2 * GRID)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)


def _add_rows(grid: QGridLayout, actions: Sequence[QAction]) -> None:
    for row, action in enumerate(actions, grid.rowCount()):
        keys = QLabel(shortcut_text(action.shortcut()))
        set_style_property(keys, "role", "note")
        # What a menu shows behind a tab are the keys again.
        for column, label in enumerate((keys, QLabel(action.text().partition("\t")[0]))):
            label.setFixedHeight(_PITCH)
            grid.addWidget(label, row, column)
