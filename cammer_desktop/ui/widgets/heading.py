"""The heading of a part of a form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cammer_desktop.ui.widgets.style import set_style_property


def heading(text: str) -> QLabel:
    """Return a label that heads what is below it."""
    label = QLabel(text)
    set_style_property(label, "role", "heading")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return label
