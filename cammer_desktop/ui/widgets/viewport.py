"""The viewport of a scroll area."""

from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_NAME: Final = "qt_scrollarea_viewport"


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """Return what shows the content of a scroll area, and is painted on.

    Of itself `viewport()` has PySide load each of Qt's widgets, to find which of them it is: a
    twelfth of what a bare window takes to start. Found by name, Qt says what it is.
    """
    found = area.findChild(QWidget, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return cast("QWidget", found)
