"""The fields of a dialog: their labels in one column, level with what they name."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_TOP: Final = Qt.AlignmentFlag.AlignTop


class FieldGrid(QGridLayout):
    """Below each field is the room of a note: from row to row it is as far, with or without.

    `PITCH` is how far, in logical pixels.
    """

    PITCH: ClassVar = SIZES.field + SIZES.note_slot + GRID

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(GRID)
        self.setVerticalSpacing(GRID)
        self.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []
        self.set_label_width(SIZES.dialog_label)

    @property
    def label_width(self) -> int:
        """The width of the column of labels: that of the longest, or the least that there is."""
        return max([SIZES.dialog_label, *(each.sizeHint().width() for each in self._labels)])

    def set_label_width(self, width: int) -> None:
        """Give the column of labels a greater width, that of a grid on another page."""
        self.setColumnMinimumWidth(0, width)

    def add_row(self, field: FieldRow) -> None:
        """Add a field that has a label and a note of its own."""
        self._add(field.label, field)

    def add(self, label: str, field: QWidget) -> QLabel:
        """Add a field without a note; return its label."""
        named = QLabel(label)
        named.setBuddy(field)
        self._add(named, field)
        return named

    def add_wide(self, widget: QWidget) -> None:
        """Add what is as wide as labels and fields together."""
        self.addWidget(widget, self._next, 0, 1, 2)

    def add_below(self, widget: QWidget) -> None:
        """Add what belongs to the field above, as wide as the fields."""
        self.addWidget(widget, self._next, 1)

    def show_row(self, field: FieldRow, is_shown: bool) -> None:
        """Show a field with its label, or have no room for both."""
        row = self.getItemPosition(self.indexOf(field))[0]  # type: ignore[index]
        for part in (field.label, field):
            part.setVisible(is_shown)
        self.setRowMinimumHeight(row, self.PITCH - GRID if is_shown else 0)

    def end(self) -> None:
        """Leave further room below: there are no more rows."""
        self.setRowStretch(self._next, 1)

    @property
    def _next(self) -> int:
        """The number of the next row: an empty grid has one, too."""
        return self.rowCount() if self.count() else 0

    def _add(self, label: QLabel, field: QWidget) -> None:
        row = self._next
        self._labels.append(label)
        label.setContentsMargins(0, 0, 0, 0)
        label.setFixedHeight(SIZES.field)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        set_style_property(label, "role", "muted")
        is_fixed = field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        self.addWidget(label, row, 0, _TOP)
        self.addWidget(field, row, 1, _TOP | Qt.AlignmentFlag.AlignLeft if is_fixed else _TOP)
        self.setRowMinimumHeight(row, self.PITCH - GRID)
