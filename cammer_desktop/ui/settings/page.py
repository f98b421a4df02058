"""What all pages of the settings have in common."""

from typing import Protocol

from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID


class Page(Protocol):
    """A page of the settings."""

    def apply(self, settings: Settings) -> Settings | QWidget:
        """Return the settings with the page's values.

        Where something cannot be used, the page says so and returns what is to have the focus.
        """
        ...


def rows() -> FieldGrid:
    """Return an empty layout of labels and fields; what is below them stays above."""
    grid = FieldGrid()
    grid.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
    return grid


def number(value: int, span: range, suffix: str, name: str) -> QSpinBox:
    """Return a field for a number of this span, with what follows it and its accessible name."""
    box = QSpinBox()
    box.setRange(span.start, span.stop - 1)
    box.setValue(value)
    box.setSuffix(suffix)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    box.setAccessibleName(name)
    box.setFixedHeight(SIZES.field)
    box.lineEdit().setTextMargins(GRID, 0, 0, 0)  # the sheet's padding does not reach it
    return box
