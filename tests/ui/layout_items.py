"""What PySide has made Python objects of that belongs to a layout of Qt's."""

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken

from cammer_desktop.ui.widgets.flow_layout import FlowLayout


def held_items() -> list[str]:
    """Return the kinds of layouts' items that have a Python object now, but those of a FlowLayout.

    Such an object outlives its item, which Qt deletes when a widget leaves the layout. What is made
    at that address next is then taken for the item: on Windows the process crashed of it.
    """
    all_of_them = [each for each in Shiboken.getAllValidWrappers() if isinstance(each, QLayoutItem)]
    own = {
        id(layout.itemAt(index))
        for layout in all_of_them
        if isinstance(layout, FlowLayout)
        for index in range(layout.count())
    }
    return sorted(
        type(each).__name__
        for each in all_of_them
        if not isinstance(each, QLayout) and id(each) not in own
    )
