"""What all pages of the settings have in common."""

from typing import Final, Protocol

from PySide6.QtWidgets import QFormLayout, QWidget

from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.widgets.style import GRID


class Page(Protocol):
    """A page of the settings."""

    def apply(self, settings: Settings) -> Settings | QWidget:
        """Return the settings with the page's values.

        Where something cannot be used, the page says so and returns what is to have the focus.
        """
        ...


CONTROL_HEIGHT: Final = 4 * GRID
"""The height of an editor, in logical pixels."""


def rows() -> QFormLayout:
    """Return an empty layout of labels and fields."""
    layout = QFormLayout()
    layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    layout.setHorizontalSpacing(2 * GRID)
    layout.setVerticalSpacing(GRID)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout
