"""What all pages of the settings have in common."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID

# From the edge of the field to its text; the sheet's padding does not reach it.
_INSET = 10


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


def align(pages: Sequence[QWidget]) -> None:
    """Give all pages one column of labels, and their numbers one width."""
    grids = [cast("FieldGrid", each.layout()) for each in pages]
    wide = max(each.label_width for each in grids)
    for grid in grids:
        grid.set_label_width(wide)
    boxes = [box for each in pages for box in each.findChildren(Number)]
    width = max(each.sizeHint().width() for each in boxes)
    for box in boxes:
        box.setFixedWidth(width)


class Number(QSpinBox):
    """A field for a number, which is selected when keys lead to it: what is typed replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number; of itself Qt does that for Tab alone, not for another page."""
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.MouseFocusReason, reasons.ActiveWindowFocusReason):
            self.selectAll()


def number(value: int, span: range, suffix: str, name: str) -> Number:
    """Return a field for a number of this span, with what follows it and its accessible name."""
    box = Number()
    box.setRange(span.start, span.stop - 1)
    box.setValue(value)
    box.setSuffix(suffix)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    box.setAccessibleName(name)
    box.setFixedHeight(SIZES.field)
    box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    return box
