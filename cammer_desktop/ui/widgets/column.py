"""A column of the window: a header, its content and a footer, with lines between them."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import set_style_property


@runtime_checkable
class Dense(Protocol):
    """What looks otherwise in a window of another height."""

    def set_density(self, density: Density) -> None:
        """Take the window's density."""


class Strip(QFrame):
    """A row from edge to edge: a header or a footer; `row` holds what is in it."""

    def __init__(self, *widgets: QWidget, is_footer: bool = False, overhang: int = 0) -> None:
        """Take what is in it, and how far the last one goes beyond the edge that its text keeps."""
        super().__init__()
        self._is_footer, self._overhang = is_footer, overhang
        self._dense = [each for each in widgets if isinstance(each, Dense)]
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)
        for widget in widgets:
            self.row.addWidget(widget)

    def set_density(self, density: Density) -> None:
        """Take height and margins."""
        self.setFixedHeight(density.footer if self._is_footer else density.header)
        self.row.setContentsMargins(density.edge, 0, density.edge - self._overhang, 0)
        for each in self._dense:
            each.set_density(density)


class Column(QFrame):
    """One of the window's columns, on its own plane, "window" or "base"."""

    def __init__(self, plane: str, header: QWidget, content: QWidget, footer: QWidget) -> None:
        super().__init__()
        set_style_property(self, "plane", plane)
        self._parts = (header, content, footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = line()
        column.addWidget(header)
        column.addWidget(self._line)
        column.addWidget(content, 1)
        column.addWidget(line())
        column.addWidget(footer)

    @property
    def parts(self) -> tuple[QWidget, QWidget, QWidget]:
        """Header, content and footer."""
        return self._parts

    @property
    def below_header(self) -> int:
        """Where the content begins, in logical pixels from above."""
        return self._parts[0].height() + self._line.height()

    def show_header(self, is_shown: bool) -> None:
        """Show the header and the line below it, or do not."""
        self._parts[0].setVisible(is_shown)
        self._line.setVisible(is_shown)

    def set_density(self, density: Density) -> None:
        """Hand the window's density on to what is in the column."""
        for each in self._parts:
            if isinstance(each, Dense):
                each.set_density(density)


def line() -> QFrame:
    """Return a horizontal line."""
    made = QFrame()
    made.setFixedHeight(1)
    set_style_property(made, "role", "line")
    return made


def header_label(text: str) -> QLabel:
    """Return the title of a column."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    set_style_property(made, "role", "header")
    return made
