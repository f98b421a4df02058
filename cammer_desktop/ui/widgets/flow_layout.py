"""A layout that wraps: what does not fit into a row goes into the next one. Qt has none."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Puts widgets of one height side by side, each as wide as it asks to be."""

    def __init__(self, spacing: int) -> None:
        """Take the distance between two widgets and between two rows, in logical pixels."""
        super().__init__(spacing=spacing)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None if there is none at this index."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it, None if there is none at this index."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: further room is left empty."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the number of rows depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows in this width, in logical pixels."""
        return _around(self._places(width)).height()

    def sizeHint(self) -> QSize:
        """Return the size of a single row."""
        widths = sum(item.sizeHint().width() + self.spacing() for item in self._items)
        return _around(self._places(widths)).size()

    def minimumSize(self) -> QSize:
        """Return the width of the widest item, and the height of one row."""
        return _around([QRect(QPoint(), item.sizeHint()) for item in self._items]).size()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in a rectangle."""
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        """Return where each item goes in a rectangle of this width, seen from its corner."""
        places: list[QRect] = []
        left = top = 0
        for item in self._items:
            size = item.sizeHint()
            if left > 0 and left + size.width() > width:
                left, top = 0, top + size.height() + self.spacing()
            places.append(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
        return places


def _around(places: list[QRect]) -> QRect:
    """Return the rectangle that holds all of these."""
    whole = QRect()
    for place in places:
        whole = whole.united(place)
    return whole
